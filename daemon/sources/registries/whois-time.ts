/** Dates as registries print them over WHOIS: which comes first, day or month, and in which zone, is known per extension. */
import { parseRegistryTime, type RegistryTime } from './registry-time.ts'
import type { DayOrder } from './whois-order.ts'
import { zoneOffset, zoneOf } from './whois-zones.ts'

const LONGEST = 100
const TIME = String.raw`(?:[T ,]{1,3}(?:at )?(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,]\d{1,9})?)? ?(?<zone>.*))?`
const WORD = String.raw`(?<word>\p{L}{3,10})\.?`
const WEEKDAY = '(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? )?'

/** In English, French, German, Italian, Spanish, Portuguese and Dutch; without accents. No word is two months. */
const months: readonly string[] = [
  'jan january janvier januar janner enero ene gennaio gen janeiro januari',
  'feb february fevrier fev fevr februar febrero febbraio fevereiro februari',
  'mar march mars marz maerz mrz marzo marco maart mrt',
  'apr april avril avr abril abr aprile',
  'may mai mayo maggio mag maio mei',
  'jun june juin juni junio giugno giu junho',
  'jul july juillet juil juli julio luglio lug julho',
  'aug august aout agosto ago augustus',
  'sep sept september septembre septiembre settembre set setembro',
  'oct october octobre oktober okt octubre ottobre ott outubro out',
  'nov november novembre noviembre novembro',
  'dec december decembre dezember dez diciembre dic dicembre dezembro',
]
const monthByWord = new Map(
  months.flatMap((words, at) => words.split(' ').map((word) => [word, String(at + 1)] as const)),
)

/** Each anchored at both ends and without repeated groups: the time to try them all is bounded by the text's length. */
const patterns: readonly RegExp[] = [
  // 2026-03-28 12:00:00+03 · 2026/03/28 · 2026.03.28 14:00 · 2026. 03. 28. · 2026-Mar-28.
  String.raw`(?<year>\d{4})[-/.] ?(?<month>\d{1,2})[-/.] ?(?<day>\d{1,2})\.?${TIME}`,
  String.raw`(?<year>\d{4})[-/. ]${WORD}[-/. ](?<day>\d{1,2})\.?${TIME}`,
  // 20260328
  String.raw`(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)${TIME}`,
  // 28.03.2026 · 28/03/26 · 03/28/2026
  String.raw`(?<first>\d{1,2})(?<mark>[-/.]) ?(?<next>\d{1,2})[-/.] ?(?<year>\d{4}|\d\d)\.?${TIME}`,
  // 28-Mar-2026 · 28 March 2026 · 28th March 2026 · 1er mars 2026 · 28 de marzo de 2026 · Sat, 28 Mar 2026 12:00:00 GMT
  String.raw`${WEEKDAY}(?<day>\d{1,2})(?:st|nd|rd|th|er|\.)?[-/ .]{1,2}(?:de )?${WORD}[-/ ,]{1,2}(?:de )?(?<year>\d{4}|\d\d)${TIME}`,
  // March 28 2026 · Sat Mar 28 2026
  String.raw`${WEEKDAY}${WORD}[ -](?<day>\d{1,2}),? (?<year>\d{4})${TIME}`,
  // Sat Mar 28 23:59:00 GMT 2026
  String.raw`${WEEKDAY}${WORD} (?<day>\d{1,2}) (?<hour>\d{1,2}):(?<minute>\d\d):(?<second>\d\d) ?(?<zone>[a-z]{0,5}|[+-]\d{4}) ?(?<year>\d{4})`,
].map((pattern) => new RegExp(`^${pattern}$`, 'iu'))

/** A word that means that there is no date. */
const NOTHING =
  /^(?:-+|none|null|not (?:defined|available|disclosed|set)|n\.?\/?a\.?|unknown|0000-00-00.*)?$/i

/**
 * `null`: nothing is printed. A day without an hour is the day printed, at midnight UTC.
 * @param order of day and month in figures, where it is known
 */
export function parseWhoisTime(text: string, tld: string, order: DayOrder | null): RegistryTime | null {
  const value = withoutRemark(text.slice(0, LONGEST).replaceAll(/ {2,}/g, ' ').trim()).replace(/^on /i, '')
  if (NOTHING.test(value)) return null
  if (/^never(?: expires)?\.?$/i.test(value)) return 'never'
  const exact = parseRegistryTime(value)
  if (exact === 'never' || (exact !== 'odd' && exact.zone === 'said')) return exact
  for (const pattern of patterns) {
    const groups = pattern.exec(value)?.groups
    if (groups !== undefined) return timeOf(groups, tld, order)
  }
  return 'odd'
}

/** `2026-08-28 (YYYY-MM-DD)` is a day with a remark; of a time, what stands in brackets is its zone. */
function withoutRemark(value: string): string {
  const [before = ''] = value.split('(', 1)
  return before.includes(':') ? value : before.trim()
}

type Groups = Readonly<Record<string, string | undefined>>

function timeOf(groups: Groups, tld: string, order: DayOrder | null): RegistryTime {
  const { year = '', hour = '00', minute = '00', second = '00' } = groups
  const day = dayAndMonth(groups, order)
  if (day === null) return 'odd'
  const date = `${fullYear(year)}-${two(day.month)}-${two(day.day)}`
  const time = `${two(hour)}:${two(minute)}:${two(second)}`
  // A date is often printed as its first moment: in the registry's zone it would become the day before.
  if (time === '00:00:00' && (groups['zone'] ?? '').trim() === '') return parseRegistryTime(date)
  const zone = zoneOf(groups['zone'] ?? '', tld)
  if (zone === null) return parseRegistryTime(`${date}T${time}`)
  if (zone.kind === 'offset') return parseRegistryTime(`${date}T${time}${zone.text}`)
  const utc = parseRegistryTime(`${date}T${time}Z`)
  return typeof utc === 'object' ? parseRegistryTime(`${date}T${time}${zoneOffset(zone.name, utc.at)}`) : utc
}

/** Of `03/04/2026` the order must be known: a guess could be months late. Nobody writes `03.04.2026` otherwise than by the day. */
function dayAndMonth(groups: Groups, order: DayOrder | null) {
  const { first, next, mark, day, word } = groups
  if (first === undefined || next === undefined) {
    const month = word === undefined ? groups['month'] : monthByWord.get(plain(word))
    return day === undefined || month === undefined ? null : { day, month }
  }
  const dayFirst = { day: first, month: next }
  if (mark === '.' || first === next) return dayFirst
  if (order !== null) return order === 'day-first' ? dayFirst : { day: next, month: first }
  if (Number(first) > 12) return dayFirst
  return Number(next) > 12 ? { day: next, month: first } : null
}

const plain = (word: string) => word.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
const two = (digits: string) => digits.padStart(2, '0')
/** Two digits are of this century: no name ends in the last one. */
const fullYear = (digits: string) => (digits.length === 2 ? `20${digits}` : digits)
