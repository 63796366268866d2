/** The backups of one data folder: made, looked at, kept to a few, and replaced when something must not live on in them. */
import { mkdir, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { basename, join } from 'node:path'
import type { Clock } from '#daemon/core/clock.ts'
import { asWriteError, hasCode, privateFolder, syncFolder } from '#daemon/core/private-path.ts'
import { StoreWriteError } from '#daemon/core/store.ts'
import { createTurns } from '#daemon/core/turns.ts'
import type { Backup, BackupReason } from '#shared/backups.ts'
import { err, ok, type Result } from '#shared/result.ts'
import type { About } from './about.ts'
import { describeFiles, packed, readArchive, writeArchive } from './archive.ts'
import { holdFiles } from './gather.ts'
import { asBackup, ENDING, listBackups, namesIn, type BackupList } from './listing.ts'
import { forgetKept } from './swap.ts'
import { vaultIn } from './carry-vault.ts'
import type { VaultHere } from './vault-rule.ts'

export type BackupFault =
  | { readonly type: 'damaged'; readonly what: string }
  /** Bytes that are missing on the disk. */
  | { readonly type: 'no-room'; readonly missing: number }

/** `unwritable` is any other error of the system's, by its code. */
type BackupFailure = BackupFault | { readonly type: 'unwritable'; readonly code: string }

export interface Backups {
  readonly folder: string
  /** Of the last attempt since the start; `null` where it succeeded, or none was made. */
  readonly failure: BackupFailure | null
  /** At a start: removes what a crash has left of one that was being made, or of a replacement. */
  tidy(): Promise<void>
  list(): Promise<BackupList>
  /** The vault that is here, as far as it is seen from outside. */
  vault(): Promise<VaultHere>
  /** Of one in the list; `null` where there is none of that name. */
  pathOf(name: string): Promise<string | null>
  /** Takes one of what is on disk at this moment, and reads it back. Throws StoreWriteError. */
  make(why: BackupReason): Promise<Result<Backup, BackupFault>>
  /**
   * Removes every one, and the folders that were kept beside the data, and takes a new one: what is gone must not live on in them.
   * @param whenGone called in between: the new one may be refused, the old ones are gone
   */
  replaceAll(why: BackupReason, whenGone: () => Promise<void>): Promise<Result<Backup, BackupFault>>
}

export const KEPT = 7
/** Bytes that all of them together may have; the newest stays whatever it has. */
const MOST = 1024 ** 3
/** Left free for the store itself, in bytes. */
const SPARE = 4 * 1024 ** 2

/**
 * @param deps.folder made when it is needed, beside the data folder, so that files can be held by a second name
 * @param deps.hold runs what it gets while nothing is being written to the data folder
 */
export function createBackups(deps: {
  readonly folder: string
  readonly dataDir: string
  readonly kind: About['kind']
  readonly version: string
  readonly clock: Clock
  readonly hold: <T>(act: () => Promise<T>) => Promise<T>
}): Backups {
  const { folder, dataDir, clock } = deps
  const gone = `${folder}.gone`
  const { inTurn } = createTurns()
  let failure: BackupFailure | null = null

  const names = () => namesIn(folder)

  async function openFolder(): Promise<void> {
    await privateFolder(join(folder, '..'))
    await privateFolder(folder)
    await rm(gone, { recursive: true, force: true })
    for (const name of await readdir(folder))
      if (!name.endsWith(ENDING)) await rm(join(folder, name), { recursive: true, force: true })
  }

  async function make(why: BackupReason): Promise<Result<Backup, BackupFault>> {
    try {
      const made = await makeOne(why)
      failure = made.ok ? null : made.error
      return made
    } catch (error) {
      const code = error instanceof StoreWriteError ? error.code : 'unknown'
      failure = { type: 'unwritable', code }
      throw error
    }
  }

  async function makeOne(why: BackupReason): Promise<Result<Backup, BackupFault>> {
    await openFolder()
    let needed = SPARE
    const missing = async () => {
      const { bavail, bsize } = await statfs(folder)
      return needed - bavail * bsize
    }
    const aside = join(folder, 'held')
    const half = join(folder, 'half')
    try {
      await mkdir(aside, { mode: 0o700 })
      const held = await deps.hold(() => holdFiles(dataDir, aside))
      needed = held.reduce((sum, { size }) => sum + size, SPARE)
      const lacking = await missing()
      if (lacking > 0) return err({ type: 'no-room', missing: lacking })
      const madeAt = clock.now()
      const about = await describeFiles(aside, held, { madeAt, version: deps.version, kind: deps.kind, why })
      if (!about.ok) return about
      await writeArchive(half, packed(aside, about.value))
      const read = await readArchive(createReadStream(half))
      if (!read.ok) return err({ type: 'damaged', what: basename(folder) })
      const name = await freeName(madeAt)
      await rename(half, join(folder, name))
      await syncFolder(folder)
      await prune(name)
      return ok(await asBackup(folder, name, about.value))
    } catch (error) {
      // somebody else has filled the disk since it was looked at
      if (hasCode(error, 'ENOSPC')) return err({ type: 'no-room', missing: Math.max(SPARE, await missing()) })
      throw asWriteError(folder, error)
    } finally {
      await rm(half, { force: true })
      await rm(aside, { recursive: true, force: true })
    }
  }

  async function freeName(madeAt: string): Promise<string> {
    const taken = new Set(await names())
    const stem = madeAt.replaceAll(':', '-')
    for (let n = 1; ; n += 1) {
      const name = `${stem}${n === 1 ? '' : `-${String(n)}`}${ENDING}`
      if (!taken.has(name)) return name
    }
  }

  /** The clock may have been set back: the one just made stays, wherever its time puts it. */
  async function prune(newest: string): Promise<void> {
    const others = (await names()).filter((name) => name !== newest).toReversed()
    let bytes = (await stat(join(folder, newest))).size
    let isFull = false
    for (const [index, name] of others.entries()) {
      bytes += (await stat(join(folder, name))).size
      isFull ||= index + 1 >= KEPT || bytes > MOST
      if (isFull) await rm(join(folder, name), { force: true })
    }
    await syncFolder(folder)
  }

  return {
    folder,
    get failure() {
      return failure
    },
    tidy: () => inTurn(openFolder),
    list: () => listBackups(folder),
    vault: () => vaultIn(dataDir),
    pathOf: async (name) => ((await names()).includes(name) ? join(folder, name) : null),
    make: (why) => inTurn(() => make(why)),
    replaceAll: (why, whenGone) =>
      inTurn(async () => {
        await openFolder()
        // in one step: a crash in the middle must not leave some of them
        await rename(folder, gone)
        await syncFolder(join(folder, '..'))
        await rm(gone, { recursive: true, force: true })
        await forgetKept(dataDir)
        await whenGone()
        return make(why)
      }),
  }
}
