/**
 * Puts a whole data folder in the place of another. Whoever makes the new one offers it under its own name; whoever holds
 * the lock takes it before anything is opened. A crash at any point leaves the old folder or the new one, whole.
 */
import { access, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import * as v from 'valibot'
import { replaceMade } from '#daemon/core/durable-file.ts'
import { hasCode, privateFolder, readPrivate, syncFolder } from '#daemon/core/private-path.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { carryOver } from './carry-over.ts'
import { carryVault } from './carry-vault.ts'

const incoming = (dataDir: string) => `${dataDir}.incoming`
const outgoing = (dataDir: string) => `${dataDir}.outgoing`
const halfPrefix = (dataDir: string) => `${basename(dataDir)}.half-`
const refused = (dataDir: string) => `${dataDir}.refused`
const damagedPrefix = (dataDir: string) => `${dataDir}.damaged-`

/** Inside an offered folder: what of the folder before stays as it is, and what the journal will say. */
const ARRIVAL = '.arrival.json'
const arrival = v.strictObject({
  keep: v.array(v.string()),
  /** Whether the person wants the vault of the new folder, whatever lies in the one that is here. */
  withVault: v.optional(v.boolean(), false),
  event: v.picklist(['backup.restored', 'backup.imported']),
  by: v.string(),
  subject: v.string(),
})
export type Arrival = Readonly<v.InferOutput<typeof arrival>>

/**
 * Who is let in, where notices are sent, how often they may try, and what is to become of the backups: a file that somebody
 * gave says nothing of it. Where the present has none of it either, nobody is let in and nothing is sent.
 */
export const neverFromABackup = [
  'clients',
  'feeds',
  'notice-channels',
  'unlock',
  'vault-clients',
  'vault-tries',
  'keeping',
]
/**
 * What a restore must not take back: who was let in or shut out since, which tries were counted, which notices were shown,
 * which backups were made, and the journal. Of a notice, a run or the journal that is not there, or damaged, the restored one counts.
 */
export const ofThePresent: string[] = [
  ...neverFromABackup,
  'notices',
  'notice-records',
  'schedule',
  'journal-end',
  'journal',
]
/** What belongs to a computer and its browsers when everything else is replaced by another computer's. */
export const ofThisComputer: string[] = [...neverFromABackup, 'schedule']

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

/** Where what could not be taken is kept, and why it could not be. */
export interface Refused {
  readonly keptAs: string
  readonly because: unknown
}

/**
 * To be called under the lock, with the store closed. Goes on where a crash cut it short; does nothing where nothing was
 * offered. What cannot be put in place is set aside: the present folder goes on.
 */
export async function takeOffered(dataDir: string): Promise<'taken' | 'nothing' | Refused> {
  const root = dirname(dataDir)
  for (const name of await readdir(root))
    if (name.startsWith(halfPrefix(dataDir))) await rm(join(root, name), { recursive: true, force: true })
  if (!(await isThere(incoming(dataDir)))) {
    await undo(dataDir)
    return 'nothing'
  }
  try {
    await putInPlace(dataDir)
    return 'taken'
  } catch (because) {
    const keptAs = refused(dataDir)
    await rm(keptAs, { recursive: true, force: true })
    await rename(incoming(dataDir), keptAs)
    await undo(dataDir)
    await syncFolder(root)
    return { keptAs, because }
  }
}

async function putInPlace(dataDir: string): Promise<void> {
  const root = dirname(dataDir)
  if (await isThere(dataDir)) {
    const arrived = arrivalIn(incoming(dataDir))
    await carryOver(dataDir, incoming(dataDir), arrived?.keep ?? [])
    await carryVault(dataDir, incoming(dataDir), arrived?.withVault ?? false)
    await remove(dataDir, outgoing(dataDir))
    await rename(dataDir, outgoing(dataDir))
    await syncFolder(root)
  } else if (!(await isThere(outgoing(dataDir)))) {
    // nothing was there before: that is what it goes back to
    await privateFolder(outgoing(dataDir))
  }
  await rename(incoming(dataDir), dataDir)
  await syncFolder(root)
}

/** Of a swap or an undoing that was cut short. */
async function undo(dataDir: string): Promise<void> {
  if (!(await isThere(dataDir)) && (await isThere(outgoing(dataDir))))
    await rename(outgoing(dataDir), dataDir)
}

/** Under another name first: what is left of it when removing it is cut short is never taken for a whole folder. */
async function moveAway(dataDir: string, folder: string): Promise<string> {
  const gone = join(dirname(dataDir), `${halfPrefix(dataDir)}gone`)
  await rm(gone, { recursive: true, force: true })
  if (!(await isThere(folder))) return gone
  await rename(folder, gone)
  await syncFolder(dirname(dataDir))
  return gone
}

async function remove(dataDir: string, folder: string): Promise<void> {
  await rm(await moveAway(dataDir, folder), { recursive: true, force: true })
}

/** What has come and was not noted yet; `null` where nothing has. */
export const lastArrival = (dataDir: string): Arrival | null => arrivalIn(dataDir)

/** It is noted, durably. */
export const forgetArrival = (dataDir: string): Promise<void> => rm(join(dataDir, ARRIVAL), { force: true })

function arrivalIn(folder: string): Arrival | null {
  const text = readPrivate(join(folder, ARRIVAL))?.toString('utf8')
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), arrival), text)
  return read.success ? read.output : null
}

/** The new folder was opened: the one before is not needed any more. */
export const forgetBefore = (dataDir: string): Promise<void> => remove(dataDir, outgoing(dataDir))

/** The new folder could not be opened: back to the one before. @returns whether there was one */
export async function putBack(dataDir: string): Promise<boolean> {
  if (!(await isThere(outgoing(dataDir)))) return false
  const gone = await moveAway(dataDir, dataDir)
  await rename(outgoing(dataDir), dataDir)
  await syncFolder(dirname(dataDir))
  await rm(gone, { recursive: true, force: true })
  return true
}

/** The one before is damaged, so it was not backed up: somebody may still get something out of it. @returns where it is kept */
export async function keepDamaged(dataDir: string, now: number): Promise<string> {
  const keptAs = `${damagedPrefix(dataDir)}${String(now)}`
  await rename(outgoing(dataDir), keptAs)
  return keptAs
}

/** Removes every folder that was kept beside this one: what is forgotten, or opened by an older key, must not live on there. */
export async function forgetKept(dataDir: string): Promise<void> {
  const root = dirname(dataDir)
  const isKept = (path: string) => path === refused(dataDir) || path.startsWith(damagedPrefix(dataDir))
  for (const name of await readdir(root))
    if (isKept(join(root, name))) await rm(join(root, name), { recursive: true, force: true })
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )
