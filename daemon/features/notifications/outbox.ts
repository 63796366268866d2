/** Notices, from the moment when they are posted until what they tell of is over, and how they are remembered. Pure; the store keeps it. */
import { isDeepStrictEqual } from 'node:util'
import { apart, WINDOW } from './burst.ts'
import {
  callOff,
  eachDelivery,
  eachEntry,
  isPending,
  wasHeard,
  type Entry,
  type KeptDelivery,
  type Outbox,
  type Plan,
  type Posted,
} from './record.ts'
import type { Evidence } from '#shared/findings.ts'
import { DAY, iso, type IsoTime } from '#shared/time.ts'

/** So many are remembered; the oldest that nobody waits for go first. */
const MOST_KEPT = 10_000
/** No snooze lasts longer: one that does was begun by a clock that was wrong. */
const LONGEST_SNOOZE = 31 * DAY

/** Whether nobody needs to hear of a thing any more, or not of it as running towards this end. */
export type IsOver = (thing: string, end: IsoTime | null) => boolean

/**
 * Adds what is news; a notice with an id that is already there is not added again. It takes the place of one that waits
 * and is of the same thing: whoever comes late is told once, how it is by then, and no later than the other would have been.
 */
export function post(box: Outbox, posts: readonly Posted[], now: IsoTime, plan: Plan): Outbox {
  const there = new Set(box.entries.map(({ notice }) => notice.id))
  const fresh = posts
    .filter(({ notice }) => !there.has(notice.id))
    .map((one) => ({ ...one, deliveries: plan(one) }))
    .filter(({ deliveries }) => deliveries.length > 0)
  if (fresh.length === 0) return box
  const said = new Set(fresh.map(({ notice }) => notice.thing))
  const replaced = new Map<string, Entry>()
  const { entries } = eachEntry(box, (one) => {
    if (!said.has(one.notice.thing)) return one
    if (one.deliveries.some(isPending)) replaced.set(one.notice.thing, one)
    return wasHeard(one) || one.acknowledged !== null ? settled(one, now) : null
  })
  const first = (entries.at(-1)?.seq ?? 0) + 1
  const added = fresh.map(({ notice, end, weight, deliveries }, at): Entry => {
    const before = replaced.get(notice.thing)
    // who has not heard of it yet cannot be told that it got worse
    const isNew = before?.notice.kind === 'new' && !wasHeard(before)
    return {
      seq: first + at,
      notice: isNew ? { ...notice, kind: 'new' } : notice,
      weight,
      end,
      deliveries: deliveries.map((one) => noLater(one, before)),
      acknowledged: null,
      snoozedUntil: null,
      overAt: null,
    }
  })
  return { entries: [...entries, ...added] }
}

/** What it told of is over, or said anew: nobody is asked about it, or reminded of how it was then. */
const settled = (one: Entry, now: IsoTime): Entry => ({ ...callOff(one, now), overAt: one.overAt ?? now })

function noLater(one: KeptDelivery, before: Entry | undefined): KeptDelivery {
  const due = before?.deliveries.find(({ channel, state }) => channel === one.channel && state === 'held')
  return due?.nextAt && one.nextAt && due.nextAt < one.nextAt ? { ...one, nextAt: due.nextAt } : one
}

/** Calls off what is over; what nobody has heard of is as if it had never been said. */
export const withdraw = (box: Outbox, isOver: IsOver, now: IsoTime): Outbox =>
  eachEntry(box, (one) => {
    if (one.overAt !== null || !isOver(one.notice.thing, one.end)) return one
    return wasHeard(one) || one.acknowledged !== null ? settled(one, now) : null
  })

/** What waits says what is seen by now: days pass while it is held, snoozed, or nobody is there to hear it. What is under way stays as it is. */
export const freshen = (box: Outbox, seenNow: (thing: string) => Evidence | null): Outbox =>
  eachEntry(box, (one) => {
    const isFresh = one.deliveries.some((each) => isPending(each) && each.message === null)
    if (!isFresh || one.deliveries.some(isUnderWay)) return one
    const seen = seenNow(one.notice.thing)
    return seen === null || isDeepStrictEqual(seen, one.notice.seen)
      ? one
      : { ...one, notice: { ...one.notice, seen } }
  })

const isUnderWay = (each: KeptDelivery) =>
  each.state === 'sending' || (isPending(each) && each.message !== null)

/** Its own id, or that of a message in which it was sent with others. */
const isCalled = ({ notice, deliveries }: Entry, id: string) =>
  notice.id === id || deliveries.some(({ message }) => message === id)

export const calledSo = (box: Outbox, id: string): readonly Entry[] =>
  box.entries.filter((one) => isCalled(one, id))

/** Somebody has seen it: it is sent nowhere any more. The first word counts. */
export const acknowledge = (box: Outbox, id: string, by: string, now: IsoTime): Outbox =>
  eachEntry(box, (one) =>
    one.acknowledged === null && isCalled(one, id)
      ? { ...callOff(one, now), acknowledged: { at: now, by }, snoozedUntil: null }
      : one,
  )

export const snooze = (box: Outbox, id: string, until: IsoTime, now: IsoTime): Outbox =>
  eachEntry(box, (one) =>
    one.acknowledged === null && one.overAt === null && isCalled(one, id)
      ? { ...callOff(one, now), snoozedUntil: until }
      : one,
  )

/** Says once more what was snoozed until now, and is still so. */
export const wake = (box: Outbox, now: IsoTime, plan: Plan): Outbox =>
  eachEntry(box, (one) => {
    const { snoozedUntil, overAt } = one
    if (snoozedUntil === null || overAt !== null) return one
    const isAsleep = snoozedUntil > now && snoozedUntil < iso(Date.parse(now) + LONGEST_SNOOZE)
    return isAsleep ? one : { ...one, snoozedUntil: null, deliveries: [...one.deliveries, ...plan(one)] }
  })

/** After a way was changed or taken away: what waits for it goes as it is now. */
export const planAnew = (box: Outbox, channel: string, now: IsoTime, plan: Plan): Outbox =>
  eachEntry(box, (one) => {
    const next = plan(one).find((delivery) => delivery.channel === channel)
    return eachDelivery(one, (delivery) => {
      if (delivery.channel !== channel) return delivery
      if (next === undefined)
        return isPending(delivery) || delivery.state === 'sending'
          ? { ...delivery, state: 'not-needed', at: now, nextAt: null }
          : delivery
      // what is under way stays so
      if (!isPending(delivery)) return delivery
      const { state, nextAt, name } = next
      return { ...delivery, name, state, nextAt, fault: null }
    })
  })

/** Nothing of it is to come, and it does not count any more against how much is sent at a time. */
const isDone = ({ snoozedUntil, deliveries }: Entry, now: IsoTime) =>
  snoozedUntil === null &&
  !deliveries.some((each) => isPending(each) || each.state === 'sending' || apart(each.at, now) < WINDOW)

/** Forgets what is older than the person wants, and more than can be kept; never what waits. @param days that it is kept */
export function prune(box: Outbox, now: IsoTime, days: number): Outbox {
  const oldest = iso(Date.parse(now) - days * DAY)
  let tooMany = box.entries.length - MOST_KEPT
  return eachEntry(box, (one) => {
    if (!isDone(one, now) || (one.notice.createdAt >= oldest && tooMany <= 0)) return one
    tooMany -= 1
    return null
  })
}

/** Of what stands on a screen, by its ids, what says nothing any more: over, answered, said anew since, or long forgotten. */
export function overOf(box: Outbox, ids: readonly string[], isOver: IsOver): string[] {
  const last = new Map(box.entries.map(({ notice }) => [notice.thing, notice.id]))
  const says = ({ notice: { thing, id }, end, acknowledged, snoozedUntil }: Entry) =>
    acknowledged === null && snoozedUntil === null && last.get(thing) === id && !isOver(thing, end)
  const byId = new Map<string, Entry[]>()
  for (const one of box.entries) {
    const names = new Set([one.notice.id, ...one.deliveries.flatMap(({ message }) => message ?? [])])
    for (const id of names) byId.set(id, [...(byId.get(id) ?? []), one])
  }
  return ids.filter((id) => !byId.get(id)?.some(says))
}
