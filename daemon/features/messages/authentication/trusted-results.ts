/**
 * Which results can be believed: those that the named receiver wrote, and nobody whom the mail passed before. A receiver
 * writes its own above everything that came with the mail; the sender may have written all the rest.
 */
import type { AuthenticationFault, MailField } from '../mail.ts'
import { domainIn } from './properties.ts'
import { isForeignHop } from './received.ts'
import { readResults, type WrittenResult } from './results-text.ts'

export interface Trusted {
  /** `null` for none. */
  readonly results: readonly WrittenResult[] | null
  readonly fault: Extract<AuthenticationFault, 'results-absent' | 'results-forged'> | null
}

const FIELD = 'authentication-results'
/** What came with the mail: a receiver writes above it (RFC 5321, section 4.4). */
const brought =
  /^(?:from|sender|reply-to|to|cc|bcc|subject|date|message-id|in-reply-to|references|mime-version|dkim-signature|feedback-id|user-agent|x-mailer|(?:content|list|resent)-.*)$/

interface Written {
  /** `null`: it cannot be read. */
  readonly results: readonly WrittenResult[] | null
  /** Below what came with the mail. */
  readonly isBelow: boolean
  /** Those that stand together, with no hop and no results of others between them, share it. */
  readonly place: number
}

/**
 * @param odd names of fields that are written as no honest program does
 * @param receiver authserv-id, compared whole
 * @param isSenders whether a domain is the one that the mail says it is from
 */
export function trustedResults(
  fields: readonly MailField[],
  odd: readonly string[],
  receiver: string,
  isSenders: (domain: string) => boolean,
): Trusted {
  const written = writtenBy(receiver.toLowerCase(), fields)
  const [first, ...others] = written
  if (!first) return { results: null, fault: 'results-absent' }
  if (odd.includes(FIELD)) return { results: null, fault: 'results-forged' }
  if (first.isBelow)
    return {
      results: null,
      fault: written.some(({ results }) => results?.some(isPass)) ? 'results-forged' : 'results-absent',
    }
  const { results } = first
  if (results === null) return { results: null, fault: 'results-absent' }
  if (others.some((other) => contradicts(results, other.results ?? [])))
    return { results: null, fault: 'results-forged' }
  const beside = others.filter(({ isBelow, place }) => !isBelow && place === first.place)
  const rest = beside.flatMap((one) => one.results ?? [])
  const isOne =
    beside.every((one) => one.results !== null) &&
    passesFor(results, isSenders) &&
    [...results, ...rest].every(isGood)
  // what stands below may be the sender's where the receiver takes nothing out: it counts against the mail, and not for it
  return { results: [...results, ...(isOne ? rest : rest.filter((one) => !isPass(one)))], fault: null }
}

function writtenBy(receiver: string, fields: readonly MailField[]): readonly Written[] {
  const written: Written[] = []
  let isBelow = false
  let place = 0
  for (const { name, raw } of fields) {
    isBelow ||= brought.test(name) || (name === 'received' && isForeignHop(raw, receiver))
    const read = name === FIELD ? readResults(raw) : null
    if (read?.server === receiver) written.push({ results: read.results, isBelow, place })
    else if (name === 'received' || name === FIELD) place += 1
  }
  return written
}

/** A program for each method writes a field of its own. The topmost is the receiver's, and vouches for those beside it. */
const passesFor = (results: readonly WrittenResult[], isSenders: (domain: string) => boolean): boolean =>
  results.some(
    (one) =>
      isPass(one) &&
      ((one.method === 'dmarc' && isSenders(domainIn(one, 'header.from'))) ||
        (one.method === 'spf' && isSenders(domainIn(one, 'smtp.mailfrom')))),
  )
const isGood = (one: WrittenResult) => isPass(one) || !/^(?:dkim|dmarc|spf)$/.test(one.method)

const isPass = ({ result }: WrittenResult) => result === 'pass'

/** The second says of a method that the first speaks of too what the first does not say. */
const contradicts = (first: readonly WrittenResult[], second: readonly WrittenResult[]): boolean =>
  second.some(
    (other) =>
      first.some(({ method }) => method === other.method) &&
      !first.some(
        ({ method, result, properties }) =>
          method === other.method && result === other.result && about(properties) === about(other.properties),
      ) &&
      (isPass(other) || first.some((one) => one.method === other.method && isPass(one))),
  )

const about = (properties: WrittenResult['properties']): string =>
  ['header.d', 'header.i', 'header.from', 'smtp.mailfrom', 'smtp.helo']
    .map((wanted) => properties.find(([name]) => name === wanted)?.[1].toLowerCase() ?? '')
    .join('\n')
