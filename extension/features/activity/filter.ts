/** What the list is narrowed down to, and how that is asked for. Pure. */
import type { ActivitySource } from '#shared/activity.ts'
import { iso } from '#shared/time.ts'
import { kindGroups, type KindGroup } from './kind-groups.ts'

/** Each empty where it is not asked for. */
export interface ActivityFilter {
  readonly kinds: KindGroup | ''
  /** `login=main`, `organisation=42`. */
  readonly whose: string
  readonly source: ActivitySource | ''
  readonly text: string
  /** Days as a field gives them, both inclusive. */
  readonly from: string
  readonly to: string
}
export const everything: ActivityFilter = { kinds: '', whose: '', source: '', text: '', from: '', to: '' }

export const isFiltered = (filter: ActivityFilter): boolean =>
  Object.values(filter).some((part) => part !== '')

/**
 * As it is asked for; days are the person's own: midnight on their clock.
 * @param more beside the filter
 */
export function queryOf(
  { kinds, whose, source, text, from, to }: ActivityFilter,
  more: Record<string, string>,
) {
  const query = new URLSearchParams(whose)
  const set = (name: string, value: string) => {
    if (value !== '') query.set(name, value)
  }
  set('kinds', kinds === '' ? '' : kindGroups[kinds].join(','))
  set('source', source)
  set('text', text)
  set('from', midnight(from, 0))
  set('to', midnight(to, 1))
  for (const [name, value] of Object.entries(more)) query.set(name, value)
  return query.toString()
}

/** The beginning of a day, or of the one that many days later, on the clock of this computer; empty for what is no day. */
function midnight(day: string, later: number): string {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? []
  if (year === undefined) return ''
  return iso(new Date(Number(year), Number(month) - 1, Number(date) + later).getTime())
}
