/** Times as registries print them (RFC 3339, more or less). */
import { iso, type IsoTime } from '#shared/time.ts'

/** `never`: the registry's word for no end. `odd`: not a time that can be believed. */
export type RegistryTime = { readonly at: IsoTime; readonly zone: 'said' | 'assumed' } | 'never' | 'odd'

const PATTERN =
  /^\+?(\d{4,6})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s{0,3}(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$/i

/** Longer is no time. */
const LONGEST = 100

/** No registration is older than the domain name system (RFC 882, 1983): an earlier date is an empty field printed. */
const FIRST_YEAR = 1983

/**
 * A time without zone is read as UTC: V8 would take the computer's own. Years from 9999 on mean never: Nomulus
 * prints 294247 (its END_OF_TIME), others the last day that four digits can say.
 */
export function parseRegistryTime(value: unknown): RegistryTime {
  if (typeof value !== 'string') return 'odd'
  const match = value.length > LONGEST ? null : PATTERN.exec(value.trim())
  if (match === null) return 'odd'
  const [, years, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone] = match
  const year = Number(years)
  if (year >= 9999) return 'never'
  if (year < FIRST_YEAR) return 'odd'
  const millisecond = Number(fraction.padEnd(3, '0').slice(0, 3))
  // RFC 3339, section 5.7: a leap second is written :60.
  const parts = [
    year,
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Math.min(Number(second), 59),
  ] as const
  const local = new Date(Date.UTC(...parts, millisecond))
  // Date.UTC carries over: 30 February would silently become 2 March.
  const kept =
    local.getUTCMonth() === parts[1] && local.getUTCDate() === parts[2] && local.getUTCHours() === parts[3]
  if (!kept || parts[4] > 59 || Number(second) > 60) return 'odd'
  return { at: iso(local.getTime() - offset(zone)), zone: zone === undefined ? 'assumed' : 'said' }
}

/** In milliseconds; `+0000` and `+00` are as good as `+00:00`. */
function offset(zone: string | undefined): number {
  if (zone === undefined || /^[a-z]/i.test(zone)) return 0
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000
}
