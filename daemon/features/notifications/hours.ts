/** Quiet hours and digests by the person's own clock, over both changes of daylight saving. */
import type { Temporal as TemporalType } from 'temporal-polyfill'
import * as v from 'valibot'
import type { ChannelTiming } from '#shared/notice-channels.ts'
import { timeZone, type QuietHours } from '#shared/quiet-hours.ts'
import { iso, type IsoTime } from '#shared/time.ts'

type DigestTiming = Extract<ChannelTiming, { type: 'daily' | 'weekly' }>

export interface Hours {
  /** When the quiet hours end in which this moment lies; `null` outside of them. Of two equal times nothing is quiet; of an end that comes twice the later counts. */
  quietUntil(quiet: QuietHours, zone: string, now: IsoTime): IsoTime | null
  /** The next time of a digest after this moment. A time that a day leaves out comes as much later; of one that comes twice the first counts. */
  digestAfter(timing: DigestTiming, zone: string, now: IsoTime): IsoTime
}

let loaded: Promise<Hours> | null = null
/** Loaded by who has quiet hours or a digest: the others do without. */
export const loadHours = (): Promise<Hours> =>
  (loaded ??= import('temporal-polyfill').then(({ Temporal }) => hoursBy(Temporal)))

/** The computer's. One whose zone is set to what nobody knows has none (`undefined`, `Etc/Unknown`), and counts as it does: in UTC. */
export function ownZone(): string {
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions() as { timeZone?: string }
  return zone !== undefined && v.is(timeZone, zone) ? zone : 'UTC'
}

function hoursBy(Temporal: typeof TemporalType): Hours {
  /** @param which moment it is where a day leaves the time out, or has it twice */
  const momentOf = (
    day: TemporalType.PlainDate,
    time: string,
    timeZone: string,
    which: 'compatible' | 'earlier' | 'later' = 'compatible',
  ) =>
    day.toPlainDateTime(Temporal.PlainTime.from(time)).toZonedDateTime(timeZone, { disambiguation: which })
      .epochMilliseconds
  const dayOf = (now: IsoTime, zone: string) =>
    Temporal.Instant.from(now).toZonedDateTimeISO(zone).toPlainDate()

  return {
    quietUntil({ from, to }, zone, now) {
      if (from === to) return null
      const at = Date.parse(now)
      const today = dayOf(now, zone)
      // those that began yesterday may still go on
      for (const day of [today.subtract({ days: 1 }), today]) {
        // never less than while the clock shows such a time
        const end = momentOf(from < to ? day : day.add({ days: 1 }), to, zone, 'later')
        if (momentOf(day, from, zone, 'earlier') <= at && at < end) return iso(end)
      }
      return null
    },
    digestAfter(timing, zone, now) {
      const at = Date.parse(now)
      for (let day = dayOf(now, zone); ; day = day.add({ days: 1 })) {
        const due = momentOf(day, timing.at, zone)
        if (due > at && (timing.type === 'daily' || day.dayOfWeek === timing.day)) return iso(due)
      }
    },
  }
}
