/** The end of a name as its WHOIS record prints it, and the day on which it was deleted. */
import { known, unknown } from '#shared/fact.ts'
import { DAY, epoch, iso, type IsoTime } from '#shared/time.ts'
import type { Found, FoundNote } from './answer.ts'
import type { KeyRole } from './whois-keys.ts'
import type { DayOrder } from './whois-order.ts'
import { parseWhoisTime } from './whois-time.ts'

/** What is known of a record whose dates are read. */
export interface Dated {
  readonly valuesOf: (role: KeyRole) => readonly string[]
  readonly tld: string
  readonly order: DayOrder | null
}

/** Registries print one of these; where there are several, the registry's own goes before the registrar's. */
const expiryRoles = ['registry-expiry', 'expiry', 'registrar-expiry'] as const

export function readExpiry(record: Dated): Pick<Found, 'expiry' | 'notes'> {
  const { valuesOf, tld, order } = record
  for (const role of expiryRoles) {
    const times = [...valuesOf(role), ...(role === 'expiry' ? daysInStates(record) : [])]
      .map((value) => parseWhoisTime(value, tld, order))
      .filter((time) => time !== null)
    const dates = times.filter((time) => typeof time === 'object').toSorted((a, b) => (a.at < b.at ? -1 : 1))
    const [earliest] = dates
    if (earliest !== undefined) {
      const notes: FoundNote[] = []
      if (dates.some(({ at }) => at !== earliest.at)) notes.push('expiries-differ')
      if (earliest.zone === 'assumed') notes.push('zone-assumed')
      if (role === 'registrar-expiry') notes.push('registrar-date')
      return { expiry: known(earliest.at), notes }
    }
    if (times.includes('odd')) return { expiry: unknown('odd'), notes: ['expiry-odd'] }
    if (times.includes('never')) return { expiry: known(null), notes: ['expiry-never'] }
  }
  return { expiry: unknown('not-published'), notes: ['expiry-absent'] }
}

/** JPRS prints the day beside the state of a company's name, the old .ua inside it: `OK-UNTIL 20260331`. */
const dayInState: Readonly<Record<string, RegExp>> = {
  jp: /\(([\d/]{8,10})\)$/,
  ua: /^ok-until (\d{8})/i,
}

function daysInStates({ valuesOf, tld }: Dated): string[] {
  const pattern = Object.hasOwn(dayInState, tld) ? dayInState[tld] : undefined
  if (pattern === undefined) return []
  return [...valuesOf('state'), ...valuesOf('status')].map(
    (value) => pattern.exec(value.slice(0, 100))?.[1] ?? '',
  )
}

/** DNS Belgium and SIDN print the end of the quarantine, which lasts as long (docs.dnsbelgium.be; sidn.nl). */
const QUARANTINE: Readonly<Record<string, number>> = { be: 40 * DAY, nl: 40 * DAY }

export function readDeletion({ valuesOf, tld, order }: Dated, states: readonly string[]): IsoTime | null {
  const first = (role: KeyRole) => {
    const time = parseWhoisTime(valuesOf(role)[0] ?? '', tld, order)
    return typeof time === 'object' ? (time?.at ?? null) : null
  }
  const quarantine = Object.hasOwn(QUARANTINE, tld) ? QUARANTINE[tld] : undefined
  if (quarantine !== undefined && states.includes('quarantine')) {
    const free = first('free-from')
    return free && iso(epoch(free) - quarantine)
  }
  // DENIC changes nothing about a deleted name: its last change is the deletion (domain-watchdog, pull request 53).
  if (tld === 'de' && states.includes('redemption period')) return first('changed')
  return first('deleted')
}
