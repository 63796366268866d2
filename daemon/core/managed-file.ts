/** Reads a configuration file that nobody but root and this user can have written. */
import { closeSync, fstatSync, openSync, readFileSync, realpathSync, statSync, type Stats } from 'node:fs'
import { dirname } from 'node:path'
import { hasCode } from './private-path.ts'

type Read =
  | { readonly type: 'absent' }
  | { readonly type: 'refused'; readonly why: string }
  | { readonly type: 'read'; readonly text: string }

const OTHERS_WRITE = 0o022
const LONGEST = 256 * 1024

/** A link is followed, since some systems keep all of `/etc` as links; what it leads to, and the folders of both, are looked at. */
export function readManagedFile(path: string): Read {
  let fd: number
  try {
    fd = openSync(path, 'r')
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return { type: 'absent' }
    return { type: 'refused', why: 'it cannot be read' }
  }
  try {
    const file = fstatSync(fd)
    if (!file.isFile()) return { type: 'refused', why: 'it is no file' }
    if (file.size > LONGEST) return { type: 'refused', why: 'it is too large' }
    const folders = [...new Set([dirname(path), dirname(realpathSync(path))])].map((one) => statSync(one))
    const why = [file, ...folders].map(mistrust).find((one) => one !== null)
    return why == null ? { type: 'read', text: readFileSync(fd, 'utf8') } : { type: 'refused', why }
  } finally {
    closeSync(fd)
  }
}

/** Windows has no such modes; there the folder's access list is the administrator's to set. */
function mistrust({ uid, mode }: Stats): string | null {
  const user = process.getuid?.()
  if (user === undefined) return null
  if (uid !== 0 && uid !== user) return 'it, or its folder, belongs to another user'
  return (mode & OTHERS_WRITE) === 0 ? null : 'others can write it, or its folder'
}
