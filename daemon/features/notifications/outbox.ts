/** Notices that wait to be shown, each by one channel, none twice and none lost over a restart. Pure; the store keeps it. */
import { isDeepStrictEqual } from 'node:util'
import * as v from 'valibot'
import type { Evidence } from '#shared/findings.ts'
import { notice, type Notice } from '#shared/notices.ts'
import { DAY, isoTime, MINUTE, type IsoTime } from '#shared/time.ts'

/** How long a browser that took a notice may take to show it before another channel may. */
const CLAIM = 2 * MINUTE
/** How long a notice waits for a browser before the desktop shows it. Browsers ask every 30 s. */
const PATIENCE = 90_000
const KEPT = 30 * DAY
/** How many one channel gets at a time. */
const MOST_AT_ONCE = 50

const entry = v.strictObject({
  notice,
  /** What the thing ran towards when this was posted: of another end it says nothing. */
  end: v.optional(v.nullable(isoTime), null),
  state: v.picklist(['waiting', 'claimed', 'shown']),
  by: v.nullable(v.string()),
  at: isoTime,
})
export const outbox = v.strictObject({ entries: v.array(entry) })
export type Outbox = v.InferOutput<typeof outbox>

export const emptyOutbox: Outbox = { entries: [] }

export type Posted = Pick<Outbox['entries'][number], 'notice' | 'end'>
/** Whether nobody needs to hear of a thing any more, or not of it as running towards this end. */
export type IsOver = (thing: string, end: IsoTime | null) => boolean

const since = (now: IsoTime, at: IsoTime) => Date.parse(now) - Date.parse(at)

const isFree = ({ state, at }: Outbox['entries'][number], now: IsoTime) =>
  state === 'waiting' || (state === 'claimed' && since(now, at) > CLAIM)

/**
 * Adds what is news; a notice with an id that is already there is not added again. It takes the place of one that waits
 * and is of the same thing: whoever comes late is told once, how it is by then. Old shown ones go.
 */
export function post(box: Outbox, posts: readonly Posted[], now: IsoTime): Outbox {
  const there = new Set(box.entries.map(({ notice }) => notice.id))
  const fresh = posts.filter(({ notice }) => !there.has(notice.id))
  if (fresh.length === 0) return box
  const said = new Set(fresh.map(({ notice }) => notice.thing))
  const [kept, replaced] = [[], []] as [Outbox['entries'], Outbox['entries']]
  for (const one of box.entries) {
    if (one.state === 'waiting' && said.has(one.notice.thing)) replaced.push(one)
    else if (one.state !== 'shown' || since(now, one.at) < KEPT) kept.push(one)
  }
  // who has not heard of it yet cannot be told that it got worse
  const unheard = new Set(replaced.flatMap(({ notice: { kind, thing } }) => (kind === 'new' ? thing : [])))
  const added = fresh.map(({ notice, end }) => ({
    notice: unheard.has(notice.thing) ? { ...notice, kind: 'new' as const } : notice,
    end,
    state: 'waiting' as const,
    by: null,
    at: now,
  }))
  return { entries: [...kept, ...added] }
}

/**
 * Takes what waits for one channel: nobody else gets it while the claim lasts. What it holds already it gets again,
 * since its last answer may not have reached it.
 */
export function claim(
  box: Outbox,
  by: string,
  now: IsoTime,
  wanted: (notice: Notice) => boolean = () => true,
): { readonly box: Outbox; readonly taken: readonly Notice[] } {
  const taken: Notice[] = []
  let changed = false
  const entries = box.entries.map((one) => {
    if (taken.length >= MOST_AT_ONCE || !wanted(one.notice)) return one
    // a claim of its own that has run out is free for others too: it must be made anew
    const free = isFree(one, now)
    if (!free && !(one.state === 'claimed' && one.by === by)) return one
    taken.push(one.notice)
    changed ||= free
    return free ? { ...one, state: 'claimed' as const, by, at: now } : one
  })
  return { box: changed ? { entries } : box, taken }
}

/** Those that waited so long that no browser seems to be running. */
export const overdue = (box: Outbox, now: IsoTime): readonly Notice[] =>
  box.entries
    .filter((one) => isFree(one, now) && since(now, one.notice.createdAt) > PATIENCE)
    .map(({ notice }) => notice)

/** Marks as shown what this channel had claimed. */
export function shown(box: Outbox, ids: ReadonlySet<string>, by: string, now: IsoTime): Outbox {
  const isIts = (one: Outbox['entries'][number]) =>
    ids.has(one.notice.id) && one.state === 'claimed' && one.by === by
  if (!box.entries.some(isIts)) return box
  return { entries: box.entries.map((one) => (isIts(one) ? { ...one, state: 'shown', at: now } : one)) }
}

/** Gives back what this channel had claimed and could not show. */
export const release = (box: Outbox, id: string, by: string): Outbox => ({
  entries: box.entries.map((one) =>
    one.notice.id === id && one.state === 'claimed' && one.by === by
      ? { ...one, state: 'waiting', by: null }
      : one,
  ),
})

/** Drops what nobody has seen yet and is over. */
export const withdraw = (box: Outbox, isOver: IsOver): Outbox => {
  const entries = box.entries.filter(
    ({ state, notice, end }) => state === 'shown' || !isOver(notice.thing, end),
  )
  return entries.length === box.entries.length ? box : { entries }
}

/** What waits says what is seen by now: days pass while nobody is there to show it. */
export function freshen(box: Outbox, seenNow: (thing: string) => Evidence | null): Outbox {
  let changed = false
  const entries = box.entries.map((one) => {
    const seen = one.state === 'waiting' ? seenNow(one.notice.thing) : null
    if (seen === null || isDeepStrictEqual(seen, one.notice.seen)) return one
    changed = true
    return { ...one, notice: { ...one.notice, seen } }
  })
  return changed ? { entries } : box
}

/** Of notices that were shown, by their ids, those that say nothing any more: over, said anew since, or long forgotten. */
export function overOf(box: Outbox, ids: readonly string[], isOver: IsOver): string[] {
  const last = new Map(box.entries.map(({ notice }) => [notice.thing, notice.id]))
  const entryById = new Map(box.entries.map((one) => [one.notice.id, one]))
  return ids.filter((id) => {
    const entry = entryById.get(id)
    if (entry === undefined) return true
    const { thing } = entry.notice
    return last.get(thing) !== id || isOver(thing, entry.end)
  })
}
