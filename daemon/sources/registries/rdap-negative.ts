/**
 * What an RDAP server says instead of a domain: that it knows none, or that it will not say. A name is missing only
 * where the registry itself says so, of this name, and says nothing else of it.
 */
import { namesAnother } from './other-name.ts'
import { nameOf, type RdapBody } from './rdap-body.ts'

export type Negative =
  | { readonly outcome: 'not-found'; readonly because: 'http-404' | 'error-404' }
  | { readonly outcome: 'rate-limited'; readonly because: 'error-429' }
  | {
      readonly outcome: 'unavailable'
      readonly because: 'redirector-404' | 'foreign-404' | 'error-answer' | 'kept-name'
    }
  | { readonly outcome: 'invalid'; readonly because: 'other-name' | 'found-with-404' }

/** A redirector's 404 means that it knows no server for the extension, not that the name is free. */
const REDIRECTOR = /boo?t?strap|about\.rdap\.org|no rdap (?:server|service)/i
const ELSEWHERE =
  /\b(?:not (?:supported|served|handled|authoritative|responsible)|unsupported|no such (?:tld|zone)|unknown (?:tld|zone))\b/
const HASTY = /\b(?:too many|rate.?limit\w*|quota|throttl\w*|exceed\w*|slow down)\b/
const KEPT =
  /\b(?:(?<!rights )reserved|blocked|restricted|prohibited|forbidden|premium|not available for|can ?not be registered)\b/

/** @param because where there is none: that the status or the object says 404 */
export function readNegative(
  body: RdapBody,
  raw: string,
  asked: string,
  because: 'http-404' | 'error-404',
): Negative {
  const code = body.errorCode === undefined || body.errorCode === null ? 404 : Number(body.errorCode)
  if (code === 429) return { outcome: 'rate-limited', because: 'error-429' }
  if (code !== 404) return { outcome: 'unavailable', because: 'error-answer' }
  if (nameOf(body) !== null) return { outcome: 'invalid', because: 'found-with-404' }
  if (!isRdap(body)) return { outcome: 'unavailable', because: 'foreign-404' }
  if (REDIRECTOR.test(raw)) return { outcome: 'unavailable', because: 'redirector-404' }
  return readSaid(saidIn(body), asked) ?? { outcome: 'not-found', because }
}

/** A web server without such a path answers with JSON of its own; an object without any member says no more than no body does. */
const isRdap = (body: RdapBody) =>
  body.errorCode !== undefined ||
  Array.isArray(body.rdapConformance) ||
  Array.isArray(body.notices) ||
  body.description.length > 0 ||
  Object.values(body).every((value) => value === undefined || (Array.isArray(value) && value.length === 0))

function readSaid(said: string, asked: string): Negative | null {
  if (HASTY.test(said)) return { outcome: 'rate-limited', because: 'error-429' }
  if (ELSEWHERE.test(said)) return { outcome: 'unavailable', because: 'redirector-404' }
  if (KEPT.test(said)) return { outcome: 'unavailable', because: 'kept-name' }
  return namesAnother(said, asked) ? { outcome: 'invalid', because: 'other-name' } : null
}

const LONGEST = 2000
/** The error's own words; the notices beside it are terms of use. */
const saidIn = ({ title, description }: RdapBody): string =>
  [title, ...description]
    .filter((one) => typeof one === 'string')
    .join(' ')
    .slice(0, LONGEST)
    .toLowerCase()
