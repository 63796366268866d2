/** What happened, kept by day on disk, each event once. Of it only counts, and the names of a few days' events, lie in memory. */
import * as v from 'valibot'
import { createPace } from '#daemon/core/pace.ts'
import { StoreWriteError, type Store } from '#daemon/core/store.ts'
import { activityEvent, type ActivityEvent } from '#shared/activity.ts'
import { counted, dayCounts, totalOf, type DayCounts } from './counts.ts'
import { createEventNames } from './event-names.ts'
import { dayOf } from './identity.ts'
import {
  asks,
  createNewest,
  cursorOf,
  isAfter,
  isBefore,
  mayFit,
  mayHold,
  positionOf,
  startOf,
  type Asking,
} from './page.ts'

/** Events that one call reads through, but never less than a day. */
const MOST_READ = 10_000
export interface Page {
  readonly events: readonly ActivityEvent[]
  readonly next: string | null
}
export type EventLog = Awaited<ReturnType<typeof openEventLog>>

export async function openEventLog(store: Store) {
  const log = await store.dayLog('activity', activityEvent, ({ at }) => at)
  const days = await store.collection('activity-days', dayCounts, ({ day }) => day)
  /** Days whose counts may not be those of their files, after a crash. */
  const unsettled = await store.document('activity-unsettled', v.array(v.string()), [])
  const names = createEventNames((day) => (days.get(day) ? log.scan(day) : null))

  let isSettled = false
  // a disk that takes nothing keeps nobody from starting: it is settled before anything is kept
  await settle().catch((error: unknown) => {
    if (!(error instanceof StoreWriteError)) throw error
  })

  async function settle(): Promise<void> {
    if (isSettled) return
    const there = await log.days()
    const doubtful = new Set([...unsettled.value, ...there.filter((day) => !days.get(day))])
    await recount([...doubtful].filter((day) => there.includes(day)))
    await days.change({
      remove: Array.from(days.values(), ({ day }) => day).filter((day) => !there.includes(day)),
    })
    if (unsettled.value.length > 0) await unsettled.change(() => [])
    isSettled = true
  }

  async function recount(which: readonly string[]): Promise<void> {
    const put: DayCounts[] = []
    for (const day of which) {
      let all = counted(day, [])
      for await (const events of log.scan(day)) all = counted(day, events, all)
      put.push(all)
    }
    if (put.length > 0) await days.change({ put })
  }

  /** Until they are counted again. */
  async function doubt(which: readonly string[]): Promise<void> {
    const more = which.filter((day) => !unsettled.value.includes(day))
    if (more.length > 0) await unsettled.change((before) => [...before, ...more])
  }

  const newestDays = () => Array.from(days.values()).sort((a, b) => (a.day < b.day ? 1 : -1))

  const events = {
    get revision() {
      return days.revision
    },
    counts: (): readonly DayCounts[] => newestDays().toReversed(),
    /** How many events of a list are kept. */
    known: (list: string) =>
      totalOf(
        Array.from(days.values()).flatMap(({ lists }) =>
          Object.hasOwn(lists, list) ? (lists[list] ?? []) : [],
        ),
      ).count,

    /** Those that are not kept yet. */
    async fresh(told: readonly ActivityEvent[]): Promise<readonly ActivityEvent[]> {
      await settle()
      const all: ActivityEvent[] = []
      for (const [day, some] of Map.groupBy(told, dayOf)) all.push(...(await names.fresh(day, some)).fresh)
      return all
    },

    /** Keeps those that are not kept yet, durably. */
    async add(told: readonly ActivityEvent[]): Promise<void> {
      await settle()
      const fresh: ActivityEvent[] = []
      const poorer: (readonly [day: string, ids: readonly string[]])[] = []
      for (const [day, some] of Map.groupBy(told, dayOf)) {
        const found = await names.fresh(day, some)
        fresh.push(...found.fresh)
        if (found.poorer.length > 0) poorer.push([day, found.poorer])
      }
      if (fresh.length === 0) return
      const byDay = Map.groupBy(fresh, dayOf)
      await doubt([...byDay.keys()])
      await log.append(fresh)
      for (const [day, ids] of poorer) await log.remove(day, ({ id }) => ids.includes(id))
      await days.change({ put: Array.from(byDay, ([day, some]) => counted(day, some, days.get(day))) })
      await recount(poorer.map(([day]) => day))
      for (const [day, some] of byDay) names.add(day, some)
      // the last few days stay in doubt, which costs nothing: most of what comes is of them
      if (unsettled.value.length > FEW_DAYS)
        await unsettled.change((before) => before.toSorted().slice(-FEW_DAYS))
    },

    /** Of one day, in the order in which they were told. */
    scan: (day: string) => log.scan(day),

    /** `null` for a cursor that is none. A page may be empty, and not be the last. */
    async page(asking: Asking, before: string | undefined, most: number): Promise<Page | null> {
      const position = before === undefined ? { at: '~', id: '' } : positionOf(before)
      if (position === null) return null
      const isAsked = asks(asking)
      const pace = createPace()
      const found: ActivityEvent[] = []
      let read = 0
      for (const counts of newestDays()) {
        const { day } = counts
        if (isAfter(day, position) || !mayHold(counts, asking)) continue
        const size = totalOf(Object.values(counts.lists)).count
        if (read > 0 && read + size > MOST_READ)
          return { events: found, next: cursorOf(startOf(nextDay(day))) }
        read += size
        const newest = createNewest(most + 1 - found.length)
        for await (const some of log.scan(day, mayFit(asking))) {
          for (const event of some) if (isAsked(event) && isBefore(event, position)) newest.add(event)
          const rest = pace()
          if (rest) await rest
        }
        found.push(...newest.all())
        const last = found[most - 1]
        if (found.length > most && last) return { events: found.slice(0, most), next: cursorOf(last) }
      }
      return { events: found, next: null }
    },

    /** Everything that is asked for, newest first, in portions. */
    async *all(asking: Asking): AsyncGenerator<readonly ActivityEvent[]> {
      for (let next: string | null | undefined; next !== null;) {
        const page: Page | null = await events.page(asking, next, PORTION)
        if (page === null) return
        if (page.events.length > 0) yield page.events
        ;({ next } = page)
      }
    },

    /** Removes for good what is gone; `isIn` says by its counts whether a day holds any of it. */
    async remove(
      isGone: (event: ActivityEvent) => boolean,
      isIn: (counts: DayCounts) => boolean,
    ): Promise<void> {
      const which = Array.from(days.values()).flatMap((counts) => (isIn(counts) ? counts.day : []))
      await doubt(which)
      for (const day of which) {
        await log.remove(day, isGone)
        names.forget(day)
      }
      if (which.length > 0) await settleDays(which)
    },

    /** @returns how many were removed */
    async dropBefore(first: string): Promise<number> {
      const old = Array.from(days.values()).filter(({ day }) => day < first)
      await log.dropBefore(first)
      for (const { day } of old) names.forget(day)
      if (old.length > 0) await days.change({ remove: old.map(({ day }) => day) })
      return totalOf(old.flatMap(({ lists }) => Object.values(lists))).count
    },
  }

  async function settleDays(which: readonly string[]): Promise<void> {
    const there = new Set(await log.days())
    await recount(which.filter((day) => there.has(day)))
    await days.change({ remove: which.filter((day) => !there.has(day)) })
  }
  return events
}

const FEW_DAYS = 3
const PORTION = 5_000
const nextDay = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) + 86_400_000).toISOString().slice(0, 10)
