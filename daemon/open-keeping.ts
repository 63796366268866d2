/** What keeps the data: backups by themselves, the way back to one, and an end for what is old. */
import * as v from 'valibot'
import type { Clock } from './core/clock.ts'
import type { Home } from './core/home.ts'
import type { Act, Journal } from './core/journal.ts'
import type { Document, Store } from './core/store.ts'
import { createTurns } from './core/turns.ts'
import { asSeen } from './features/backup/listing.ts'
import { offerBackup } from './features/backup/restore.ts'
import type { Sights } from './features/doctor/sights.ts'
import type { Histories } from './features/domains/histories.ts'
import type { Log } from './log.ts'
import { openBackups, restoreDeps, type Kind } from './prepare-folder.ts'
import { backupReasons, type Backup, type BackupReason } from '#shared/backups.ts'
import type { Result } from '#shared/result.ts'
import type { Settings } from '#shared/settings.ts'
import { DAY, epoch, HOUR, iso, isoTime, type IsoTime } from '#shared/time.ts'

/** Never removed, however old. */
const LEAST_ACTS = 1000
const LEAST_EVENTS = 20
/** A clock that has jumped by more than this is to go on for a day before anything is removed by it. */
const LONGEST_GAP = 45 * DAY
/** So that somebody who looks around once leaves no backup behind. */
const FIRST_BACKUP_AFTER = HOUR

const keptOf = v.strictObject({
  since: v.nullable(isoTime),
  shortenedAt: v.nullable(isoTime),
  /** Set while something is under way after which no backup from before may be left. */
  replacing: v.optional(v.nullable(v.picklist(backupReasons)), null),
})

export async function openKeeping(deps: {
  readonly store: Store
  readonly home: Home
  readonly kind: Kind
  readonly clock: Clock
  readonly journal: Journal
  readonly settings: Document<Settings>
  readonly histories: () => Histories
  /** Removes what was before that time. @returns how many events */
  readonly activity: () => { shorten(before: IsoTime): Promise<number> }
  readonly note: (act: Act) => void
  readonly log: Log
}) {
  const { store, home, kind, clock, journal, note, log } = deps
  const backups = openBackups(home, kind, clock, (act) => store.hold(act))
  await backups.tidy()
  const kept = await store.document('keeping', keptOf, { since: null, shortenedAt: null, replacing: null })
  const { inTurn } = createTurns()
  const restarting = Promise.withResolvers<void>()

  /** @returns whether a new one could be made; those before are gone in any case, or a line in the log says why not */
  async function replaceBackups(why: BackupReason, whenGone: () => Promise<void>): Promise<boolean> {
    try {
      const made = await backups.replaceAll(why, whenGone)
      if (!made.ok) note({ event: 'backup.failed', by: 'daemon', data: { because: made.error.type } })
      return made.ok
    } catch (err) {
      log.error({ err }, 'could not replace the backups')
      return false
    }
  }

  const replacing = (why: BackupReason | null) => kept.change((before) => ({ ...before, replacing: why }))
  const cutShort = kept.value.replacing
  if (cutShort !== null) await replaceBackups(cutShort, () => replacing(null))

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
    const oldest = iso(epoch(now) - days * DAY)
    const events =
      (await deps.histories().shorten(oldest, LEAST_EVENTS)) + (await deps.activity().shorten(oldest))
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
    /**
     * For a change after which no backup from before may be left: where it is cut short, they are replaced at the next start.
     * In turn, and what one has left undone is still to be done where the next is refused.
     * @returns what `act` did, and whether a new backup could be made
     */
    replacingBackups: <Done extends Result<unknown, unknown>>(act: () => Promise<Done>) =>
      inTurn(async () => {
        const owed = kept.value.replacing
        if (owed === null) await replacing('key')
        const done = await act()
        if (done.ok) return { done, backups: await replaceBackups('key', () => replacing(null)) }
        if (owed === null) await replacing(null)
        return { done, backups: false }
      }),
    /** For the doctor. */
    async see(): Promise<Sights['backups']> {
      const { since } = kept.value
      const dueSince = since === null ? null : iso(epoch(since) + FIRST_BACKUP_AFTER)
      return { ...asSeen(await backups.list()), dueSince, failed: backups.failure }
    },
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
