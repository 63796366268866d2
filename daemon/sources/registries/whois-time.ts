/** Dates as registries print them over WHOIS: which comes first, day or month, and in which zone, is known per extension. */
import { parseRegistryTime, type RegistryTime } from './registry-time.ts'
import { zoneOffset, zoneOf } from './whois-zones.ts'

const LONGEST = 100
const TIME = String.raw`(?:[T ,]{1,3}(?:at )?(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,]\d{1,9})?)? ?(?<zone>.*))?`
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = `(?<word>${MONTHS.join('|')})[a-z]{0,6}\\.?`
const WEEKDAY = '(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? )?'

/** Each anchored at both ends and without repeated groups: the time to try them all is bounded by the text's length. */
const patterns: readonly RegExp[] = [
  // 2026-03-28 12:00:00+03 · 2026/03/28 · 2026.03.28 14:00 · 2026. 03. 28. · 2026-Mar-28.
  String.raw`(?<year>\d{4})[-/.] ?(?<month>\d{1,2})[-/.] ?(?<day>\d{1,2})\.?${TIME}`,
  String.raw`(?<year>\d{4})[-/. ]${MONTH}[-/. ](?<day>\d{1,2})\.?${TIME}`,
  // 20260328
  String.raw`(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)${TIME}`,
  // 28.03.2026 · 28/03/26 · 03/28/2026
  String.raw`(?<first>\d{1,2})[-/.] ?(?<next>\d{1,2})[-/.] ?(?<year>\d{4}|\d\d)\.?${TIME}`,
  // 28-Mar-2026 · 28 March 2026 · 28th March 2026 · Sat, 28 Mar 2026 12:00:00 GMT
  String.raw`${WEEKDAY}(?<day>\d{1,2})(?:st|nd|rd|th|\.)?[-/ .]{1,2}${MONTH}[-/ ,]{1,2}(?<year>\d{4}|\d\d)${TIME}`,
  // March 28 2026 · Sat Mar 28 2026
  String.raw`${WEEKDAY}${MONTH}[ -](?<day>\d{1,2}),? (?<year>\d{4})${TIME}`,
  // Sat Mar 28 23:59:00 GMT 2026
  String.raw`${WEEKDAY}${MONTH} (?<day>\d{1,2}) (?<hour>\d{1,2}):(?<minute>\d\d):(?<second>\d\d) ?(?<zone>[a-z]{0,5}|[+-]\d{4}) ?(?<year>\d{4})`,
].map((pattern) => new RegExp(`^${pattern}$`, 'i'))

/** Country extensions of one operator (Freenom) print the month first, all others the day; generic ones do either. */
const MONTH_FIRST = new Set(['tk', 'ml', 'ga', 'cf', 'gq'])

/** A word that means that there is no date. */
const NOTHING =
  /^(?:-+|none|null|not (?:defined|available|disclosed|set)|n\.?\/?a\.?|unknown|0000-00-00.*)?$/i

/** `null`: nothing is printed. A day without an hour is the day printed, at midnight UTC. */
export function parseWhoisTime(text: string, tld: string): RegistryTime | null {
  const value = withoutRemark(text.slice(0, LONGEST).replaceAll(/ {2,}/g, ' ').trim()).replace(/^on /i, '')
  if (NOTHING.test(value)) return null
  if (/^never(?: expires)?\.?$/i.test(value)) return 'never'
  const exact = parseRegistryTime(value)
  if (exact === 'never' || (exact !== 'odd' && exact.zone === 'said')) return exact
  for (const pattern of patterns) {
    const groups = pattern.exec(value)?.groups
    if (groups !== undefined) return timeOf(groups, tld)
  }
  return 'odd'
}

/** `2026-08-28 (YYYY-MM-DD)` is a day with a remark; of a time, what stands in brackets is its zone. */
function withoutRemark(value: string): string {
  const [before = ''] = value.split('(', 1)
  return before.includes(':') ? value : before.trim()
}

function timeOf(groups: Readonly<Record<string, string | undefined>>, tld: string): RegistryTime {
  const { year = '', hour = '00', minute = '00', second = '00', word } = groups
  const order = dayAndMonth(groups, tld)
  if (order === null) return 'odd'
  const month = word === undefined ? order.month : String(MONTHS.indexOf(word.toLowerCase()) + 1)
  const date = `${fullYear(year)}-${two(month)}-${two(order.day)}`
  const time = `${two(hour)}:${two(minute)}:${two(second)}`
  // A date is often printed as its first moment: in the registry's zone it would become the day before.
  if (time === '00:00:00' && (groups['zone'] ?? '').trim() === '') return parseRegistryTime(date)
  const zone = zoneOf(groups['zone'] ?? '', tld)
  if (zone === null) return parseRegistryTime(`${date}T${time}`)
  if (zone.kind === 'offset') return parseRegistryTime(`${date}T${time}${zone.text}`)
  const utc = parseRegistryTime(`${date}T${time}Z`)
  return typeof utc === 'object' ? parseRegistryTime(`${date}T${time}${zoneOffset(zone.name, utc.at)}`) : utc
}

/** Of `03/04/2026` the order must be known: a guess could be months late. */
function dayAndMonth(groups: Readonly<Record<string, string | undefined>>, tld: string) {
  const { first, next, day, month = '' } = groups
  if (first === undefined || next === undefined) return day === undefined ? null : { day, month }
  const dayFirst = { day: first, month: next }
  const monthFirst = { day: next, month: first }
  if (MONTH_FIRST.has(tld)) return monthFirst
  if (tld.length === 2 || first === next || Number(first) > 12) return dayFirst
  return Number(next) > 12 ? monthFirst : null
}

const two = (digits: string) => digits.padStart(2, '0')
/** Two digits are of this century: no name ends in the last one. */
const fullYear = (digits: string) => (digits.length === 2 ? `20${digits}` : digits)
