/** Receipts as they are kept: each once, in the order in which its browser gave them, and not for ever. Pure. */
import * as v from 'valibot'
import { receipt, startCauses, type Receipt } from '#shared/sessions.ts'
import { DAY, epoch, iso, isoTime, type IsoTime } from '#shared/time.ts'
import { byDaemonClock } from './kept.ts'

export const keptReceipt = v.strictObject({
  ...receipt.entries,
  /** Id of the client, by whose session it came. */
  browser: v.string(),
  /** Counts up over all: a browser gives its receipts in the order in which it wrote them, whatever its clock says. */
  seq: v.number(),
  takenAt: isoTime,
  /** `at` by the daemon's clock; when it was taken, where `at` cannot be true. */
  when: isoTime,
})
export type KeptReceipt = v.InferOutput<typeof keptReceipt>

/** A browser's own numbers may be those of another: they are told apart by who gave them. */
export const keyOf = ({ browser, id }: { readonly browser: string; readonly id: string }): string =>
  `${browser}/${id}`

const KEPT_FOR = 400 * DAY
const MOST = 5000
/** Of each site in each browser, of starts and of the rest, these stay whatever others crowd in: they are judged by. */
const LATEST_OF_EACH = 10

/** @param next the number of the first @param ahead ms by which the browser's clock is ahead of the daemon's */
export function taken(
  receipts: readonly Receipt[],
  { browser, ahead, next, now }: { browser: string; ahead: number; next: number; now: IsoTime },
): readonly KeptReceipt[] {
  return receipts.map((one, index) => ({
    ...one,
    browser,
    seq: next + index,
    takenAt: now,
    when: plausible(byDaemonClock(one.at, ahead), now),
  }))
}

/** No receipt is of the future, nor of a time before anything is kept. */
const plausible = (at: IsoTime, now: IsoTime): IsoTime =>
  at > now || epoch(now) - epoch(at) > KEPT_FOR ? now : at

/** Keys of those that are to go: taken too long ago, or the oldest of too many. */
export function surplus(receipts: Iterable<KeptReceipt>, now: IsoTime): readonly string[] {
  const oldest = iso(epoch(now) - KEPT_FOR)
  const [old, rest]: [KeptReceipt[], KeptReceipt[]] = [[], []]
  for (const one of receipts) (one.takenAt < oldest ? old : rest).push(one)
  if (rest.length > MOST) old.push(...leastOf(rest))
  return old.map(keyOf)
}

function leastOf(receipts: readonly KeptReceipt[]): readonly KeptReceipt[] {
  const places = new Map<string, number>()
  const [latest, others]: [KeptReceipt[], KeptReceipt[]] = [[], []]
  for (const one of receipts.toSorted(newestFirst)) {
    const group = `${one.browser} ${one.site} ${String(isStart(one))}`
    const place = places.get(group) ?? 0
    places.set(group, place + 1)
    ;(place < LATEST_OF_EACH ? latest : others).push(one)
  }
  return [...latest, ...others].slice(MOST)
}

const starts: ReadonlySet<string> = new Set(startCauses)
const isStart = ({ cause }: Receipt) => starts.has(cause)
const newestFirst = (a: KeptReceipt, b: KeptReceipt) => b.seq - a.seq

const groupOf = ({ browser, site }: { readonly browser: string; readonly site: string }) =>
  `${browser} ${site}`

/** By browser and site, oldest first. */
export function bySite(
  receipts: Iterable<KeptReceipt>,
): (of: { readonly browser: string; readonly site: string }) => readonly KeptReceipt[] {
  const groups = new Map<string, KeptReceipt[]>()
  for (const one of [...receipts].toSorted((a, b) => a.seq - b.seq)) {
    const group = groups.get(groupOf(one)) ?? []
    groups.set(groupOf(one), group)
    group.splice(placeIn(group, one), 0, one)
  }
  return (of) => groups.get(groupOf(of)) ?? []
}

/** ms; the receipt of a start waits for the events that tell its cause, and what was done meanwhile is told before it. */
const LATE_BY = 10_000

function placeIn(group: readonly KeptReceipt[], { when }: KeptReceipt): number {
  const isLater = (other: KeptReceipt | undefined) =>
    other !== undefined && other.when > when && epoch(other.when) - epoch(when) <= LATE_BY
  let place = group.length
  while (isLater(group[place - 1])) place -= 1
  return place
}
