/** What must be remembered of findings: since when, what the person said, what was closed. Pure; the store keeps it. */
import * as v from 'valibot'
import {
  completed,
  isAnew,
  isEased,
  isWorseThanMarked,
  standing,
  standingOf,
  type Counted,
} from './standing.ts'
import type { JudgedThing } from './things.ts'
import { checkIds, severities } from '#shared/findings.ts'
import { DAY, isoTime, type IsoTime } from '#shared/time.ts'

const CLOSED_KEPT = 50
const CLOSED_FOR = 30 * DAY

const seen = v.strictObject({
  id: v.picklist(checkIds),
  subject: v.string(),
  since: isoTime,
  severity: v.picklist(severities),
  count: v.number(),
  /** How bad it was when the person was last told, or since then, where it got better; `null` until then. */
  said: v.nullable(v.strictObject(standing)),
  /** How often the person was told. */
  times: v.optional(v.number(), 0),
})
const mark = v.strictObject({
  as: v.picklist(['snoozed', 'dismissed']),
  at: isoTime,
  until: isoTime,
  because: v.string(),
  ...standing,
})

/** What is remembered of one thing. */
export const thingMemory = v.strictObject({
  key: v.string(),
  /** While it is open: since when and how bad it was when last looked at by the daemon. */
  open: v.nullable(seen),
  mark: v.nullable(mark),
  acted: v.nullable(isoTime),
})
export type ThingMemory = v.InferOutput<typeof thingMemory>

/** What is remembered beside the things. */
export const lookMemory = v.strictObject({
  closed: v.array(
    v.strictObject({ key: v.string(), id: v.picklist(checkIds), subject: v.string(), at: isoTime }),
  ),
  lookedAt: v.nullable(isoTime),
})
export type LookMemory = v.InferOutput<typeof lookMemory>

/** As it was kept while it was one file. */
export const findingsMemory = v.strictObject({
  ...lookMemory.entries,
  open: v.record(v.string(), seen),
  marks: v.record(v.string(), mark),
  acted: v.record(v.string(), isoTime),
})
/** Each record by thing. */
export type FindingsMemory = v.InferOutput<typeof findingsMemory>
export type Mark = v.InferOutput<typeof mark>

export const noMemory: FindingsMemory = { open: {}, marks: {}, acted: {}, closed: [], lookedAt: null }

/** A mark holds until its end, and ends early when things get worse. */
export function markInForce(
  memory: FindingsMemory,
  thing: Counted & { readonly key: string },
  now: IsoTime,
): Mark | null {
  const found = memory.marks[thing.key]
  return found && now < found.until && !isWorseThanMarked(standingOf(thing), found) ? found : null
}

/** The memory without anything of logins that are no longer connected: they took nothing in hand, they left. */
export function forgetGone(memory: FindingsMemory, isGone: (thing: string) => boolean): FindingsMemory {
  const stays = ([key]: [string, unknown]) => !isGone(key)
  const only = <T>(record: Record<string, T>) => Object.fromEntries(Object.entries(record).filter(stays))
  return {
    open: only(memory.open),
    marks: only(memory.marks),
    acted: only(memory.acted),
    closed: memory.closed.filter(({ key }) => !isGone(key)),
    lookedAt: memory.lookedAt,
  }
}

/**
 * The memory after a look at the things of this moment. A thing that is gone is closed, and only an answered check
 * can close it: `answered` says whether a thing's check could look (see `answeredBy`).
 */
export function remember(
  memory: FindingsMemory,
  things: readonly JudgedThing[],
  answered: (thing: string) => boolean,
  now: IsoTime,
): FindingsMemory {
  const open: FindingsMemory['open'] = {}
  const marks: FindingsMemory['marks'] = {}
  for (const thing of things) {
    if (thing.status === 'unknown') continue
    const { key, id, subjects, severity, count } = thing
    const before = memory.open[key]
    const standing = standingOf(thing)
    const said = before?.said && completed(before.said, standing)
    open[key] = {
      id,
      subject: subjects[0] ?? '',
      since: before?.since ?? now,
      severity,
      count,
      // when things got better, getting as bad again is news again; not where a part of them is merely unknown
      said: (said && answered(key) && isEased(standing, said) ? standing : said) ?? null,
      times: before?.times ?? 0,
    }
    const mark = memory.marks[key] && completed(memory.marks[key], standing)
    if (mark && !isAnew(standing, mark)) marks[key] = mark
  }
  const closed = [...memory.closed]
  for (const [key, before] of Object.entries(memory.open)) {
    if (key in open) continue
    if (answered(key)) {
      // noted before, where a crash left it open beside that
      if (!closed.some((one) => one.key === key && one.at >= before.since))
        closed.push({ key, id: before.id, subject: before.subject, at: now })
      continue
    }
    open[key] = before
    if (memory.marks[key]) marks[key] = memory.marks[key]
  }
  const stillOpen = ([key]: [string, unknown]) => key in open
  return {
    open,
    marks: Object.fromEntries(Object.entries(marks).filter(([, { until }]) => now < until)),
    acted: Object.fromEntries(Object.entries(memory.acted).filter(stillOpen)),
    closed: closed.filter(({ at }) => Date.parse(now) - Date.parse(at) < CLOSED_FOR).slice(-CLOSED_KEPT),
    lookedAt: memory.lookedAt,
  }
}
