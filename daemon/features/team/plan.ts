/** The day from which the person means to require 2FA: how far it is, and the days before it on which to remind. Pure. */
import type { Requirement } from '#shared/requirement.ts'
import { DAY, epoch, iso, type IsoTime } from '#shared/time.ts'

/** Days before it, largest first; 0 is the day itself. */
export const REMINDERS = [7, 3, 1, 0] as const

export interface Plan {
  /** The day in UTC: `YYYY-MM-DD`. */
  readonly on: string
  readonly plannedAt: IsoTime
}

/** The first moment of a day; `null` for one that no calendar has. */
export function startOf(day: string): IsoTime | null {
  const at = Date.parse(`${day}T00:00:00.000Z`)
  return Number.isNaN(at) || iso(at).slice(0, 10) !== day ? null : iso(at)
}
/** A moment that falls on this day wherever it is read, near enough. */
export const noonOf = (day: string): IsoTime | null => {
  const start = startOf(day)
  return start && iso(epoch(start) + DAY / 2)
}
export const dayOf = (at: IsoTime): string => at.slice(0, 10)

/** Whole days in UTC from one day to another, negative when it has passed. */
export const daysFromTo = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY)

/** Those of the reminders that come after the plan was made: nobody is reminded of what they have said just now. */
export function remindersOf({ on, plannedAt }: Plan, now: IsoTime) {
  const left = daysFromTo(dayOf(now), on)
  const atFirst = daysFromTo(dayOf(plannedAt), on)
  return REMINDERS.filter((days) => days < atFirst).map((days) => ({
    days,
    on: dayOf(iso(Date.parse(on) - days * DAY)),
    passed: left <= days,
  }))
}

export function plannedOf(plan: Plan, now: IsoTime): NonNullable<Requirement['planned']> {
  const { on, plannedAt } = plan
  return { on, plannedAt, daysLeft: daysFromTo(dayOf(now), on), reminders: remindersOf(plan, now) }
}

/** How far it has come: the reminder that was reached last, `'passed'` after the day, `null` before the first of them. */
export function reached(plan: Plan, now: IsoTime): number | 'passed' | null {
  if (daysFromTo(dayOf(now), plan.on) < 0) return 'passed'
  return remindersOf(plan, now).findLast(({ passed }) => passed)?.days ?? null
}

/** Of each plan its own number, that of a later one the higher: what was said of the one before does not speak for it. */
export const numberOf = ({ plannedAt }: Plan): number => Math.floor(epoch(plannedAt) / 1000)
