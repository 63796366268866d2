/** What keeps the data: backups by themselves, the way back to one, and an end for what is old. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import * as v from 'valibot'
import type { Clock } from './core/clock.ts'
import { versionOf, migrations } from './core/migrations.ts'
import type { Home } from './core/home.ts'
import type { Act, Journal } from './core/journal.ts'
import { systemKeychain } from './core/keychain.ts'
import type { Document, Store } from './core/store.ts'
import { unseal } from './core/envelope.ts'
import { readPrivate } from './core/private-path.ts'
import { lastArrival, takeOffered, type Arrival } from './features/backup/swap.ts'
import { createBackups, type Backups } from './features/backup/backups.ts'
import { offerBackup, type RestoreDeps } from './features/backup/restore.ts'
import type { Histories } from './features/domains/histories.ts'
import type { Log } from './log.ts'
import { version } from './version.ts'
import type { Backup, BackupReason } from '#shared/backups.ts'
import type { Settings } from '#shared/settings.ts'
import { DAY, epoch, HOUR, iso, isoTime, type IsoTime } from '#shared/time.ts'

type Kind = 'own' | 'sandbox'

/** Never removed, however old. */
const LEAST_ACTS = 1000
const LEAST_EVENTS = 20
/** A clock that has jumped by more than this is to go on for a day before anything is removed by it. */
const LONGEST_GAP = 45 * DAY
/** So that somebody who looks around once leaves no backup behind. */
const FIRST_BACKUP_AFTER = HOUR

export const backupsFolder = (home: Home, kind: Kind): string =>
  join(home.root, 'backups', kind === 'own' ? 'data' : 'sandbox')

/** @param hold while the store is closed there is nothing to hold */
export const openBackups = (
  home: Home,
  kind: Kind,
  clock: Clock,
  hold: Store['hold'] = (act) => act(),
): Backups =>
  createBackups({
    folder: backupsFolder(home, kind),
    dataDir: home.dataDir(kind),
    kind,
    version,
    clock,
    hold,
  })

export const restoreDeps = (home: Home, kind: Kind, before: RestoreDeps['before']): RestoreDeps => ({
  dataDir: home.dataDir(kind),
  kind,
  keyfilePath: home.keyfilePath(kind),
  keychain: systemKeychain,
  schema: versionOf(migrations),
  random: () => randomBytes(6).toString('hex'),
  before,
})

/**
 * Before the store is opened, under the lock: puts a folder that was offered in place, and backs up one that the store will
 * bring to a newer version. @returns what has arrived, to be noted in its journal
 */
export async function prepareFolder(home: Home, kind: Kind, clock: Clock): Promise<Arrival | null> {
  const dataDir = home.dataDir(kind)
  await takeOffered(dataDir)
  const marker = unseal(readPrivate(join(dataDir, '.store.json')) ?? Buffer.alloc(0))
  if (marker && marker.schema < versionOf(migrations)) await openBackups(home, kind, clock).make('migration')
  return lastArrival(dataDir)
}

const keptOf = v.strictObject({ since: v.nullable(isoTime), shortenedAt: v.nullable(isoTime) })

export async function openKeeping(deps: {
  readonly store: Store
  readonly home: Home
  readonly kind: Kind
  readonly clock: Clock
  readonly journal: Journal
  readonly settings: Document<Settings>
  readonly histories: () => Histories
  readonly note: (act: Act) => void
  readonly log: Log
}) {
  const { store, home, kind, clock, journal, note, log } = deps
  const backups = openBackups(home, kind, clock, (act) => store.hold(act))
  await backups.tidy()
  const kept = await store.document('keeping', keptOf, { since: null, shortenedAt: null })
  const restarting = Promise.withResolvers<void>()

  async function replaceBackups(why: BackupReason): Promise<boolean> {
    try {
      const made = await backups.replaceAll(why)
      if (!made.ok) note({ event: 'backup.failed', by: 'daemon', data: { because: made.error.type } })
      return made.ok
    } catch (err) {
      log.error({ err }, 'could not replace the backups')
      return false
    }
  }

  async function backUpDaily(): Promise<void> {
    const now = clock.now()
    // one of a clock that has been set back since must not make every hour's due, and push out those of other days
    const newest = (await backups.list()).backups.find(({ madeAt }) => madeAt <= now)
    if (!isDue(newest, kept.value.since ?? clock.now(), clock)) return
    const made = await backups.make('daily')
    if (!made.ok) note({ event: 'backup.failed', by: 'daemon', data: { because: made.error.type } })
  }

  async function shorten(now: IsoTime): Promise<void> {
    const days = deps.settings.value.keepDays
    await journal.shorten(days, LEAST_ACTS)
    const events = await deps.histories().shorten(iso(epoch(now) - days * DAY), LEAST_EVENTS)
    if (events > 0) note({ event: 'retention.applied', by: 'daemon', data: { days, events } })
  }

  async function shortenDaily(): Promise<void> {
    const now = clock.now()
    const { shortenedAt } = kept.value
    const gap = shortenedAt === null ? DAY : Math.abs(epoch(now) - epoch(shortenedAt))
    if (gap < DAY) return
    if (gap < LONGEST_GAP) await shorten(now)
    await kept.change((before) => ({ ...before, shortenedAt: now }))
  }

  return {
    backups,
    replaceBackups,
    /** Resolves when this daemon is to end and to start again. */
    restarting: restarting.promise,
    restart: () => {
      // what asked for it is to be answered first
      setTimeout(restarting.resolve, ANSWER_TIME)
    },
    offer: (path: string, by: string) =>
      offerBackup(
        path,
        by,
        restoreDeps(home, kind, () => backups.make('restore')),
      ),
    /** To be called every now and then. */
    async keep(): Promise<void> {
      if (kept.value.since === null) await kept.change((before) => ({ ...before, since: clock.now() }))
      await backUpDaily()
      await shortenDaily()
    },
  }
}

/** ms */
const ANSWER_TIME = 200

/** @param newest none of the future: a clock that was set back since made that */
function isDue(newest: Backup | undefined, since: string, clock: Clock): boolean {
  const now = epoch(clock.now())
  if (!newest) return Math.abs(now - Date.parse(since)) >= FIRST_BACKUP_AFTER
  return now - epoch(newest.madeAt) >= DAY
}
