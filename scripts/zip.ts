/**
 * Zip files of which the same content gives the same bytes, wherever and whenever they are made: sorted entries, one time, one
 * mode, and a compressor that is no part of the system.
 */
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { crc32 } from 'node:zlib'
import zopfli from '@gfx/zopfli'

/** Path inside, with slashes → content. */
export type Files = ReadonlyMap<string, Uint8Array | string>

/**
 * Finds 4 % more than the usual level 9. To look where a file may be cut pays in large ones; of small ones that are compressed already,
 * as icons are, it takes the longest.
 */
const compressionOf = ({ length }: Uint8Array) => ({ numiterations: 5, blocksplitting: length > 20_000 })

// .ZIP File Format Specification (APPNOTE 6.3.10), 4.3.7, 4.3.12, 4.3.16 and 4.4
const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const VERSION = 20
const UNIX = 3
const UTF8 = 1 << 11
const DEFLATED = 8
/** 1 January 1980, the oldest day that a zip can tell. The time of a commit would be one more thing that has to be the same. */
const DAY = 0x0021
const MODE = 0o100644

export async function zipOf(files: Files): Promise<Uint8Array> {
  const parts: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const [path, content] of [...files].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const name = Buffer.from(path)
    const whole = Buffer.from(content)
    const deflated = await zopfli.deflateAsync(whole, compressionOf(whole))
    const isSmaller = deflated.length < whole.length
    const kept = isSmaller ? deflated : whole
    const about = fields(
      [2, VERSION],
      [2, UTF8],
      [2, isSmaller ? DEFLATED : 0],
      [2, 0],
      [2, DAY],
      [4, crc32(whole)],
      [4, kept.length],
      [4, whole.length],
      [2, name.length],
      [2, 0],
    )
    parts.push(fields([4, LOCAL]), about, name, Buffer.from(kept))
    list.push(
      fields([4, CENTRAL], [1, VERSION], [1, UNIX]),
      about,
      fields([2, 0], [2, 0], [2, 0], [4, MODE * 2 ** 16], [4, at]),
      name,
    )
    at += 30 + name.length + kept.length
  }
  const listed = Buffer.concat(list)
  const { size } = files
  return Buffer.concat([
    ...parts,
    listed,
    fields([4, END], [2, 0], [2, 0], [2, size], [2, size], [4, listed.length], [4, at], [2, 0]),
  ])
}

/** Whole numbers one after the other, the least byte of each first. */
function fields(...numbers: readonly (readonly [bytes: number, value: number])[]): Buffer {
  const written = Buffer.alloc(numbers.reduce((sum, [bytes]) => sum + bytes, 0))
  let at = 0
  for (const [bytes, value] of numbers) at = written.writeUIntLE(value, at, bytes)
  return written
}

/** Everything in a folder, at whatever depth. */
export async function filesIn(folder: string): Promise<Files> {
  const files = new Map<string, Uint8Array>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    files.set(relative(folder, path).replaceAll(sep, '/'), await readFile(path))
  }
  return files
}
