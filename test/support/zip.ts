/** A folder as a zip file, stored without compression: what a browser installs an extension from. */
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { crc32 } from 'node:zlib'

/** The first of January 1980, the oldest date that a zip can tell: the same folder gives the same bytes. */
const DATE = 0x21
const VERSION = 20
const UTF8_NAMES = 0x800

export async function zipFolder(folder: string): Promise<Buffer> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const path of paths.sort()) {
    const name = Buffer.from(relative(folder, path))
    const content = await readFile(path)
    const header = Buffer.alloc(26)
    header.writeUInt16LE(VERSION, 0)
    header.writeUInt16LE(UTF8_NAMES, 2)
    header.writeUInt16LE(DATE, 8)
    header.writeUInt32LE(crc32(content), 10)
    header.writeUInt32LE(content.length, 14)
    header.writeUInt32LE(content.length, 18)
    header.writeUInt16LE(name.length, 22)
    const whereabouts = Buffer.alloc(14)
    whereabouts.writeUInt32LE(offset, 10)
    const file = Buffer.concat([Buffer.from('PK\x03\x04'), header, name, content])
    files.push(file)
    directory.push(Buffer.from('PK\x01\x02'), Buffer.from([VERSION, 0]), header, whereabouts, name)
    offset += file.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...files, listed, Buffer.from('PK\x05\x06'), end])
}
