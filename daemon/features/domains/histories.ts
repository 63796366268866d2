/** What happened to each name, kept durably: looked for when something changed, and at most once a minute otherwise. */
import { hash } from 'node:crypto'
import type { Clock } from '#daemon/core/clock.ts'
import { createPace } from '#daemon/core/pace.ts'
import type { Snapshot } from '#daemon/core/snapshot.ts'
import type { Store } from '#daemon/core/store.ts'
import type { NameEvent } from '#shared/domain-detail.ts'
import { MINUTE, type IsoTime } from '#shared/time.ts'
import { nameHistory, seenOf, withNews, type Seen } from './history.ts'
import { lifeAt } from './life-at.ts'
import { namesIn, placesOf } from './place.ts'

export interface Histories {
  /** Newest first. */
  of(name: string): Promise<readonly NameEvent[]>
  /** Notes durably what is new at this moment. */
  note(): Promise<void>
  /** Forgets every name that nobody looks after any more. */
  forget(): Promise<void>
  /** Removes what was before that time, but never a name's newest `least`. @returns how much was removed */
  shorten(before: IsoTime, least: number): Promise<number>
}

const NO_EVENTS: readonly NameEvent[] = []

/** @param deps.snapshot with a number that changes whenever it does */
export async function openHistories(deps: {
  readonly store: Store
  readonly clock: Clock
  readonly snapshot: () => { readonly snapshot: Snapshot; readonly revision: string }
}): Promise<Histories> {
  const { clock, snapshot } = deps
  const kept = await deps.store.shelf('name-history', nameHistory, ({ name }) => name)
  /** What was seen of each name when it was last noted, by its hash: whatever is the same is no news. */
  const noted = new Map<string, string>()
  const momentOf = (revision: string) => `${revision}/${String(Math.floor(Date.parse(clock.now()) / MINUTE))}`
  let lastMoment = ''
  let noting: Promise<void> | null = null

  /** What is seen of each name in another way than before. */
  async function lookAround(all: Snapshot, now: IsoTime) {
    const pace = createPace()
    const done = new Set<string>()
    const others = new Map<string, { readonly seen: Seen; readonly as: string }>()
    for (const { domain } of placesOf(all, now)) {
      const { name } = domain
      // of a name that stands in two lists the first one counts
      if (done.has(name)) continue
      done.add(name)
      const seen = seenOf(domain, lifeAt(domain, now), now)
      const as = hash('sha256', JSON.stringify(seen), 'base64')
      if (noted.get(name) !== as) others.set(name, { seen, as })
      const rest = pace()
      if (rest) await rest
    }
    return others
  }

  async function noteAll(): Promise<void> {
    const { snapshot: all, revision } = snapshot()
    const moment = momentOf(revision)
    const now = clock.now()
    const others = await lookAround(all, now)
    await kept.change(others.keys(), (name, before) => {
      const other = others.get(name)
      const events = before?.events ?? NO_EVENTS
      const after = other ? withNews(events, other.seen, now) : events
      return after === events ? before : { name, events: [...after] }
    })
    for (const [name, { as }] of others) noted.set(name, as)
    lastMoment = moment
  }

  return {
    of: async (name) => (await kept.get(name))?.events ?? NO_EVENTS,
    async note() {
      while (lastMoment !== momentOf(snapshot().revision))
        await (noting ??= noteAll().finally(() => {
          noting = null
        }))
    },
    async forget() {
      // what is being noted may be of those that have gone
      await noting?.catch(() => undefined)
      const wanted = namesIn(snapshot().snapshot)
      const gone = (await kept.ids()).filter((name) => !wanted.has(name))
      await kept.change(gone, () => null)
      for (const name of noted.keys()) if (!wanted.has(name)) noted.delete(name)
    },
    async shorten(oldest, least) {
      let removed = 0
      await kept.change(await kept.ids(), (name, before) => {
        const events = before?.events ?? NO_EVENTS
        // newest first
        const stay = events.filter(({ at }, index) => index < least || at >= oldest)
        removed += events.length - stay.length
        return before && stay.length < events.length ? { name, events: stay } : before
      })
      return removed
    },
  }
}
