/**
 * Zip files of which the same content gives the same bytes, wherever and whenever they are made: sorted entries, one time, one
 * mode, and a compressor that is no part of the system.
 */
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import jszip from 'jszip'

/** Path inside, with slashes → content. */
export type Files = ReadonlyMap<string, Uint8Array | string>

/** The oldest time that a zip can tell: the time of a commit would be one more thing that has to be the same. */
const TIME = new Date(Date.UTC(1980, 0, 1))
const MODE = 0o644

export async function zipOf(files: Files): Promise<Uint8Array> {
  const zip = new jszip()
  for (const [path, content] of [...files].sort(([one], [other]) => (one < other ? -1 : 1)))
    zip.file(path, content, { date: TIME, unixPermissions: MODE, createFolders: false })
  return zip.generateAsync({
    type: 'uint8array',
    platform: 'UNIX',
    compression: 'DEFLATE',
    compressionOptions: { level: 9 },
  })
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
