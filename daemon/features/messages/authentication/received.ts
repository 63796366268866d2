/** Whose server wrote a Received field (RFC 5321, section 4.4), and whether the mail came to it from outside. */
import { isIP } from 'node:net'
import { getDomain } from 'tldts'
import { isOnNet } from '../names-said.ts'
import { endOfComment } from './results-text.ts'

/** Another's than the receiver's. What has no name of its own on the net (`localhost`, `mx.internal`, a queue) is taken for a step inside. */
export function isForeignHop(received: string, receiver: string): boolean {
  const text = withoutComments(received).toLowerCase()
  const by = takerOf(received)
  if (by === null) return false
  const own = domainOf(receiver)
  if (by === own || by.endsWith(`.${own}`)) return false
  // between its own machines a receiver names no sender
  if (isIP(by.replaceAll(/^\[(?:ipv6:)?|\]$/g, '')) !== 0) return /(?:^|\s)from\s/.test(text)
  return isOnNet(by)
}

/** Lower case; `null` where it names none. */
export const takerOf = (received: string): string | null =>
  /(?:^|\s)by\s+([^\s;]+)/.exec(withoutComments(received).toLowerCase())?.[1]?.replace(/\.$/, '') ?? null

/** Between the machines and programs of one receiver, never from a stranger. */
const within = /^(?:lmtps?a?|https?|mapi|local|pipe|pop3s?|imaps?)$/
/** A person who sends signs in. */
const submission = /^(?:utf8)?e?smtps?a$/
const PRIVATE =
  /^(?:10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|::1$|f[cd][\da-f]{2}:|fe80:)/

/**
 * Whether it may be where the receiver took the mail from a stranger. All that stands above that was written by the
 * receiver; what it says of the stranger’s address was seen, and what the stranger says of himself does not count.
 */
export function isFromOutside(received: string): boolean {
  const text = received.toLowerCase()
  const plain = withoutComments(text)
  if (!/^\s*from\s/.test(plain)) return false
  // the last: what a stranger calls himself stands before it
  const [, protocol = ''] = /^[^]*\swith\s+([a-z\d]+)/.exec(plain) ?? []
  if (within.test(protocol)) return false
  const { said, seen } = addressesOf(received)
  return submission.test(protocol) || seen.length === 0 || ![...said, ...seen].every(isPrivate)
}

/** IP addresses of whom it was taken from: as he said himself, and as whoever wrote it saw them, in comments. */
export function addressesOf(received: string): {
  readonly said: readonly string[]
  readonly seen: readonly string[]
} {
  const text = received.toLowerCase()
  const plain = withoutComments(text)
  const end = /^[^]*\sby\s/.exec(plain)?.[0].length ?? text.length
  const seen = Array.from(text.slice(0, end), (sign, at) => (plain[at] === ' ' ? sign : ' ')).join('')
  return { said: addressesIn(plain.slice(0, end)), seen: addressesIn(seen) }
}

const addressesIn = (text: string): readonly string[] =>
  (text.replaceAll('ipv6:', ' ').match(/[\da-f:.]{3,45}/g) ?? []).filter((part) => isIP(part) !== 0)
export const isPrivate = (address: string) => PRIVATE.test(address)

/** Registrable, or the name itself. */
export const domainOf = (name: string): string => getDomain(name, { allowPrivateDomains: true }) ?? name

/** Each as many blanks. */
function withoutComments(text: string): string {
  let plain = ''
  for (let at = 0; at < text.length;) {
    const end = text[at] === '(' ? endOfComment(text, at) : -1
    plain += end < 0 ? (text[at] ?? '') : ' '.repeat(end - at)
    at = end < 0 ? at + 1 : end
  }
  return plain
}
