/** How bad a thing was at a moment, and what makes it worse, or another matter. Pure. */
import * as v from 'valibot'
import { stageOf, type Course } from '../../core/course.ts'
import { severities, type Severity } from '#shared/findings.ts'
import { DAY, epoch, isoTime, type IsoTime } from '#shared/time.ts'

/** Fields of what is remembered. */
export const standing = {
  severity: v.picklist(severities),
  count: v.number(),
  /** How far it had come (`core/course.ts`); `null`: noted by a version that did not know. */
  rung: v.optional(v.nullable(v.number()), null),
  end: v.optional(v.nullable(isoTime), null),
}
const whole = v.strictObject(standing)
export type Standing = Readonly<v.InferOutput<typeof whole>>

export interface Counted {
  readonly severity: Severity
  readonly count: number
  readonly course: Course | null
}
export const standingOf = ({ severity, count, course }: Counted): Standing => ({
  severity,
  count,
  rung: course?.rung ?? 0,
  end: course?.end ?? null,
})

/** Two sources say the same end less than this apart. */
const SAME_END = 7 * DAY

const rank = (severity: Severity) => severities.indexOf(severity)
const isGraver = (now: Standing, before: Standing) =>
  rank(now.severity) < rank(before.severity) || now.count > before.count
const isNearer = (now: Standing, before: Standing) => (now.rung ?? 0) > (before.rung ?? now.rung ?? 0)

/**
 * What is news: a graver severity or more subjects; of what runs towards an end, a step nearer, and nothing in between.
 */
export const isWorse = (now: Standing, before: Standing): boolean =>
  now.rung === 0 ? isGraver(now, before) : now.count > before.count || isNearer(now, before)

/** Come to another stage of its course; what was never told of came from before the first. */
export const isFarther = (now: Standing, before: Standing | null): boolean =>
  stageOf(now.rung ?? 0) > stageOf((before === null ? 0 : before.rung) ?? now.rung ?? 0)

/** What ends a snooze or a dismissal early: a step nearer to the end alone does not. */
export const isWorseThanMarked = (now: Standing, marked: Standing): boolean =>
  isGraver(now, marked) || isFarther(now, marked)

export const isAnotherEnd = (now: IsoTime, before: IsoTime): boolean => epoch(now) - epoch(before) > SAME_END

/** Another course of the same thing: a name that was renewed, say. What was said of the one before is over. */
export const isAnew = (now: Standing, before: Standing): boolean =>
  !isWorse(now, before) && now.end !== null && before.end !== null && isAnotherEnd(now.end, before.end)

/**
 * Whether getting as bad as before would be news again. What runs towards an end that stays gets no better: the clock
 * was set back, or another source says a day more.
 */
export const isEased = (now: Standing, before: Standing): boolean =>
  now.end !== null && before.end !== null
    ? isAnew(now, before)
    : !isWorse(now, before) && isWorse(before, now)

/** As it was noted, with what the version that noted it did not know: as if it had been so then. */
export const completed = <T extends Standing>(before: T, now: Standing): T =>
  before.rung === null ? { ...before, rung: now.rung, end: now.end } : before
