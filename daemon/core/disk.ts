/** What documents, collections and day logs share: one data folder, its version, what it is known to hold, its faults. */
import { link, rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import * as v from 'valibot'
import type { Clock } from './clock.ts'
import { backupOf, renewBackup } from './durable-file.ts'
import { unseal, type Envelope } from './envelope.ts'
import { upgrade, versionOf, type Migration } from './migrations.ts'
import { asWriteError, readPrivate, syncFolder } from './private-path.ts'
import { StoreOpenError, StoreWriteError, type Schema } from './store.ts'

/** Something was wrong and was mended as told; nothing that can be read was lost. */
export interface Trouble {
  readonly type: 'backup-used' | 'torn-line-dropped' | 'damaged-lines-skipped'
  readonly path: string
  /** A sentence for the person: what happened, what was done, where the rest is. */
  readonly message: string
}

export interface Disk {
  readonly root: string
  readonly version: number
  readonly report: (trouble: Trouble) => void
  /** What is in a file, `null` when it was never written. Puts the backup in place of a damaged one. Throws StoreOpenError. */
  read(file: string): Promise<Envelope | null>
  /** A value as this version understands it. Throws StoreOpenError. */
  parse<T>(path: string, schema: Schema<T>, from: number, value: unknown): T
  /** The same of each record of a list. */
  parseEach<T>(path: string, schema: Schema<T>, from: number, values: unknown): T[]
  /** Runs a write; turns the system's error into StoreWriteError and keeps `state`. */
  write<T>(path: string, act: () => Promise<T>): Promise<T>
  /** Runs `act` while no write is under way; what is to be written meanwhile waits. */
  hold<T>(act: () => Promise<T>): Promise<T>
  readonly state: 'ready' | 'read-only'
  /** Files that were written once: when one is missing, that is a fault and not a first start. */
  readonly known: Set<string>
}

export interface DiskOptions {
  readonly onTrouble: (trouble: Trouble) => void
  readonly clock: Clock
  readonly migrations: readonly Migration[]
}

export function createDisk(root: string, { onTrouble, clock, migrations }: DiskOptions): Disk {
  const version = versionOf(migrations)
  let state: Disk['state'] = 'ready'
  const known = new Set<string>()
  const writing = new Set<Promise<unknown>>()
  let held: Promise<unknown> | null = null

  const isHeld = () => held !== null
  async function isFree(): Promise<void> {
    for (let wait = held; wait; wait = held) await wait.catch(() => undefined)
  }

  function look(file: string): { bytes: Buffer | null; envelope: Envelope | null } {
    const bytes = readPrivate(join(root, file))
    const envelope = bytes && unseal(bytes)
    if (envelope && envelope.schema > version) {
      const message = `${join(root, file)} was written by a newer version of Latchkey (data ${String(envelope.schema)}, this one knows ${String(version)}): update Latchkey; nothing was changed`
      throw new StoreOpenError(file, 'newer', message)
    }
    return { bytes, envelope }
  }

  async function useBackup(file: string, damaged: boolean): Promise<void> {
    const path = join(root, file)
    const kept = `${path}.corrupt-${clock.now().replaceAll(':', '-')}`
    if (damaged) await rename(path, kept)
    await link(backupOf(path), path)
    await syncFolder(dirname(path))
    await renewBackup(dirname(path), basename(path))
    const what = damaged ? `was damaged and is kept as ${basename(kept)}` : 'was missing'
    const message = `${path} ${what}; its last backup is used, so the newest change to it may be gone`
    onTrouble({ type: 'backup-used', path: file, message })
  }

  const disk: Disk = {
    root,
    version,
    report: onTrouble,
    known,
    get state() {
      return state
    },
    async read(file) {
      const main = look(file)
      if (main.envelope) return main.envelope
      const backup = look(backupOf(file))
      if (backup.envelope) {
        await useBackup(file, main.bytes !== null)
        return backup.envelope
      }
      const path = join(root, file)
      if (main.bytes || backup.bytes) {
        const message = `${path} and its backup are damaged: put a backup of the folder back (latchkey restore FILE), or move both files away to start without them; nothing was changed`
        throw new StoreOpenError(file, 'damaged', message)
      }
      if (!known.has(file)) return null
      const message = `${path} and its backup are missing: put a backup of the folder back (latchkey restore FILE); nothing was changed`
      throw new StoreOpenError(file, 'missing', message)
    },
    parse(path, schema, from, value) {
      const parsed = v.safeParse(schema, upgrade(migrations, path, from, value))
      if (parsed.success) return parsed.output
      const [issue] = parsed.issues
      const message = `${join(root, path)} holds something that this version does not understand (${v.getDotPath(issue) ?? 'all of it'}: ${issue.message}): update Latchkey or put a backup back; nothing was changed`
      throw new StoreOpenError(path, 'damaged', message)
    },
    // migrations are of records: the list itself is of every version
    parseEach: (path, schema, from, values) =>
      disk
        .parse(path, v.array(v.unknown()), version, values)
        .map((value) => disk.parse(path, schema, from, value)),
    async write(path, act) {
      // asked again at once: between the answer and this line another may have begun
      while (isHeld()) await isFree()
      const write = act()
      writing.add(write)
      try {
        const done = await write
        state = 'ready'
        return done
      } catch (error) {
        const fault = asWriteError(path, error)
        if (fault instanceof StoreWriteError) state = 'read-only'
        throw fault
      } finally {
        writing.delete(write)
      }
    },
    async hold(act) {
      while (isHeld()) await isFree()
      const holding = Promise.allSettled(writing).then(act)
      held = holding
      try {
        return await holding
      } finally {
        held = null
      }
    },
  }
  return disk
}
