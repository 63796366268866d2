/** Files that only grow, a line a time, each line durable when the call resolves. */
import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { asWriteError, checkPrivate, hasCode, NO_FOLLOW, symlinkError, syncFolder } from './private-path.ts'

const NEWLINE = 10
/** So that a flood of lines does not hold the event loop. */
const LINES_A_WRITE = 2_000

/**
 * Adds whole lines and returns the file's new size in bytes. On failure the system's error is thrown.
 * @param confirmed where the last line ends that is known to be durable, in bytes: what stands behind it is of a failure that
 * could not be taken back, and goes first, so that it neither swallows these lines nor stands before them
 */
export async function appendLines(
  path: string,
  lines: readonly string[],
  confirmed: number,
): Promise<number> {
  const file = await openPrivate(path, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT)
  try {
    const { size } = await file.stat()
    if (size > confirmed) await file.truncate(confirmed)
    try {
      for (let from = 0; from < lines.length; from += LINES_A_WRITE) {
        const part = lines.slice(from, from + LINES_A_WRITE)
        await file.writeFile(part.map((line) => `${line}\n`).join(''))
      }
      await file.datasync()
      if (size === 0) await syncFolder(dirname(path))
      return (await file.stat()).size
    } catch (error) {
      await file.truncate(Math.min(size, confirmed)).catch(() => undefined)
      throw error
    }
  } finally {
    await file.close()
  }
}

/** Cuts off an end that a crash left without its newline; returns what it was, or `null`. It was never acknowledged. */
export async function dropTornLine(path: string): Promise<string | null> {
  // only what is torn is opened for writing: a disk that has become read-only can still be read
  const looked = await openPrivate(path, constants.O_RDONLY)
  try {
    const { size } = await looked.stat()
    if (size === 0 || (await lastByte(looked, size)) === NEWLINE) return null
  } finally {
    await looked.close()
  }
  const file = await openPrivate(path, constants.O_RDWR)
  try {
    const whole = await file.readFile()
    const end = whole.lastIndexOf(NEWLINE) + 1
    await file.truncate(end)
    await file.datasync()
    return whole.toString('utf8', end)
  } finally {
    await file.close()
  }
}

async function openPrivate(path: string, flags: number): Promise<FileHandle> {
  let file: FileHandle
  try {
    file = await open(path, flags | NO_FOLLOW, 0o600)
  } catch (error) {
    throw hasCode(error, 'ELOOP') ? symlinkError(path) : asWriteError(path, error)
  }
  try {
    await checkPrivate(path, file)
    return file
  } catch (error) {
    await file.close()
    throw error
  }
}

async function lastByte(file: FileHandle, size: number): Promise<number | undefined> {
  const { buffer } = await file.read({ buffer: Buffer.alloc(1), position: size - 1 })
  return buffer[0]
}
