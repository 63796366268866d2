/** Domain names as the registrar tells them. */
import { domainToASCII } from 'node:url'
import * as v from 'valibot'
import type { RegistrarRecord } from '#shared/domains.ts'
import { part, tell, textOf, wireBoolean, wireTime, type WireRecord } from './wire.ts'

/** A name of at least two labels, in A-labels (RFC 5890); underscores and addresses are no registrable names. */
const NAME = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/

/** `null` when it has no name that could be one. */
export function translateDomain(domain: WireRecord): RegistrarRecord | null {
  const name = domainToASCII(textOf(domain, 'name', 'customer_name').replace(/\.$/, '')).toLowerCase()
  if (!NAME.test(name)) return null
  const options = part(domain, 'options')
  return {
    name,
    expiresAt: tell(domain, v.nullable(wireTime), 'expires_at', 'expired_at'),
    renewalWarranty: tell(options, wireBoolean, 'renewal_warranty'),
    statuses: tell(domain, wireStatuses, 'status'),
    dnssec: tell(options, wireBoolean, 'dnssec'),
  }
}

/** EPP status names as RDAP writes them (RFC 8056, section 2): words in lower case, but for these two. */
const rdapNames: Readonly<Record<string, string>> = { ok: 'active', linked: 'associated' }
const wireStatuses = v.array(
  v.pipe(
    v.string(),
    v.regex(/^[A-Za-z]{2,40}$/),
    v.transform((name) => {
      const words = name.replace(/(?<=[a-z])[A-Z]/g, (capital) => ` ${capital}`).toLowerCase()
      return Object.hasOwn(rdapNames, words) ? (rdapNames[words] ?? words) : words
    }),
  ),
)
