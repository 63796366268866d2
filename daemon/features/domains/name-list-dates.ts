/** Dates of a table: the year first may be read in one way only; others are read where it is sure which number is the day. Pure. */
import type { NameFault, NamesAdd } from '#shared/domain-notes.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { iso, type IsoTime } from '#shared/time.ts'

type Order = NamesAdd['dates']
type DateFault = Extract<NameFault, 'bad-date' | 'two-ways-to-read'>
type Parts = readonly [year: number, month: number, day: number]

/** A time of day without its zone says no more than the day. */
const TIME = String.raw`(?:[T ]\s?\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:\s?[AP]M)?(?:\s?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?)?`
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${TIME}$`, 'i')
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})${TIME}$`, 'i')
const EIGHT_DIGITS = /^(\d{4})()(\d{2})(\d{2})$/
/** With its zone, as programs write it. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/

/** What a column says of its own order: the one in which some number is too large for a month. */
export function orderIn(dates: readonly string[]): Order {
  const pairs = dates.map((text) => YEAR_LAST.exec(text.trim())).filter((found) => found !== null)
  const isDayFirst = pairs.some(([, first]) => Number(first) > 12)
  const isMonthFirst = pairs.some(([, , , second]) => Number(second) > 12)
  if (isDayFirst === isMonthFirst) return null
  return isDayFirst ? 'day-first' : 'month-first'
}

/** @returns the beginning of that day (UTC), or the very time where its zone is given; `null` where nothing stands */
export function readDate(text: string, order: Order): Result<IsoTime | null, DateFault> {
  const written = text.trim()
  if (written === '' || written === '-' || written === '–') return ok(null)
  const days = readings(written, order).flatMap((parts) => dayOf(parts) ?? [])
  const [day] = days
  if (day === undefined) return err('bad-date')
  if (days.some((other) => other !== day)) return err('two-ways-to-read')
  const instant = INSTANT.test(written) ? Date.parse(written) : Number.NaN
  return ok(iso(Number.isNaN(instant) ? day : instant))
}

function readings(written: string, order: Order): readonly Parts[] {
  const [, year, , month, day] = YEAR_FIRST.exec(written) ?? EIGHT_DIGITS.exec(written) ?? []
  if (year !== undefined) return [[Number(year), Number(month), Number(day)]]
  const found = YEAR_LAST.exec(written)
  if (found === null || order === 'year-first') return []
  const [first, second, last] = [Number(found[1]), Number(found[3]), Number(found[4])]
  const byDay: Parts = [last, second, first]
  const byMonth: Parts = [last, first, second]
  if (order === null) return [byDay, byMonth]
  return [order === 'day-first' ? byDay : byMonth]
}

const FIRST_YEAR = 1985
const LAST_YEAR = 2199

/** Milliseconds since the epoch; `null` where no calendar has such a day. */
function dayOf([year, month, day]: Parts): number | null {
  const at = new Date(Date.UTC(year, month - 1, day))
  const isReal = at.getUTCMonth() === month - 1 && at.getUTCDate() === day
  return isReal && year >= FIRST_YEAR && year <= LAST_YEAR ? at.getTime() : null
}
