/**
 * Puts a whole data folder in the place of another. Whoever makes the new one offers it under its own name; whoever holds
 * the lock takes it before anything is opened. A crash at any point leaves the old folder or the new one, whole.
 */
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import * as v from 'valibot'
import { unseal } from '#daemon/core/envelope.ts'
import { replaceMade } from '#daemon/core/durable-file.ts'
import { hasCode, privateFolder, readPrivate, syncFolder } from '#daemon/core/private-path.ts'
import { err, ok, type Result } from '#shared/result.ts'

const incoming = (dataDir: string) => `${dataDir}.incoming`
const outgoing = (dataDir: string) => `${dataDir}.outgoing`
const halfPrefix = (dataDir: string) => `${basename(dataDir)}.half-`

/** Inside an offered folder: what of the folder before stays as it is, and what the journal will say. */
const ARRIVAL = '.arrival.json'
const arrival = v.strictObject({
  keep: v.array(v.string()),
  event: v.picklist(['backup.restored', 'backup.imported']),
  by: v.string(),
  subject: v.string(),
})
export type Arrival = Readonly<v.InferOutput<typeof arrival>>

/**
 * What a restore must not take back: who was let in or shut out since, which tries were counted, which notices were shown,
 * which backups were made, and the journal. Of a document that is not there, or damaged, the restored one counts.
 */
export const ofThePresent: string[] = [
  'clients',
  'feeds',
  'unlock',
  'notices',
  'schedule',
  'journal-end',
  'journal',
]
/** What belongs to a computer and its browsers when everything else is replaced by another computer's. */
export const ofThisComputer: string[] = ['clients', 'feeds', 'unlock', 'schedule']

/** A private folder of a new name, to be filled and then offered. */
export async function halfFolder(dataDir: string, random: string): Promise<string> {
  const half = join(dirname(dataDir), `${halfPrefix(dataDir)}${random}`)
  await privateFolder(half)
  return half
}

/** From here on the new folder counts, at the next start at the latest. `busy`: another one was offered and not taken yet. */
export async function offer(dataDir: string, half: string, about: Arrival): Promise<Result<void, 'busy'>> {
  await replaceMade(half, { name: ARRIVAL, bytes: () => Buffer.from(JSON.stringify(about)) })
  for (const entry of await readdir(half, { recursive: true, withFileTypes: true }))
    if (entry.isDirectory()) await syncFolder(join(entry.parentPath, entry.name))
  try {
    await rename(half, incoming(dataDir))
  } catch (error) {
    if (hasCode(error, 'ENOTEMPTY') || hasCode(error, 'EEXIST')) return err('busy')
    throw error
  }
  await syncFolder(dirname(dataDir))
  return ok(undefined)
}

/** To be called under the lock, with the store closed. Goes on where a crash cut it short; does nothing where nothing was offered. */
export async function takeOffered(dataDir: string): Promise<'taken' | 'nothing'> {
  const root = dirname(dataDir)
  const names = new Set(await readdir(root))
  const has = (path: string) => names.has(basename(path))
  for (const name of names)
    if (name.startsWith(halfPrefix(dataDir))) await rm(join(root, name), { recursive: true, force: true })
  if (!has(incoming(dataDir))) {
    // an undoing that was cut short
    if (!has(dataDir) && has(outgoing(dataDir))) await rename(outgoing(dataDir), dataDir)
    return 'nothing'
  }
  if (has(dataDir)) {
    await carryOver(dataDir, incoming(dataDir))
    await rm(outgoing(dataDir), { recursive: true, force: true })
    await rename(dataDir, outgoing(dataDir))
    await syncFolder(root)
  }
  await rename(incoming(dataDir), dataDir)
  await syncFolder(root)
  return 'taken'
}

/** What has come since the last start, once; `null` where nothing has. */
export async function lastArrival(dataDir: string): Promise<Arrival | null> {
  const read = arrivalIn(dataDir)
  await rm(join(dataDir, ARRIVAL), { force: true })
  return read
}

function arrivalIn(folder: string): Arrival | null {
  const text = readPrivate(join(folder, ARRIVAL))?.toString('utf8')
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), arrival), text)
  return read.success ? read.output : null
}

/** The new folder was opened: the one before is not needed any more. */
export const forgetBefore = (dataDir: string): Promise<void> =>
  rm(outgoing(dataDir), { recursive: true, force: true })

/** The new folder could not be opened: back to the one before. @returns whether there was one */
export async function putBack(dataDir: string): Promise<boolean> {
  const root = dirname(dataDir)
  if (!(await readdir(root)).includes(basename(outgoing(dataDir)))) return false
  await rm(dataDir, { recursive: true, force: true })
  await rename(outgoing(dataDir), dataDir)
  await syncFolder(root)
  return true
}

async function carryOver(from: string, to: string): Promise<void> {
  for (const name of arrivalIn(to)?.keep ?? []) {
    await carryDocument(from, to, `${name}.json`)
    await carryFolder(join(from, name), join(to, name))
  }
}

async function carryDocument(from: string, to: string, name: string): Promise<void> {
  const bytes = readPrivate(join(from, name))
  if (bytes && unseal(bytes)) await replaceMade(to, { name, bytes: () => bytes })
}

/** Of logs: all of it, or none. */
async function carryFolder(from: string, to: string): Promise<void> {
  const names = await readdir(from).catch(() => [])
  const logs = names.filter((name) => name.endsWith('.ndjson'))
  if (logs.length === 0) return
  await rm(to, { recursive: true, force: true })
  await mkdir(to, { mode: 0o700 })
  for (const name of logs) {
    const bytes = readPrivate(join(from, name)) ?? Buffer.alloc(0)
    await replaceMade(to, { name, bytes: () => bytes })
  }
}
