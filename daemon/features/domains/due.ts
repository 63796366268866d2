/** The date of a name that matters next, from its life. */
import { dueDate } from '#shared/domain-due.ts'
import type { IsoTime } from '#shared/time.ts'
import type { Life } from './life.ts'

/** `null` where there is none: not known, too late for one, or a name that never ends. */
export const dueOf = (life: Life): IsoTime | null =>
  dueDate({ ...life, restoreBy: life.phase === 'redemption' ? life.restoreBy() : null })

/** @param from first day in UTC, `to` the first that no longer belongs; each may be left out */
export function isDueWithin(life: Life, from: string | undefined, to: string | undefined): boolean {
  if (from === undefined && to === undefined) return true
  const due = dueOf(life)
  // days and times of one form sort as text
  return due !== null && (from === undefined || due >= from) && (to === undefined || due < to)
}
