/** Which files of a data folder are worth keeping, and holding them as they are at one moment. */
import { copyFile, link, mkdir, readdir, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import { recoverFolder } from '#daemon/core/durable-file.ts'
import { readPrivate } from '#daemon/core/private-path.ts'
import { StoreOpenError } from '#daemon/core/store.ts'

export interface Held {
  /** In the data folder, with `/` between folders. */
  readonly path: string
  /** Bytes at that moment: a log goes on growing. */
  readonly size: number
}

/** As the store and the journal name their files: no folder can be taken for a file, and no name tells a start what to do. */
const kept = /^(?:\.store\.json|(?:[a-z0-9-]+\/)*[a-z0-9-]+\.(?:json|ndjson))$/
/** Made anew from the rest, or copies of an older time: what was forgotten must not live on in them. */
const leftOut = [/^feeds\//, /^pre-migration-v\d+/]
/** Of a change of several files that was cut short: what it does, and what of it is not done yet. */
const LIST = '.commit.json'
const unfinished = /(?:^|\/)(?:\.commit\.json|[a-z0-9-]+\.json\.[^/]+\.tmp)$/
const LANES = 16
const NEWLINE = 10

const isLeftOut = (path: string) => leftOut.some((form) => form.test(path))
/** Whether it may be in a backup. */
export const isKept = (path: string): boolean => kept.test(path) && !isLeftOut(path)

/**
 * Holds every file by a second name in `aside`. The store replaces files and never writes into one, so a held file stays
 * as it is; logs grow at their end alone. To be called while nothing is being written.
 */
export async function holdFiles(folder: string, aside: string): Promise<readonly Held[]> {
  await rm(aside, { recursive: true, force: true })
  const paths = (await pathsIn(folder)).filter(
    (path) => isKept(path) || (unfinished.test(path) && !isLeftOut(path)),
  )
  const folders = new Set(paths.map((path) => dirname(path)))
  for (const one of folders) await mkdir(join(aside, one), { recursive: true, mode: 0o700 })
  await inLanes(paths, (path) => hold(join(folder, path), join(aside, path)))
  const lists = paths.filter((path) => basename(path) === LIST)
  for (const list of lists) await finish(join(aside, dirname(list)))
  const whole = lists.length === 0 ? paths : await pathsIn(aside)
  const sizes = new Map<string, number>()
  // a list that is still there cannot be read, which whoever reads it then says
  const held = whole.filter((path) => isKept(path) || basename(path) === LIST)
  await inLanes(held, async (path) => void sizes.set(path, (await stat(join(aside, path))).size))
  return held.map((path) => ({ path, size: sizes.get(path) ?? 0 }))
}

/** Makes a change that was cut short whole, as a start would: of the second names alone. */
async function finish(folder: string): Promise<void> {
  try {
    await recoverFolder(folder)
  } catch (error) {
    if (!(error instanceof StoreOpenError)) throw error
  }
}

async function pathsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

async function inLanes(paths: readonly string[], act: (path: string) => Promise<void>): Promise<void> {
  const rest = paths.values()
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      for (const path of rest) await act(path)
    }),
  )
}

/** Some file systems know no second names: there it is copied. */
async function hold(path: string, as: string): Promise<void> {
  try {
    await link(path, as)
  } catch {
    await copyFile(path, as)
  }
}

/** As it was at the moment of holding; of a log, whole lines alone. */
export function bytesOf(aside: string, { path, size }: Held): Buffer {
  const bytes = (readPrivate(join(aside, path)) ?? Buffer.alloc(0)).subarray(0, size)
  return path.endsWith('.ndjson') ? bytes.subarray(0, bytes.lastIndexOf(NEWLINE) + 1) : bytes
}
