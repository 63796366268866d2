/** How much happened each day, by list: so that neither a chart nor a count reads what happened. Pure. */
import * as v from 'valibot'
import { failedKinds, type ActivityEvent, type ActivityKind } from '#shared/activity.ts'
import { dayOf, listKey } from './identity.ts'

const count = v.strictObject({ count: v.number(), failed: v.number() })
export const dayCounts = v.strictObject({
  day: v.string(),
  /** By `listKey`. */
  lists: v.record(v.string(), count),
  /** By organisation, in whichever list. */
  organisations: v.record(v.string(), count),
})
export type DayCounts = Readonly<v.InferOutput<typeof dayCounts>>
type Count = v.InferOutput<typeof count>

const failed: ReadonlySet<ActivityKind> = new Set(failedKinds)

const none: Count = { count: 0, failed: 0 }
const plus = (one: Count = none, event: ActivityEvent): Count => ({
  count: one.count + 1,
  failed: one.failed + (failed.has(event.kind) ? 1 : 0),
})

/** @param events of that day */
export function counted(day: string, events: Iterable<ActivityEvent>, before?: DayCounts): DayCounts {
  const lists = new Map(Object.entries(before?.lists ?? {}))
  const organisations = new Map(Object.entries(before?.organisations ?? {}))
  for (const event of events) {
    if (dayOf(event) !== day) continue
    lists.set(listKey(event), plus(lists.get(listKey(event)), event))
    const { organisation } = event
    if (organisation !== null) organisations.set(organisation, plus(organisations.get(organisation), event))
  }
  return { day, lists: Object.fromEntries(lists), organisations: Object.fromEntries(organisations) }
}

export const totalOf = (counts: Iterable<Count>): Count =>
  Array.from(counts).reduce((a, b) => ({ count: a.count + b.count, failed: a.failed + b.failed }), none)

export interface AskingDays {
  readonly from?: string | undefined
  readonly organisation?: string | undefined
}

/** Days on which something happened, oldest first: in all lists, or with one organisation. */
export const daysOf = (counts: readonly DayCounts[], { from = '', organisation }: AskingDays) =>
  counts.flatMap(({ day, lists, organisations }) => {
    const own =
      organisation === undefined
        ? Object.values(lists)
        : Object.entries(organisations).flatMap(([id, one]) => (id === organisation ? one : []))
    const { count, failed } = totalOf(own)
    return count === 0 || day < from.slice(0, 10) ? [] : { day, count, failed }
  })
