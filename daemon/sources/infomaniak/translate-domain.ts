/** Domain names as the registrar tells them. */
import * as v from 'valibot'
import { toAscii } from '#daemon/core/domain-name.ts'
import { normaliseStatus } from '#daemon/core/epp-status.ts'
import type { RegistrarRecord } from '#shared/domains.ts'
import { isKnown, known, unknown } from '#shared/fact.ts'
import { part, tell, textOf, wireBoolean, wireTime, type WireRecord } from './wire.ts'

/** At least two labels of letters, digits and inner hyphens. */
const NAME = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/

/** `null` when it has no name that could be one. */
export function translateDomain(domain: WireRecord): RegistrarRecord | null {
  const name = toAscii(textOf(domain, 'name', 'customer_name'))
  if (name === null || !NAME.test(name)) return null
  const options = part(domain, 'options')
  return {
    name,
    expiresAt: expiryOf(domain),
    renewalWarranty: tell(options, wireBoolean, 'renewal_warranty'),
    statuses: tell(domain, wireStatuses, 'status'),
    dnssec: tell(options, wireBoolean, 'dnssec'),
    contacts: contactsOf(domain),
  }
}

/** None where it tells none. An address that is no address makes all of them odd: it may be the one that matters. */
function contactsOf(domain: WireRecord): RegistrarRecord['contacts'] {
  const contacts = part(domain, 'contacts')
  const addresses = new Set<string>()
  for (const role of ['owner', 'billing']) {
    const told = tell(part(contacts, role), wireAddress, 'email')
    if (isKnown(told)) {
      if (told.known !== '') addresses.add(told.known)
    } else if (told.unknown === 'odd') return told
  }
  return known([...addresses])
}

/** A registrar that prints no date has not said that the name never ends. */
function expiryOf(domain: WireRecord): RegistrarRecord['expiresAt'] {
  const told = tell(domain, v.nullable(wireTime), 'expires_at', 'expired_at')
  return isKnown(told) && told.known === null ? unknown('not-published') : told
}

/** Or none, as an empty text. */
const wireAddress = v.pipe(v.string(), v.maxLength(320), v.regex(/^(?:[^\s@]+@[^\s@]+)?$/))

/** A list with a status that is no word is odd as a whole: what it hides may be the one that matters. */
const wireStatuses = v.array(v.pipe(v.string(), v.regex(/^[A-Za-z]{2,40}$/), v.transform(normaliseStatus)))
