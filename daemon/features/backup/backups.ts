/** The backups of one data folder: made, looked at, kept to a few, and replaced when something must not live on in them. */
import { mkdir, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { basename, join } from 'node:path'
import type { Clock } from '#daemon/core/clock.ts'
import { asWriteError, privateFolder, syncFolder } from '#daemon/core/private-path.ts'
import { createTurns } from '#daemon/core/turns.ts'
import type { Backup, BackupReason } from '#shared/backups.ts'
import { err, ok, type Result } from '#shared/result.ts'
import type { About } from './about.ts'
import { describeFiles, packed, readAbout, readArchive, writeArchive } from './archive.ts'
import { holdFiles } from './gather.ts'

export type BackupFault =
  | { readonly type: 'damaged'; readonly what: string }
  /** Bytes that are missing on the disk. */
  | { readonly type: 'no-room'; readonly missing: number }

export interface Backups {
  readonly folder: string
  /** At a start: removes what a crash has left of one that was being made, or of a replacement. */
  tidy(): Promise<void>
  /** Newest first; `damaged` are the names of files that are no backup, or no longer. */
  list(): Promise<{ readonly backups: readonly Backup[]; readonly damaged: readonly string[] }>
  /** Of one in the list; `null` where there is none of that name. */
  pathOf(name: string): Promise<string | null>
  /** Takes one of what is on disk at this moment, and reads it back. Throws StoreWriteError. */
  make(why: BackupReason): Promise<Result<Backup, BackupFault>>
  /** Removes every one, and takes a new one: what is gone must not live on in them. */
  replaceAll(why: BackupReason): Promise<Result<Backup, BackupFault>>
}

export const KEPT = 7
/** Bytes that all of them together may have; the newest stays whatever it has. */
const MOST = 1024 ** 3
/** Left free for the store itself, in bytes. */
const SPARE = 4 * 1024 ** 2
const ENDING = '.tar.gz'

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

  const names = async () =>
    (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(ENDING)).sort()

  async function openFolder(): Promise<void> {
    await privateFolder(join(folder, '..'))
    await privateFolder(folder)
    await rm(gone, { recursive: true, force: true })
    for (const name of await readdir(folder))
      if (!name.endsWith(ENDING)) await rm(join(folder, name), { recursive: true, force: true })
  }

  const asBackup = async (name: string, { madeAt, version, why, holds }: About): Promise<Backup> => {
    const { size } = await stat(join(folder, name))
    return { name, madeAt, version, why, size, holds }
  }

  async function makeOne(why: BackupReason): Promise<Result<Backup, BackupFault>> {
    await openFolder()
    const aside = join(folder, 'held')
    const half = join(folder, 'half')
    try {
      await mkdir(aside, { mode: 0o700 })
      const held = await deps.hold(() => holdFiles(dataDir, aside))
      const needed = held.reduce((sum, { size }) => sum + size, SPARE)
      const { bavail, bsize } = await statfs(folder)
      if (bavail * bsize < needed) return err({ type: 'no-room', missing: needed - bavail * bsize })
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
      return ok(await asBackup(name, about.value))
    } catch (error) {
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
    tidy: () => inTurn(openFolder),
    async list() {
      const backups: Backup[] = []
      const damaged: string[] = []
      for (const name of (await names()).toReversed()) {
        const about = await readAbout(join(folder, name))
        if (about.ok) backups.push(await asBackup(name, about.value))
        else damaged.push(name)
      }
      return { backups, damaged }
    },
    pathOf: async (name) => ((await names()).includes(name) ? join(folder, name) : null),
    make: (why) => inTurn(() => makeOne(why)),
    replaceAll: (why) =>
      inTurn(async () => {
        await openFolder()
        // in one step: a crash in the middle must not leave some of them
        await rename(folder, gone)
        await syncFolder(join(folder, '..'))
        await rm(gone, { recursive: true, force: true })
        return makeOne(why)
      }),
  }
}
