/** Which files of a data folder are worth keeping, and holding them as they are at one moment. */
import { copyFile, link, mkdir, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'

export interface Held {
  /** In the data folder, with `/` between folders. */
  readonly path: string
  /** Bytes at that moment: a log goes on growing. */
  readonly size: number
}

/** Made anew from the rest, or copies of an older time: what was forgotten must not live on in them. */
const leftOut = [/^feeds\//, /^pre-migration-v\d+/, /\.bak$/, /\.corrupt-/, /(^|\/)\.arrival\.json$/]
const kept = [/\.json$/, /\.ndjson$/, /\.tmp$/]
const LANES = 16

const isKept = (path: string): boolean =>
  kept.some((form) => form.test(path)) && !leftOut.some((form) => form.test(path))

/**
 * Holds every file by a second name in `aside`. The store replaces files and never writes into one, so a held file stays
 * as it is; logs grow at their end alone. To be called while nothing is being written.
 */
export async function holdFiles(folder: string, aside: string): Promise<readonly Held[]> {
  await rm(aside, { recursive: true, force: true })
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(isKept)
    .sort()
  const folders = new Set(paths.map((path) => dirname(path)))
  for (const one of folders) await mkdir(join(aside, one), { recursive: true, mode: 0o700 })
  const sizes = new Map<string, number>()
  const rest = paths.values()
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      for (const path of rest) {
        await hold(join(folder, path), join(aside, path))
        sizes.set(path, (await stat(join(aside, path))).size)
      }
    }),
  )
  return paths.map((path) => ({ path, size: sizes.get(path) ?? 0 }))
}

/** Some file systems know no second names: there it is copied. */
async function hold(path: string, as: string): Promise<void> {
  try {
    await link(path, as)
  } catch {
    await copyFile(path, as)
  }
}
