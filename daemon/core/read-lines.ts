/** The lines of a private file, read in portions: of a large one only a part is in memory. */
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { checkPrivate, hasCode, NO_FOLLOW, symlinkError } from './private-path.ts'

const PORTION = 256 * 1024
const NEWLINE = 10

/**
 * @param end up to where it is read, in bytes
 * @returns nothing for a file that is not there. Throws StoreOpenError for one that is not private.
 */
export async function* readLines(path: string, end = Infinity): AsyncGenerator<readonly string[]> {
  let file
  try {
    file = await open(path, constants.O_RDONLY | NO_FOLLOW)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return
    throw hasCode(error, 'ELOOP') ? symlinkError(path) : error
  }
  try {
    await checkPrivate(path, file)
    let rest = Buffer.alloc(0)
    for (let from = 0; from < end;) {
      const length = Math.min(PORTION, end - from)
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(length), 0, length, from)
      if (bytesRead === 0) break
      from += bytesRead
      const bytes = Buffer.concat([rest, buffer.subarray(0, bytesRead)])
      const whole = bytes.lastIndexOf(NEWLINE) + 1
      rest = bytes.subarray(whole)
      if (whole > 0) yield bytes.toString('utf8', 0, whole - 1).split('\n')
    }
    if (rest.length > 0) yield [rest.toString('utf8')]
  } finally {
    await file.close()
  }
}
