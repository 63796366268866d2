/** Whose server wrote a Received field (RFC 5321, section 4.4). */
import { isIP } from 'node:net'
import { getDomain } from 'tldts'
import { isOnNet } from '../names-said.ts'
import { endOfComment } from './results-text.ts'

/** Another's than the receiver's. What has no name of its own on the net (`localhost`, `mx.internal`, a queue) is taken for a step inside. */
export function isForeignHop(received: string, receiver: string): boolean {
  const text = withoutComments(received).toLowerCase()
  const by = /(?:^|\s)by\s+([^\s;]+)/.exec(text)?.[1]?.replace(/\.$/, '')
  if (by === undefined) return false
  const own = domainOf(receiver)
  if (by === own || by.endsWith(`.${own}`)) return false
  // between its own machines a receiver names no sender
  if (isIP(by.replaceAll(/^\[(?:ipv6:)?|\]$/g, '')) !== 0) return /(?:^|\s)from\s/.test(text)
  return isOnNet(by)
}

/** Registrable, or the name itself. */
export const domainOf = (name: string): string => getDomain(name, { allowPrivateDomains: true }) ?? name

function withoutComments(text: string): string {
  let plain = ''
  for (let at = 0; at < text.length;) {
    const end = text[at] === '(' ? endOfComment(text, at) : -1
    plain += end < 0 ? (text[at] ?? '') : ' '
    at = end < 0 ? at + 1 : end
  }
  return plain
}
