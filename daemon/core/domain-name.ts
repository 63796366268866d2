/** Domain names as registries write them: A-labels in lower case, without trailing dot, registrable. */
import { domainToASCII, domainToUnicode } from 'node:url'
import { parse } from 'tldts'
import { err, ok, type Result } from '#shared/result.ts'

declare const brand: unique symbol
export type DomainName = string & { readonly [brand]: 'DomainName' }

export type DomainNameFault =
  | { readonly type: 'empty' | 'not-a-name' | 'too-long' }
  | { readonly type: 'bad-label'; readonly label: string }
  | { readonly type: 'public-suffix'; readonly suffix: string }
  | { readonly type: 'subdomain'; readonly registrable: string }

/** RFC 1035, section 2.3.4: 255 octets on the wire are 253 as text. */
const MAX_NAME = 253
const LDH_LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/

/** Quotes that a word processor put around a name would become part of it; RFC 5892 knows the few marks that may be. */
const PUNCTUATION = /[[\p{P}\p{Z}]--[\-·׳״・་]]/v

/** Accepts a name as a person types it (U-labels, capitals, trailing dot); only a name that can be registered passes. */
export function parseDomainName(text: string): Result<DomainName, DomainNameFault> {
  const typed = text.trim()
  if (typed === '') return err({ type: 'empty' })
  if (typed.length > 4 * MAX_NAME) return err({ type: 'too-long' })
  const ascii = toAscii(typed)
  if (ascii === null) return err({ type: 'not-a-name' })
  if (ascii.length > MAX_NAME) return err({ type: 'too-long' })
  const bad = ascii.split('.').find((label) => !LDH_LABEL.test(label))
  if (bad !== undefined) return err({ type: 'bad-label', label: bad })
  const strange = displayName(ascii)
    .split('.')
    .find((label) => PUNCTUATION.test(label))
  if (strange !== undefined) return err({ type: 'bad-label', label: strange })
  const { domain, publicSuffix, isIcann } = parse(ascii, {
    validateHostname: false,
    allowPrivateDomains: false,
  })
  if (domain === null)
    return err(
      isIcann === true ? { type: 'public-suffix', suffix: publicSuffix ?? ascii } : { type: 'not-a-name' },
    )
  return domain === ascii ? ok(ascii as DomainName) : err({ type: 'subdomain', registrable: domain })
}

/** A name in the one form in which two can be compared, or `null` where it is none. */
export function toAscii(text: string): string | null {
  // domainToASCII decodes percent signs, cuts at slashes, and reads a last label of digits as an address.
  if (/[\s%/\\:@?#[\]]/.test(text)) return null
  const ascii = domainToASCII(text).replace(/\.$/, '').toLowerCase()
  const last = ascii.slice(ascii.lastIndexOf('.') + 1)
  return ascii === '' || !/[a-z]/.test(last) ? null : ascii
}

/** The name that is registered and under which a host lies, as it stands in the text; `null` where there is none. */
export const registrableOf = (host: string): string | null =>
  parse(host, { validateHostname: false, allowPrivateDomains: false, extractHostname: false }).domain

/** The name as a person writes it (U-labels). */
export const displayName = (name: string): string => (name.includes('xn--') ? domainToUnicode(name) : name)

/** What is wrong and what to do, in English, for the command line. */
export function describeNameFault(fault: DomainNameFault): string {
  switch (fault.type) {
    case 'empty':
      return 'No domain name was given: write one, as in example.com.'
    case 'not-a-name':
      return 'This is not a domain name: write it without https:// and without a path, as in example.com.'
    case 'too-long':
      return `A domain name has at most ${String(MAX_NAME)} characters: check what was pasted.`
    case 'bad-label':
      return `“${fault.label}” cannot be part of a domain name: only letters, digits and inner hyphens, at most 63.`
    case 'public-suffix':
      return `“${fault.suffix}” is an extension under which names are registered, not a name: write one below it.`
    case 'subdomain':
      break
  }
  return `Registries know “${fault.registrable}”, not the names below it: write “${fault.registrable}”.`
}
