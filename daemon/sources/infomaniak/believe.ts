/** Whether a list may replace a longer one. A provider in trouble says "none" as easily as it says "down". */
import * as v from 'valibot'
import { isoTime, MINUTE, type IsoTime } from '#shared/time.ts'

export const keptBack = v.strictObject({
  list: v.picklist(['organisations', 'members', 'products', 'domains']),
  organisation: v.string(),
  was: v.number(),
  is: v.number(),
  /** How often it was seen again since, counted once in ten minutes. */
  seenAgain: v.number(),
  lastCountedAt: isoTime,
  /** The person said that it is so. */
  confirmed: v.boolean(),
})
export type KeptBack = v.InferOutput<typeof keptBack>

const APART = 10 * MINUTE
const TIMES = 2
const SMALL = 5

/** Gone altogether, or more than half of a list that was not small. */
export const isCollapse = (was: number, is: number): boolean =>
  was > 0 && (is === 0 || (was - is > SMALL && is < was / 2))

/**
 * @param before what is kept back of this list so far
 * @returns `null` when the new list may be believed, else what to keep back now
 */
export function keepBack(
  of: Pick<KeptBack, 'list' | 'organisation' | 'was' | 'is'>,
  before: KeptBack | undefined,
  now: IsoTime,
): KeptBack | null {
  if (!isCollapse(of.was, of.is)) return null
  if (before?.is !== of.is) return { ...of, seenAgain: 0, lastCountedAt: now, confirmed: false }
  if (before.confirmed) return null
  // A clock that was set back counts as no time: it can only delay.
  if (Date.parse(now) - Date.parse(before.lastCountedAt) < APART) return before
  const seenAgain = before.seenAgain + 1
  return seenAgain >= TIMES ? null : { ...before, seenAgain, lastCountedAt: now }
}
