/** The days of a name that belong in a calendar. Pure. */
import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { dayOf, type FeedName } from './told.ts'
import { languages, type Language } from '#shared/settings.ts'
import type { IsoTime } from '#shared/time.ts'

/** `renew`: the last safe day to do it; `end`: the end of what is paid, where that is another day; `restore`: the last day to. */
const eventKinds = ['renew', 'end', 'restore'] as const

export const dayEvent = v.strictObject({
  uid: v.string(),
  kind: v.picklist(eventKinds),
  name: v.string(),
  display: v.string(),
  /** Its organisation as a person calls it. */
  organisation: v.nullable(v.string()),
  day: v.pipe(v.string(), v.isoDate()),
  isAbout: v.boolean(),
  isStated: v.boolean(),
  /** Days before it at which the calendar reminds. */
  alarms: v.array(v.number()),
  /** Of its words. */
  language: v.picklist(languages),
})
export type DayEvent = v.InferOutput<typeof dayEvent>

/** @param about.organisations names by id */
export function eventsOf(
  { row, isAbout, stated, thresholds }: FeedName,
  about: {
    readonly organisations: ReadonlyMap<string, string>
    readonly language: Language
    readonly now: IsoTime
  },
): readonly DayEvent[] {
  const { name, display, phase, paidUntil, expiry, renewBy, restoreBy } = row
  const on = (kind: DayEvent['kind'], at: IsoTime | null): DayEvent[] =>
    at === null
      ? []
      : [
          {
            uid: uidOf(kind, name, row.organisation),
            kind,
            name,
            display,
            organisation:
              row.organisation === null ? null : (about.organisations.get(row.organisation) ?? null),
            day: dayOf(at),
            isAbout,
            isStated: stated === 'counts' && kind !== 'restore',
            // the end of what is paid is no deadline: whoever is reminded of the last day to renew needs no second one
            alarms: kind === 'end' ? [] : [...thresholds],
            language: about.language,
          },
        ]
  const end = paidUntil ?? expiry
  if (phase === 'active' || phase === 'expiring') {
    const last = renewBy ?? end
    const isOneDay = last === null || end === null || dayOf(last) === dayOf(end)
    return [...on('renew', last), ...on('end', isOneDay ? null : end)]
  }
  if (phase === 'expired') {
    // of a name past its end, a date ahead is one that the registry has moved
    const ended = end !== null && end <= about.now ? end : null
    return [...on('renew', renewBy), ...on('end', ended)]
  }
  return phase === 'redemption' ? on('restore', restoreBy) : []
}

/** The same for the same name and kind at all times, and no name can be read in it (RFC 7986, section 5.3). */
const uidOf = (kind: string, name: string, organisation: string | null) =>
  `${createHash('sha256')
    .update(JSON.stringify([kind, name, organisation]))
    .digest('hex')
    .slice(0, 32)}@latchkey`
