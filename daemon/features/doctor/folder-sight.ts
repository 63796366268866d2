/** Looks through the data folder and changes nothing in it: a start mends, a doctor only says. */
import { lstat, readdir } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { HOUR } from '#shared/time.ts'
import type { Sights } from './sights.ts'

/** The installed program: it has links of its own and is no data. */
const PROGRAM = 'program'
/** So many are looked at: a folder with more is none of ours. */
const MOST = 50_000
const OTHERS = 0o077

type Found = {
  -readonly [Key in keyof Sights['folder']]: Sights['folder'][Key] extends number | boolean
    ? Sights['folder'][Key]
    : string[]
}

/** @param now ms since the epoch */
export async function seeFolder(root: string, now: number): Promise<Sights['folder']> {
  const found: Found = {
    exists: true,
    files: 0,
    bytes: 0,
    links: [],
    foreign: [],
    open: [],
    unreadable: [],
    leftovers: [],
    damaged: [],
  }
  const waiting = ['.']
  for (let path = waiting.pop(); path !== undefined && found.files < MOST; path = waiting.pop()) {
    const inside = await seeOne(root, path, found, now)
    waiting.push(...inside.filter((one) => one !== PROGRAM))
  }
  return found
}

/** @returns what lies in it, where it is a folder */
async function seeOne(root: string, path: string, found: Found, now: number): Promise<string[]> {
  const at = await lstat(join(root, path)).catch((error: NodeJS.ErrnoException) => error)
  if (at instanceof Error) {
    // it may have gone meanwhile: the daemon writes as we look
    if (at.code !== 'ENOENT') found.unreadable.push(path)
    else if (path === '.') found.exists = false
    return []
  }
  if (at.isSymbolicLink()) {
    found.links.push(path)
    return []
  }
  const user = process.getuid?.()
  if (user !== undefined && at.uid !== user) found.foreign.push(path)
  // a socket is opened by who may open its folder
  else if (user !== undefined && (at.mode & OTHERS) !== 0 && !at.isSocket()) found.open.push(path)
  if (at.isFile()) {
    found.files += 1
    found.bytes += at.size
    if (path.endsWith('.tmp') && now - at.mtimeMs > HOUR) found.leftovers.push(path)
    if (/\.corrupt-[^/\\]*$/.test(path)) found.damaged.push(path)
  }
  if (!at.isDirectory()) return []
  const names = await readdir(join(root, path)).catch(() => null)
  if (names === null) found.unreadable.push(path)
  return (names ?? []).map((name) => (path === '.' ? name : `${path}${sep}${name}`))
}
