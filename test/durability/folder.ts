/** How a data folder looks from outside. */
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Paths that anybody else may open, or that are no plain file, folder or socket, with their modes. */
export async function openToOthers(folder: string): Promise<string[]> {
  const found: string[] = []
  for (const name of ['.', ...(await readdir(folder, { recursive: true }))]) {
    const stats = await lstat(join(folder, name)).catch(() => null)
    // gone meanwhile: a write under way
    if (stats === null) continue
    const mode = (stats.mode & 0o777).toString(8)
    if (mode !== (stats.isDirectory() ? '700' : '600')) found.push(`${name} ${mode}`)
    if (!stats.isDirectory() && !stats.isFile() && !stats.isSocket()) found.push(name)
  }
  return found
}

/** What a write leaves behind that did not end. */
export const leftOver = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true })).filter((name) => /\.tmp$|\.commit|\.corrupt/.test(name))
