/** What stands on a phone and says nothing any more, since it was seen elsewhere or is over. Pure. */
import { apart } from './burst.ts'
import { eachDelivery, eachEntry, type Entry, type Outbox } from './record.ts'
import { DAY, type IsoTime } from '#shared/time.ts'

/** So long after it was settled somebody tries; what was settled before is left as it is. */
const TRIED_FOR = DAY

type Word = 'open' | 'settled' | 'long-settled'

function wordOf({ acknowledged, overAt, snoozedUntil }: Entry, now: IsoTime): Word {
  if (snoozedUntil !== null) return 'settled'
  const at = overAt ?? acknowledged?.at ?? null
  if (at === null) return 'open'
  return apart(at, now) < TRIED_FOR ? 'settled' : 'long-settled'
}

/** Messages of this way that may stand there, and of which nobody needs to know anything any more. */
export function toClear({ entries }: Outbox, channel: string, now: IsoTime): readonly string[] {
  const words = new Map<string, Set<Word>>()
  for (const one of entries)
    for (const { channel: by, message, cleared, tries, state } of one.deliveries) {
      if (by !== channel || message === null || cleared || tries === 0) continue
      const word = state === 'sending' ? 'open' : wordOf(one, now)
      words.set(message, (words.get(message) ?? new Set()).add(word))
    }
  return [...words].flatMap(([message, said]) => (said.has('settled') && !said.has('open') ? message : []))
}

export const cleared = (box: Outbox, channel: string, message: string): Outbox =>
  eachEntry(box, (one) =>
    eachDelivery(one, (each) =>
      each.channel === channel && each.message === message && !each.cleared
        ? { ...each, cleared: true }
        : each,
    ),
  )
