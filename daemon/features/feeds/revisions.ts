/** When each day in the calendar last changed, and how often: a calendar program takes only what is newer. */
import { isDeepStrictEqual } from 'node:util'
import * as v from 'valibot'
import type { Collection } from '#daemon/core/store.ts'
import { dayEvent, type DayEvent } from './events.ts'
import type { FeedName, FeedTold } from './told.ts'
import type { UnknownReason } from '#shared/fact.ts'
import type { Language } from '#shared/settings.ts'
import { isoTime } from '#shared/time.ts'

export const revision = v.strictObject({
  event: dayEvent,
  /** How often it has changed since it was first told. */
  sequence: v.number(),
  changedAt: isoTime,
})
export type Revision = v.InferOutput<typeof revision>

/** With these the date may well be as it was: nobody could say. */
const undecided: ReadonlySet<UnknownReason> = new Set([
  'never-asked',
  'no-permission',
  'absent',
  'odd',
  'source-failed',
  'stale',
])

export interface Revised {
  readonly calendar: readonly Revision[]
  readonly put: readonly Revision[]
  readonly remove: readonly string[]
}

/**
 * A day that was told stays as it was while nobody can say otherwise: a reminder that is missing does more harm than
 * one that is old. It goes with its name, with a known answer, and with the word of the person who had stated it.
 * @param kept what was told before, by identity
 * @param language of the words: in another one, every day is told anew
 * @param pace lets other work in between, once for each
 * @returns the calendar of now, by day, and what has to change in what is kept
 */
export async function revise(
  kept: Pick<Collection<Revision>, 'get' | 'values'>,
  events: Iterable<DayEvent>,
  told: Pick<FeedTold, 'names' | 'lists' | 'now'>,
  language: Language,
  pace: () => Promise<void> | undefined,
): Promise<Revised> {
  const calendar = new Map<string, Revision>()
  const put: Revision[] = []
  const tell = (event: DayEvent) => {
    const before = kept.get(event.uid)
    const same = before !== undefined && isDeepStrictEqual(before.event, event)
    const sequence = before === undefined ? 0 : before.sequence + 1
    const now = same ? before : { event, sequence, changedAt: told.now }
    if (!same) put.push(now)
    calendar.set(event.uid, now)
  }
  // a list that names something twice must not make two events of one identity
  for (const event of events) {
    await pace()
    if (!calendar.has(event.uid)) tell(event)
  }
  const remove: string[] = []
  const stays = unanswered(told)
  for (const { event } of kept.values()) {
    await pace()
    if (calendar.has(event.uid)) continue
    if (stays(event)) tell({ ...event, language })
    else remove.push(event.uid)
  }
  return { calendar: [...calendar.values()].sort(byDay), put, remove }
}

/** Whether nobody can say now that a day is no longer one. */
function unanswered({ names, lists }: Pick<FeedTold, 'names' | 'lists'>): (event: DayEvent) => boolean {
  const byName = new Map<string, FeedName>(names.map((one) => [one.row.name, one]))
  return ({ name, organisation, isStated }) => {
    const found = byName.get(name)
    // a list that is not known may hold it; those that the person added are always known
    if (found === undefined) return lists.unknown > 0 && organisation !== null
    if (isStated && found.stated === null) return false
    const { phase, paidUntil, expiry, reason } = found.row
    if (phase === 'unknown') return true
    const isUndated = paidUntil === null && expiry === null && reason !== null && undecided.has(reason)
    return isUndated && (phase === 'active' || phase === 'expiring')
  }
}

/** By day, and then in one order at all times: the same days make the same bytes. */
function byDay({ event: a }: Revision, { event: b }: Revision): number {
  for (const key of ['day', 'name', 'kind', 'uid'] as const)
    if (a[key] !== b[key]) return a[key] < b[key] ? -1 : 1
  return 0
}
