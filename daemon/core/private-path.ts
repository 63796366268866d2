/** Files and folders that only this user may open: no symbolic links, no foreign owner, modes 0600 and 0700. */
import { closeSync, constants, fchmodSync, fstatSync, openSync, readFileSync } from 'node:fs'
import { chmod, lstat, mkdir, open, readdir, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StoreOpenError, StoreWriteError } from './store.ts'

/** Windows has neither this flag nor modes; there the user's profile folder is private by its access list. */
export const NO_FOLLOW = constants.O_NOFOLLOW ?? 0
/** A pipe in a file's place must not hold up the start. */
const NO_WAIT = constants.O_NONBLOCK ?? 0
const OTHERS = 0o077
const OTHERS_WRITE = 0o022

/** Makes the folder if it is missing and takes other users' rights away. Throws StoreOpenError, StoreWriteError. */
export async function privateFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 })
    await syncFolder(dirname(path))
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw asWriteError(path, error)
  }
  const found = await lstat(path)
  if (found.isSymbolicLink()) throw symlinkError(path)
  if (!found.isDirectory()) {
    throw new StoreOpenError(path, 'damaged', `${path} is not a folder: move it away, then start again`)
  }
  refuseForeign(path, found.uid)
  if (!process.getuid || (found.mode & OTHERS) === 0) return
  await chmod(path, 0o700)
  // those of others are refused where they are read
  for (const name of await readdir(path)) {
    const inside = await lstat(join(path, name))
    if (inside.isFile() && inside.uid === found.uid) await chmod(join(path, name), 0o600)
  }
}

/** Whether nobody but this user can have put anything into it. Mends nothing. */
export async function isOwnFolder(path: string): Promise<boolean> {
  const user = process.getuid?.()
  if (user === undefined) return true
  const found = await lstat(path).catch(() => null)
  return found?.isDirectory() === true && found.uid === user && (found.mode & OTHERS_WRITE) === 0
}

/**
 * Whole content, or `null` when there is no such file. Synchronous on purpose: a start reads hundreds of small
 * files, and each one costs ten times more by way of the thread pool. Throws StoreOpenError.
 */
export function readPrivate(path: string): Buffer | null {
  let fd: number
  try {
    fd = openSync(path, constants.O_RDONLY | NO_FOLLOW | NO_WAIT)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    if (hasCode(error, 'ELOOP')) throw symlinkError(path)
    throw unreachable(path, error)
  }
  try {
    const found = fstatSync(fd)
    if (!found.isFile())
      throw new StoreOpenError(path, 'damaged', `${path} is not a file: move it away, then start again`)
    refuseForeign(path, found.uid)
    if (process.getuid && (found.mode & OTHERS) !== 0) fchmodSync(fd, 0o600)
    return readFileSync(fd)
  } catch (error) {
    throw unreachable(path, error)
  } finally {
    closeSync(fd)
  }
}

/** The same for a file that is open. */
export async function checkPrivate(path: string, file: FileHandle): Promise<void> {
  const { uid, mode } = await file.stat()
  refuseForeign(path, uid)
  if (process.getuid && (mode & OTHERS) !== 0) await file.chmod(0o600)
}

/** Makes new and renamed names in this folder survive a power cut. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

export const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

/** The system's error as ours; a bug stays what it is. Errors of system calls are told by their number. */
export const asWriteError = (path: string, error: unknown): unknown =>
  isOfSystem(error) ? new StoreWriteError(path, error.code, error) : error

const isOfSystem = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && 'errno' in error && 'code' in error && typeof error.code === 'string'

/** What the disk does not give is not damaged: no backup is put in its place. */
const unreachable = (path: string, error: unknown): unknown =>
  isOfSystem(error)
    ? new StoreOpenError(
        path,
        'unreachable',
        `${path} could not be read (${error.code}): check the disk and who may read the file, then try again; nothing was changed`,
      )
    : error

export const symlinkError = (path: string): StoreOpenError =>
  new StoreOpenError(path, 'symlink', `${path} is a symbolic link: put the real file there, then start again`)

function refuseForeign(path: string, owner: number): void {
  const user = process.getuid?.()
  if (user === undefined || owner === user) return
  throw new StoreOpenError(
    path,
    'foreign-owner',
    `${path} belongs to user ${String(owner)}, not to ${String(user)}: change its owner, then start again`,
  )
}
