/** What must be remembered of findings: since when, what the person said, what was closed. Pure; the store keeps it. */
import * as v from 'valibot'
import type { Thing } from '#shared/status.ts'
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
  /** How bad it was when the person was last told; `null` until then. */
  said: v.nullable(v.strictObject({ severity: v.picklist(severities), count: v.number() })),
})
const mark = v.strictObject({
  as: v.picklist(['snoozed', 'dismissed']),
  at: isoTime,
  until: isoTime,
  because: v.string(),
  severity: v.picklist(severities),
  count: v.number(),
})

export const findingsMemory = v.strictObject({
  /** By thing: open ones, since when and how bad they were when last looked at by the daemon. */
  open: v.record(v.string(), seen),
  marks: v.record(v.string(), mark),
  acted: v.record(v.string(), isoTime),
  closed: v.array(
    v.strictObject({ key: v.string(), id: v.picklist(checkIds), subject: v.string(), at: isoTime }),
  ),
  lookedAt: v.nullable(isoTime),
})
export type FindingsMemory = v.InferOutput<typeof findingsMemory>
export type Mark = v.InferOutput<typeof mark>

export const noMemory: FindingsMemory = { open: {}, marks: {}, acted: {}, closed: [], lookedAt: null }

const rank = (severity: Thing['severity']) => severities.indexOf(severity)

/** Worse than it was: a graver severity, or more subjects. */
export const isWorse = (
  thing: { severity: Thing['severity']; count: number },
  before: { severity: Thing['severity']; count: number },
) => rank(thing.severity) < rank(before.severity) || thing.count > before.count

/** A mark holds until its end, and ends early when things get worse. */
export function markInForce(
  memory: FindingsMemory,
  thing: { key: string; severity: Thing['severity']; count: number },
  now: IsoTime,
): Mark | null {
  const found = memory.marks[thing.key]
  return found && now < found.until && !isWorse(thing, found) ? found : null
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
  things: readonly Thing[],
  answered: (thing: string) => boolean,
  now: IsoTime,
): FindingsMemory {
  const open: FindingsMemory['open'] = {}
  for (const thing of things) {
    if (thing.status === 'unknown') continue
    const said = memory.open[thing.key]?.said ?? null
    open[thing.key] = {
      id: thing.id,
      subject: thing.subjects[0] ?? '',
      since: memory.open[thing.key]?.since ?? now,
      severity: thing.severity,
      count: thing.count,
      // when things got better, getting as bad again is news again; not where a part of them is merely unknown
      said:
        said && isWorse(said, thing) && answered(thing.key)
          ? { severity: thing.severity, count: thing.count }
          : said,
    }
  }
  const closed = [...memory.closed]
  for (const [key, before] of Object.entries(memory.open)) {
    if (key in open) continue
    if (answered(key)) closed.push({ key, id: before.id, subject: before.subject, at: now })
    else open[key] = before
  }
  const stillOpen = ([key]: [string, unknown]) => key in open
  return {
    open,
    marks: Object.fromEntries(
      Object.entries(memory.marks).filter(([key, { until }]) => key in open && now < until),
    ),
    acted: Object.fromEntries(Object.entries(memory.acted).filter(stillOpen)),
    closed: closed.filter(({ at }) => Date.parse(now) - Date.parse(at) < CLOSED_FOR).slice(-CLOSED_KEPT),
    lookedAt: memory.lookedAt,
  }
}
