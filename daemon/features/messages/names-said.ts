/** Domain names and addresses that a text names. Pure. */
import { parse } from 'tldts'
import { toAscii } from '#daemon/core/domain-name.ts'
import { isProviderHost } from '#shared/true-origins.ts'

/** Whole addresses and mailboxes are no names: they are judged as links, and by whom they belong to. */
const ADDRESS = /[a-z][a-z\d+.-]*:\/\/\S+|mailto:\S+/giu
const MAILBOX = /[\p{L}\p{N}._%+-]+@(?:[\p{L}\p{N}-]+\.)+\p{L}[\p{L}\p{N}-]+/gu
const NAME =
  /(?<![\p{L}\p{N}_@./-])(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+(?:xn--[a-z\d-]+|\p{L}{2,24})(?![\p{L}\p{N}_-]|\.\p{L})/giu

/** RFC 2606: no registry has them, and everything that is invented does. */
const RESERVED: ReadonlySet<string> = new Set(['example', 'test', 'invalid'])

/** Registrable names, in A-labels, in the order in which they stand; none of the provider's. */
export function namesIn(sentence: string): readonly string[] {
  const bare = sentence.replaceAll(ADDRESS, ' ').replaceAll(MAILBOX, ' ')
  return Array.from(bare.matchAll(NAME), ([written]) => registrable(written))
    .filter((name) => name !== null)
    .filter((name, index, all) => !isProviderHost(name) && all.indexOf(name) === index)
}

/** Whether there can be a host of that name: not `node.js`, nor `mx.internal`. */
export function isOnNet(host: string): boolean {
  const { isIcann, isPrivate, publicSuffix } = parse(host.toLowerCase(), { allowPrivateDomains: true })
  return isIcann === true || isPrivate === true || RESERVED.has(publicSuffix ?? '')
}

function registrable(written: string): string | null {
  const ascii = toAscii(written.normalize('NFC').toLowerCase())
  if (ascii === null) return null
  const { domain, isIcann, publicSuffix } = parse(ascii, {
    validateHostname: false,
    allowPrivateDomains: false,
  })
  return isIcann === true || RESERVED.has(publicSuffix ?? '') ? domain : null
}

/** Mail addresses, in small letters. */
export const mailboxesIn = (sentence: string): readonly string[] => [
  ...new Set(Array.from(sentence.matchAll(MAILBOX), ([written]) => written.toLowerCase())),
]
