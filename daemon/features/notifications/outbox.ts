/** Notices that wait to be shown, each by one channel, none twice and none lost over a restart. Pure; the store keeps it. */
import * as v from 'valibot'
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
  state: v.picklist(['waiting', 'claimed', 'shown']),
  by: v.nullable(v.string()),
  at: isoTime,
})
export const outbox = v.strictObject({ entries: v.array(entry) })
export type Outbox = v.InferOutput<typeof outbox>

export const emptyOutbox: Outbox = { entries: [] }

const since = (now: IsoTime, at: IsoTime) => Date.parse(now) - Date.parse(at)

const isFree = ({ state, at }: Outbox['entries'][number], now: IsoTime) =>
  state === 'waiting' || (state === 'claimed' && since(now, at) > CLAIM)

/** Adds what is news; a notice with an id that is already there is not added again. Old shown ones go. */
export function post(box: Outbox, notices: readonly Notice[], now: IsoTime): Outbox {
  const there = new Set(box.entries.map(({ notice }) => notice.id))
  const fresh = notices.filter(({ id }) => !there.has(id))
  if (fresh.length === 0) return box
  const kept = box.entries.filter(({ state, at }) => state !== 'shown' || since(now, at) < KEPT)
  return {
    entries: [...kept, ...fresh.map((notice) => ({ notice, state: 'waiting' as const, by: null, at: now }))],
  }
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
export const withdraw = (box: Outbox, isOver: (thing: string) => boolean): Outbox => {
  const entries = box.entries.filter(({ state, notice }) => state === 'shown' || !isOver(notice.thing))
  return entries.length === box.entries.length ? box : { entries }
}
