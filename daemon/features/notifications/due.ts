/** What one way has to send now, and in which messages. Pure. */
import { apart, inMessages, messageOf, ofLate } from './burst.ts'
import { retryWait } from './outcome.ts'
import { eachDelivery, eachEntry, isPending, type Entry, type KeptDelivery, type Outbox } from './record.ts'
import type { ChannelTiming } from '#shared/notice-channels.ts'
import { DAY, HOUR, iso, MINUTE, type IsoTime } from '#shared/time.ts'

export interface Batch {
  readonly message: string
  readonly entries: readonly Entry[]
  readonly isDigest: boolean
}

export interface Way {
  readonly id: string
  readonly timing: ChannelTiming
}

export const isDigest = ({ type }: ChannelTiming): boolean => type === 'daily' || type === 'weekly'

/** No wait of this kind is longer: one that is was begun by a clock that was wrong. In ms. */
const longestWait = (timing: ChannelTiming): number => {
  if (timing.type === 'daily') return DAY + 2 * HOUR
  if (timing.type === 'weekly') return 7 * DAY + 2 * HOUR
  // it may begin with the end of the quiet hours
  return timing.type === 'unanswered' ? DAY + timing.minutes * MINUTE : 0
}

/** Of this way, the delivery that is under way or to come. */
export const liveOf = ({ deliveries }: Entry, channel: string): KeptDelivery | undefined =>
  deliveries.find((one) => one.channel === channel && (isPending(one) || one.state === 'sending'))

/** What is held until a day that lies too far off, or was begun by a clock that was set back since, is held until the next time that is right. */
export const rehold = (box: Outbox, { id, timing }: Way, now: IsoTime, next: () => IsoTime | null): Outbox =>
  eachEntry(box, (one) =>
    eachDelivery(one, (each) => {
      const isAstray =
        each.channel === id &&
        each.state === 'held' &&
        each.nextAt !== null &&
        (each.at > now || Date.parse(each.nextAt) - Date.parse(now) > longestWait(timing))
      return isAstray ? { ...each, at: now, nextAt: next() } : each
    }),
  )

/** A try that lies ahead was made by a clock that was set back since. */
const isDue = ({ nextAt, at }: KeptDelivery, now: IsoTime): boolean =>
  nextAt === null || nextAt <= now || at > now

/**
 * While a server is not reached, or wants to be left alone, nothing else is tried there.
 * A single message that it does not take now holds the others up for a while only.
 */
const rests = (each: KeptDelivery, now: IsoTime): boolean =>
  each.state === 'waiting' &&
  each.message !== null &&
  each.fault !== null &&
  !isDue(each, now) &&
  (each.fault !== 'busy' || apart(now, each.at) < retryWait(2))

/** In the order in which they are to be sent. Nothing of this way may be under way: what says so was cut off, and goes again. */
export function dueFor(box: Outbox, { id, timing }: Way, now: IsoTime): readonly Batch[] {
  const again = new Map<string, Entry[]>()
  const fresh: Entry[] = []
  const begun = new Map<string, IsoTime>()
  let isResting = false
  for (const one of box.entries) {
    for (const each of one.deliveries)
      if (each.channel === id && each.message !== null && each.state !== 'not-needed')
        begun.set(each.message, each.at)
    const live = liveOf(one, id)
    if (live === undefined) continue
    isResting ||= rests(live, now)
    const { state, message } = live
    if (message !== null && (state === 'sending' || isDue(live, now)))
      again.set(message, [...(again.get(message) ?? []), one])
    else if (message === null && isHeldNoMore(live, now)) fresh.push(one)
  }
  if (isResting) return []
  const whole = isDigest(timing)
  const messages = whole ? (fresh.length > 0 ? [fresh] : []) : inMessages(fresh, ofLate(begun, now))
  return [
    ...[...again].map(([message, entries]) => ({ message, entries, isDigest: whole })),
    ...messages.map((entries) => ({ message: messageOf(id, entries), entries, isDigest: whole })),
  ]
}

const isHeldNoMore = ({ nextAt }: KeptDelivery, now: IsoTime) => nextAt === null || nextAt <= now

/** Noted before anything leaves: whatever happens then, it is known that it may have arrived. */
export const begin = (
  box: Outbox,
  channel: string,
  { message, entries }: Batch,
  answer: string | null,
  now: IsoTime,
): Outbox => {
  const ids = new Set(entries.map(({ notice }) => notice.id))
  return eachEntry(box, (one) =>
    ids.has(one.notice.id)
      ? eachDelivery(one, (each) =>
          each.channel === channel && (isPending(each) || each.state === 'sending')
            ? {
                ...each,
                state: 'sending',
                message,
                answer: each.answer ?? answer,
                tries: each.tries + 1,
                at: now,
                nextAt: null,
              }
            : each,
        )
      : one,
  )
}

/** For who waits that long, and no digest. */
export const firstAt = (timing: ChannelTiming, now: IsoTime): IsoTime | null =>
  timing.type === 'unanswered' ? iso(Date.parse(now) + timing.minutes * MINUTE) : null
