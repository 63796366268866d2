/**
 * Where the results stand that a receiver wrote. A receiver writes above what it was brought; above the hop by which it took the
 * mail from a stranger nobody but itself can have written anything.
 */
import type { MailField } from '../mail.ts'
import { addressesOf, domainOf, isForeignHop, isFromOutside, isPrivate, takerOf } from './received.ts'
import {
  readNamelessResults,
  readResults,
  type AuthenticationResults,
  type WrittenResult,
} from './results-text.ts'

/** `above` that hop; `between` it and what came with the mail, where some receivers write and a sender can, too; `below`: neither. */
type Place = 'above' | 'between' | 'below'
export interface Written {
  /** `null`: it cannot be read. */
  readonly results: readonly WrittenResult[] | null
  readonly place: Place
}

const FIELD = 'authentication-results'
const SEALED = 'arc-authentication-results'
/** What came with the mail: a receiver writes above it (RFC 5321, section 4.4). */
const brought =
  /^(?:from|sender|reply-to|to|cc|bcc|subject|date|message-id|in-reply-to|references|mime-version|dkim-signature|feedback-id|user-agent|x-mailer|(?:content|list|resent)-.*)$/

/** @param receiver lower case. @returns in order, the topmost first */
export function writtenBy(receiver: string, fields: readonly MailField[]): readonly Written[] {
  const isMicrosoft = microsoft.test(receiver)
  const edge = isMicrosoft ? edgeOfMicrosoft(fields) : fields.findIndex(isEdge)
  const isForeign = (raw: string) =>
    isMicrosoft ? !theirs.test(takerOf(raw) ?? '') : isForeignHop(raw, receiver)
  const written: Written[] = []
  let isBelow = false
  for (const [at, { name, raw }] of fields.entries()) {
    isBelow ||= brought.test(name) || (name === 'received' && isForeign(raw))
    const isAbove = at < edge && !isBelow
    const read = readBy(name, raw, isAbove)
    const isItsOwn =
      isAbove && read !== null && (isMicrosoft ? read.server === '' : isBeside(read.server, receiver))
    if (read && (read.server === receiver || isItsOwn))
      written.push({ results: read.results, place: isBelow ? 'below' : isAbove ? 'above' : 'between' })
  }
  return written
}

/** Where nobody else can have written: large receivers have many machines, each with its name. */
const isBeside = (server: string, receiver: string) => domainOf(server) === domainOf(receiver)

const isEdge = ({ name, raw }: MailField) => name === 'received' && isFromOutside(raw)

function readBy(name: string, raw: string, isAbove: boolean): AuthenticationResults | null {
  if (name === FIELD) return readNamelessResults(raw) ?? readResults(raw)
  // a receiver that seals what it found (RFC 8617, section 4.1.1) says it there, too: above its hop it is its own
  return name === SEALED && isAbove ? readResults(raw.replace(/^\s*i\s*=\s*\d+\s*;/i, '')) : null
}

/** Outlook.com and Exchange Online: the only ones whose results name no server. They rename all that a mail brings. */
const microsoft = /^(?:(?:[a-z\d-]+\.)*(?:outlook|office365)|hotmail|live|msn)\.com$/
const theirs = /\.(?:outlook|office365)\.com$/
/** Which takes mails in, and does nothing else. */
const takesIn = /\.mail\.protection\.outlook\.com$/

/** Between its machines; a person who sends from there comes from elsewhere. */
const isWithin = (raw: string) =>
  theirs.test(takerOf(raw) ?? '') &&
  addressesOf(raw).seen.every((address) => isPrivate(address) || address.startsWith('2603:10'))

/** -1 where a hop of others stands above it, or where there is none. */
function edgeOfMicrosoft(fields: readonly MailField[]): number {
  const hops = fields.flatMap(({ name, raw }, at) => (name === 'received' ? [{ at, raw }] : []))
  const edge = hops.findIndex(({ raw }) => takesIn.test(takerOf(raw) ?? ''))
  const isWhole = hops.slice(0, Math.max(0, edge)).every(({ raw }) => isWithin(raw))
  return isWhole ? (hops[edge]?.at ?? -1) : -1
}
