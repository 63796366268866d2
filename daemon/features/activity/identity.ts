/** What makes two events one, and which list one stands in. Pure. */
import { hash } from 'node:crypto'
import type { ActivityEvent, ActivityList } from '#shared/activity.ts'

/** Of what is the same whenever and by whom it is told. */
export const idOf = (...parts: readonly (string | null)[]): string =>
  hash('sha256', parts.map((part) => part ?? '').join('\n')).slice(0, 32)

/** Sources count whole seconds, or more exactly: `2026-11-22T12:00:00`. */
const secondOf = ({ at }: ActivityEvent) => at.slice(0, 19)

/**
 * What several sources tell of one login, each in its own way: a sign-in at one second is one sign-in. A browser's is its own
 * sight of it, and stays beside it.
 */
export const occasionOf = (event: ActivityEvent): string | null =>
  event.kind === 'signed-in' && event.login !== null && event.list === 'user'
    ? `${event.login} ${secondOf(event)}`
    : null

/** Whether the first tells more of one occasion than the second: the list itself goes before what is worked out. */
export const isFuller = (one: Pick<ActivityEvent, 'source'>, other: Pick<ActivityEvent, 'source'>): boolean =>
  weight[one.source] > weight[other.source]
const weight: Readonly<Record<ActivityEvent['source'], number>> = {
  sandbox: 2,
  account: 0,
  browser: 0,
  latchkey: 0,
}

interface Listed {
  readonly list: ActivityList
  readonly login: string | null
  readonly organisation: string | null
}
/** A list of the organisation belongs to it, whichever login tells it. */
export const listKey = ({ list, login, organisation }: Listed): string =>
  `${list}/${(list === 'user' ? login : organisation) ?? ''}`

export const dayOf = ({ at }: Pick<ActivityEvent, 'at'>): string => at.slice(0, 10)

/** Newest first; of one moment in an order that is always the same. */
export const newestFirst = (a: ActivityEvent, b: ActivityEvent): number =>
  a.at === b.at ? (a.id < b.id ? 1 : a.id > b.id ? -1 : 0) : a.at < b.at ? 1 : -1
