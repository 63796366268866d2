/** The command line's door: a socket that only this user can open. */
import { chmod, lstat, mkdir, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { bind, close, createHttpServer, type Fetch } from './http-server.ts'

/**
 * A socket of mode 0600 in a folder of mode 0700. Whoever calls holds the instance's lock, so a socket that lies
 * there is a dead one's and is removed.
 * @throws {Error} when the folder is not this user's own, or something else than a socket lies there
 */
export async function listenOnSocket(options: {
  fetch: Fetch
  path: string
}): Promise<{ close(): Promise<void> }> {
  const { path } = options
  const isPipe = process.platform === 'win32'
  if (!isPipe) await prepareFolder(dirname(path))
  if (!isPipe) await removeStale(path)
  const server = createHttpServer(options.fetch)
  const failed = await bind(server, { path })
  if (failed !== null) throw failed
  if (!isPipe) await chmod(path, 0o600)
  return { close: () => close(server) }
}

async function prepareFolder(folder: string) {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { uid, mode } = await lstat(folder).then((stats) => {
    if (!stats.isDirectory()) throw new Error(`${folder} is not a folder: remove it, then start again`)
    return stats
  })
  if (uid !== process.getuid?.())
    throw new Error(
      `${folder} belongs to another user: remove it, or set LATCHKEY_HOME to a folder of your own`,
    )
  if ((mode & 0o077) !== 0) await chmod(folder, 0o700)
}

async function removeStale(path: string) {
  const found = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (found === null) return
  if (!found.isSocket()) throw new Error(`${path} is not a socket: remove it, then start again`)
  await unlink(path)
}
