/**
 * Which results can be believed: those that the named receiver wrote, and nobody whom the mail passed before. The sender may
 * have written all that stands below the hop by which the receiver took it.
 */
import type { AuthenticationFault, MailField } from '../mail.ts'
import { domainIn } from './properties.ts'
import { writtenBy, type Written } from './results-written.ts'
import type { WrittenResult } from './results-text.ts'

export interface Trusted {
  /** `null` for none. */
  readonly results: readonly WrittenResult[] | null
  readonly fault: Extract<
    AuthenticationFault,
    'results-absent' | 'results-forged' | 'results-doubtful'
  > | null
}
const nothing = (fault: Trusted['fault']): Trusted => ({ results: null, fault })

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
  if (written.length > 0 && odd.includes('authentication-results')) return nothing('results-forged')
  const above = written.filter(({ place }) => place === 'above')
  const own = above.length > 0 ? above : written.filter(({ place }) => place === 'between')
  const [first] = own
  if (!first)
    return nothing(written.some(({ results }) => results?.some(isPass)) ? 'results-forged' : 'results-absent')
  // what stands above is all the receiver's; of what stands lower no more than the topmost can be
  const results = above.length > 0 ? resultsOf(above) : resultsOf([first])
  const others = written.filter((one) => (above.length > 0 ? !above.includes(one) : one !== first))
  if (others.some((other) => contradicts(results, resultsOf([other])))) return nothing('results-forged')
  if (own.some((one) => one.results === null)) return nothing('results-absent')
  // the one that stands higher was written when the other was there: a receiver that sees a stranger by an address of its own
  // net lets stand above its hop what the stranger brought
  if (
    above.some((one, at) =>
      above.slice(at + 1).some((lower) => contradicts(resultsOf([one]), resultsOf([lower]))),
    )
  )
    return nothing('results-doubtful')
  if (above.length > 0) return { results, fault: null }
  // nobody writes of himself that he failed
  const all = resultsOf(own)
  return all.some((one) => isProof(one, isSenders))
    ? nothing('results-doubtful')
    : { results: all, fault: null }
}

const resultsOf = (written: readonly Written[]) => written.flatMap(({ results }) => results ?? [])
const isPass = ({ result }: WrittenResult) => result === 'pass'

const isProof = (one: WrittenResult, isSenders: (domain: string) => boolean): boolean =>
  isPass(one) &&
  /^(?:dkim|dmarc)$/.test(one.method) &&
  ['header.d', 'header.i', 'header.from'].some((name) => isSenders(domainIn(one, name)))

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
