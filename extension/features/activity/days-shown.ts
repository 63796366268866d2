/** The days of the picture, those without events as well. Pure. */
import { DAY, iso, type IsoTime } from '#shared/time.ts'
import { DAYS_SHOWN, type ActivityDays } from './model.ts'

type Day = ActivityDays[number]

/** Oldest first, the last is the day of `now`; days are those of UTC. */
export function daysShown(days: ActivityDays, now: IsoTime): Day[] {
  const today = Date.parse(now.slice(0, 10))
  const told = new Map(days.map((one) => [one.day, one]))
  return Array.from({ length: DAYS_SHOWN }, (_, index) => {
    const day = iso(today - (DAYS_SHOWN - 1 - index) * DAY).slice(0, 10)
    return told.get(day) ?? { day, count: 0, failed: 0 }
  })
}

/** A time at which it is that day nearly everywhere. */
export const noonOf = (day: string): IsoTime => iso(Date.parse(day) + DAY / 2)
