/** The dates of an RDAP answer. Only events at its top are the name's: those inside entities are the registrar's own. */
import * as v from 'valibot'
import { known, unknown, type Told } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'
import type { Found, FoundNote } from './answer.ts'
import type { RdapBody } from './rdap-body.ts'
import { parseRegistryTime, type RegistryTime } from './registry-time.ts'

const event = v.looseObject({ eventAction: v.string(), eventDate: v.optional(v.unknown()) })
type Event = v.InferOutput<typeof event>

/** Far more than any name has. */
const MOST_EVENTS = 500

/** `null`: there are events, in no form that is known. */
function eventsOf({ events }: RdapBody): readonly Event[] | null {
  if (events === undefined || events === null) return []
  const all = Array.isArray(events) ? events : [events]
  const read = all.slice(0, MOST_EVENTS).filter((one) => v.is(event, one))
  return read.length === 0 && all.length > 0 ? null : read
}

const matching = (events: readonly Event[], actions: readonly string[]): RegistryTime[] =>
  events
    // An exact match: `registrar expiration` and `enum validation expiration` are other things (IANA, RDAP JSON Values).
    .filter(({ eventAction }) => actions.includes(eventAction.trim().toLowerCase()))
    .map(({ eventDate }) => parseRegistryTime(eventDate))

/** The second is not registered with IANA, and seen. */
const EXPIRATION = ['expiration', 'expiration date']
const REVIVAL = ['registration', 'reregistration', 'reinstantiation']

export function readEvents(body: RdapBody): Pick<Found, 'expiry' | 'deletedAt' | 'notes'> {
  const events = eventsOf(body)
  if (events === null) return { expiry: unknown('odd'), deletedAt: null, notes: ['expiry-odd'] }
  const deletedAt = latest(matching(events, ['deletion']))
  const revivedAt = latest(matching(events, REVIVAL))
  const isRevived = deletedAt !== null && revivedAt !== null && revivedAt > deletedAt
  return { ...readExpiry(events, body), deletedAt: isRevived ? null : deletedAt }
}

function readExpiry(
  events: readonly Event[],
  body: RdapBody,
): { readonly expiry: Told<IsoTime | null>; readonly notes: readonly FoundNote[] } {
  const expirations = matching(events, EXPIRATION)
  const dates = expirations
    .filter((time) => typeof time === 'object')
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
  const [earliest] = dates
  if (earliest !== undefined) {
    const notes: FoundNote[] = []
    if (dates.some(({ at }) => at !== earliest.at)) notes.push('expiries-differ')
    if (earliest.zone === 'assumed') notes.push('zone-assumed')
    return { expiry: known(earliest.at), notes }
  }
  if (expirations.includes('odd')) return { expiry: unknown('odd'), notes: ['expiry-odd'] }
  if (expirations.includes('never')) return { expiry: known(null), notes: ['expiry-never'] }
  const isRedacted = body.redacted.some((one) => /['"]expiration\\?['"]/.test(JSON.stringify(one)))
  return { expiry: unknown('not-published'), notes: [isRedacted ? 'expiry-redacted' : 'expiry-absent'] }
}

function latest(times: readonly RegistryTime[]): IsoTime | null {
  const dates = times.filter((time) => typeof time === 'object').map(({ at }) => at)
  return dates.toSorted().at(-1) ?? null
}

/** Only what is registered, or was, has a day on which that happened. */
export const isDated = (body: RdapBody): boolean =>
  matching(eventsOf(body) ?? [], [...REVIVAL, ...EXPIRATION]).some((time) => time !== 'odd')
