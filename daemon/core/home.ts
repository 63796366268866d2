/** Where Latchkey keeps what it knows: one folder that only this user may open. */
import { hash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { privateFolder } from './private-path.ts'

type HomeKind = 'own' | 'sandbox'

export interface Home {
  readonly root: string
  /** The sandbox never shares a folder with the person's own data. */
  dataDir(kind: HomeKind): string
  /** Used only with neither keychain nor passphrase. */
  keyfilePath(kind: HomeKind): string
  /** Of the CLI's socket (a pipe on Windows); its folder exists and is private. */
  readonly socketPath: string
}

/** A Unix socket's address holds 104 bytes on macOS, 108 on Linux. */
const LONGEST_SOCKET_PATH = 99

/** `LATCHKEY_HOME`, else the system's usual place. */
export function defaultRoot(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  homeFolder: string,
): string {
  if (env['LATCHKEY_HOME']) return resolve(env['LATCHKEY_HOME'])
  if (platform === 'win32')
    return join(env['LOCALAPPDATA'] ?? join(homeFolder, 'AppData', 'Local'), 'latchkey')
  if (platform === 'darwin') return join(homeFolder, 'Library', 'Application Support', 'latchkey')
  // A relative path here is invalid and to be ignored (XDG Base Directory Specification, section 2).
  const data = env['XDG_DATA_HOME']
  return join(data?.startsWith('/') ? data : join(homeFolder, '.local', 'share'), 'latchkey')
}

/**
 * Makes the folder if it is missing and takes other users' rights away, and lets nothing that this process makes
 * later be open to others. Throws StoreOpenError for a symbolic link or a foreign owner.
 */
export async function prepareHome(root: string): Promise<Home> {
  process.umask(0o077)
  await mkdir(dirname(root), { recursive: true })
  await privateFolder(root)
  const dataDir = (kind: HomeKind) => join(root, kind === 'own' ? 'data' : 'sandbox')
  return {
    root,
    dataDir,
    keyfilePath: (kind) => join(root, kind === 'own' ? 'data.key' : 'sandbox.key'),
    socketPath: await placeSocket(root),
  }
}

/** Named pipes are not files: one name space for the whole computer. */
export const pipeNamed = (name: string): string => `\\\\.\\pipe\\${name}`

async function placeSocket(root: string): Promise<string> {
  const path = socketPathOf(root)
  if (process.platform !== 'win32' && !path.startsWith(root)) await privateFolder(dirname(path))
  return path
}

/** Where the socket is, or would be; nothing is made. @throws {Error} where there is no place for it */
export function socketPathOf(root: string): string {
  const name = `latchkey-${hash('sha256', root).slice(0, 16)}`
  if (process.platform === 'win32') return pipeNamed(name)
  const inside = join(root, 'cli.sock')
  const outside = [process.env['XDG_RUNTIME_DIR'], tmpdir(), '/tmp'].flatMap((runtime) =>
    runtime ? [join(runtime, name, 'cli.sock')] : [],
  )
  const fits = [inside, ...outside].find((path) => Buffer.byteLength(path) <= LONGEST_SOCKET_PATH)
  if (fits === undefined)
    throw new Error(`no place for the socket of ${root}: choose a shorter LATCHKEY_HOME`)
  return fits
}
