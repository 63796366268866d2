/** A file that the person asked for: there under its name once it is whole, for this user alone, and over no other unless they say so. */
import { randomBytes } from 'node:crypto'
import { lstat, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { hasCode, syncFolder } from '../core/private-path.ts'

/** Why it cannot be written, as far as that is seen before there is anything to write; else `null`. */
export async function whyNot(file: string, force: boolean): Promise<string | null> {
  try {
    const there = await lstat(file)
    if (there.isDirectory()) return `${file} is a folder. Name a file in it.`
    return force ? null : `${file} is there already. Name another, or say --force to write over it.`
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) return said(file, error)
  }
  try {
    return (await stat(dirname(file))).isDirectory() ? null : said(file, { code: 'ENOTDIR' })
  } catch (error) {
    return said(file, error)
  }
}

/** What is there in its place is left as it is until then. @returns why it was not written, or `null` */
export async function writeWhole(
  file: string,
  content: string | Uint8Array,
  force: boolean,
): Promise<string | null> {
  // not by the file's name, which may be as long as one can be
  const half = join(dirname(file), `.latchkey-${randomBytes(6).toString('hex')}`)
  try {
    const handle = await open(half, 'wx', 0o600)
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    // it may have come in between
    const there = await whyNot(file, force)
    if (there !== null) return there
    await rename(half, file)
    // not every file system can promise that its name outlives a power cut; it is there all the same
    await syncFolder(dirname(file)).catch(() => undefined)
    return null
  } catch (error) {
    return said(file, error)
  } finally {
    // where none could be made there is none, and why that is has been said
    await rm(half, { force: true }).catch(() => undefined)
  }
}

/** What happened, and what to do. */
function said(file: string, error: unknown): string {
  const folder = dirname(file)
  const has = (...codes: string[]) => codes.some((code) => hasCode(error, code))
  if (has('ENOENT')) return `the folder ${folder} is not there. Make it first, or name a file elsewhere.`
  if (has('ENOTDIR')) return `${folder} is no folder. Name a file elsewhere.`
  if (has('EACCES', 'EPERM', 'EROFS')) return `you may not write to ${folder}. Name a file elsewhere.`
  if (has('ENOSPC', 'EDQUOT')) return `there is no room left for ${file}. Make room, then try again.`
  return `${file} cannot be written (${error instanceof Error ? error.message : String(error)}).`
}
