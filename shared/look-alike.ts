/** Whether an address is the provider's own, imitates a guarded name, or has nothing to do with any. It looks at the address alone. */
import { isWordNear, seenBelow, seenHost, wayOfImitation } from './imitation.ts'
import { skeletonOf } from './skeleton.ts'
import type { GuardedName, SiteJudgement, SiteReason } from './sites.ts'
import { INFOMANIAK_SITE, isAtOrBelow, isProviderHost, isTrueHost, otherSiteOf } from './true-origins.ts'
import { wellKnownOf } from './well-known.ts'

type Reason = SiteJudgement['reasons'][number]

const provider: GuardedName = { name: INFOMANIAK_SITE, by: 'provider' }
/** The provider's name is guarded whatever else is, and goes first. */
const all = (guarded: readonly GuardedName[]) => [
  provider,
  ...guarded.filter(({ name }) => name !== provider.name),
]

const judged = (
  verdict: SiteJudgement['verdict'],
  of: string | null,
  code: SiteReason,
  seen: Reason['seen'] = {},
): SiteJudgement => ({ verdict, of, reasons: [{ code, seen }] })

const ADDRESS_OF_NUMBERS = /^(?:\d+(?:\.\d+){3}|\[.*\])$/

/** @param host with or without a dot at its end, in any case, in A-labels or as it is read */
export function judgeHost(host: string, guarded: readonly GuardedName[]): SiteJudgement {
  const own = asWritten(host)
  if (own === '' || ADDRESS_OF_NUMBERS.test(own)) return judged('unrelated', null, 'no-name')
  if (isTrueHost(own)) return judged('genuine', provider.name, 'true-origin')
  if (isProviderHost(own)) return judged('unrelated', null, 'not-listed', { name: provider.name })
  const names = all(guarded)
  if (names.some(({ name }) => isAtOrBelow(own, name))) return judged('unrelated', null, 'unlike')
  const other = otherSiteOf(own)
  const known = other ?? wellKnownOf(own)
  const seen = known === null ? seenHost(own) : seenBelow(own, known)
  for (const one of names) {
    const way = wayOfImitation(seen, one)
    if (way !== null && !(way === 'mistyped' && isNear(one)))
      return judged('lookalike', one.name, way, { name: one.name })
  }
  if (other !== null) return judged('unrelated', null, 'elsewhere', { name: other })
  return isWordNear(seen)
    ? judged('unrelated', null, 'near', { name: provider.name })
    : judged('unrelated', null, 'unlike')

  function isNear({ name }: GuardedName) {
    return name === provider.name && isWordNear(seen)
  }
}

/** A whole address: the way to it and what stands before the host count as well. What cannot be read has no name. */
export function judgeAddress(url: string | URL, guarded: readonly GuardedName[]): SiteJudgement {
  const read = typeof url === 'string' ? parsed(url) : url
  if (!read) return judged('unrelated', null, 'no-name')
  // made by a page of that origin; what it shows is that page's own
  if (read.protocol === 'blob:') return unlessGenuine(judgeAddress(read.pathname, guarded))
  const host = judgeHost(read.hostname, guarded)
  const written = typeof url === 'string' ? hostWritten(url) : ''
  const odd = [...oddities(read, guarded), ...spelling(written)]
  if (host.verdict === 'genuine')
    return odd.length === 0 ? host : { verdict: verdictOf(odd), of: host.of, reasons: odd }
  const told = odd.filter(({ code }) => code === 'user-name' || code === 'hidden')
  if (host.verdict === 'lookalike') return { ...host, reasons: [...host.reasons, ...told] }
  const turned = TURNING.test(written) ? judgeHost(`${backwards(read.hostname)}.example`, guarded) : host
  const of = turned.of ?? told.find(({ code }) => code === 'user-name')?.seen['name']
  if (of !== undefined) return { verdict: 'lookalike', of: String(of), reasons: [...told, ...host.reasons] }
  if (host.reasons[0]?.code === 'not-listed') return { ...host, reasons: [...host.reasons, ...odd] }
  const inPath = namedIn(read.pathname + read.search + read.hash, guarded)
  const behind: Reason[] = inPath === null ? [] : [{ code: 'in-path', seen: { name: inPath } }]
  return { ...host, reasons: [...host.reasons, ...told, ...behind] }
}

/** A true name that is reached by another way is no imitation; one that is written to deceive is. */
const verdictOf = (odd: readonly Reason[]) =>
  odd.every(({ code }) => code === 'not-https' || code === 'other-port') ? 'open' : 'lookalike'

/** Drawn as nothing, and left out by browsers: letters of no width, hyphens for the end of a line, signs that turn the direction. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu
const TURNING = /[\u{202d}\u{202e}\u{2066}-\u{2069}]/u
export const withoutUnseen = (text: string): string => text.replaceAll(UNSEEN, '')
const backwards = (text: string) => Array.from(text).toReversed().join('')

/** A browser takes a backslash for a slash; others read on to the @ behind it, and that reading goes first. */
function parsed(url: string): URL | null {
  const seen = withoutUnseen(url).replace(/^(https?:)[\\/]+/i, '$1//')
  return URL.parse(seen.replaceAll('\\', '%5C')) ?? URL.parse(seen)
}

/** What an honest address of the provider never has. */
function oddities(
  { protocol, port, username, password, hostname }: URL,
  guarded: readonly GuardedName[],
): Reason[] {
  const user = username + (password && `:${password}`)
  const name = isProviderHost(hostname) && user !== '' ? provider.name : namedIn(user, guarded)
  return [
    ...(name === null ? [] : [{ code: 'user-name' as const, seen: { name } }]),
    ...(protocol === 'https:' ? [] : [{ code: 'not-https' as const, seen: {} }]),
    ...(port === '' ? [] : [{ code: 'other-port' as const, seen: { port: Number(port) } }]),
  ]
}

/** Letters that a browser turns into those of the provider's name, or leaves out: nobody honest writes a name so. */
const spelling = (host: string): Reason[] => [
  ...(withoutUnseen(host) === host ? [] : [{ code: 'hidden' as const, seen: {} }]),
  ...(/[^\w.:@-]/.test(withoutUnseen(host))
    ? [{ code: 'same-look' as const, seen: { name: provider.name } }]
    : []),
]
const hostWritten = (url: string) => /^[^:]*:[\\/]*([^/?#]*)/.exec(url)?.[1] ?? ''

/** The first guarded name that stands in a text, as it looks; of the provider's the word is enough. */
function namedIn(text: string, guarded: readonly GuardedName[]): string | null {
  if (text === '') return null
  const look = skeletonOf(decoded(text).toLowerCase())
  return all(guarded).find((one) => look.includes(skeletonOf(wordOf(one))))?.name ?? null
}
const wordOf = ({ name, by }: GuardedName) => (by === 'provider' ? (name.split('.')[0] ?? name) : name)

const unlessGenuine = (judgement: SiteJudgement): SiteJudgement =>
  judgement.verdict === 'genuine' ? judged('unrelated', null, 'no-name') : judgement

/** As a browser writes it. What no browser would open is taken as it is. */
function asWritten(host: string): string {
  const small = URL.parse(`https://${host}`)?.hostname ?? host.toLowerCase()
  return small.replace(/\.+$/, '')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // a sign of per cent that begins nothing
    return text
  }
}
