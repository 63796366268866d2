/** Whether an address is the provider's own, imitates a guarded name, or has nothing to do with any. It looks at the address alone. */
import { seenHost, wayOfImitation } from './imitation.ts'
import { skeletonOf } from './skeleton.ts'
import type { GuardedName, SiteJudgement, SiteReason } from './sites.ts'
import { INFOMANIAK_SITE, isProviderHost, isTrueHost } from './true-origins.ts'

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

const isAtOrBelow = (host: string, name: string) => host === name || host.endsWith(`.${name}`)
const ADDRESS_OF_NUMBERS = /^(?:\d+(?:\.\d+){3}|\[.*\])$/

/** @param host with or without a dot at its end, in any case, in A-labels or as it is read */
export function judgeHost(host: string, guarded: readonly GuardedName[]): SiteJudgement {
  const own = asWritten(host)
  if (own === '' || ADDRESS_OF_NUMBERS.test(own)) return judged('unrelated', null, 'no-name')
  if (isTrueHost(own)) return judged('genuine', provider.name, 'true-origin')
  if (isProviderHost(own)) return judged('unrelated', null, 'not-listed', { name: provider.name })
  const names = all(guarded)
  if (names.some(({ name }) => isAtOrBelow(own, name))) return judged('unrelated', null, 'unlike')
  const seen = seenHost(own)
  for (const one of names) {
    const way = wayOfImitation(seen, one)
    if (way !== null) return judged('lookalike', one.name, way, { name: one.name })
  }
  return judged('unrelated', null, 'unlike')
}

/** A whole address: the way to it and what stands before the host count as well. What cannot be read has no name. */
export function judgeAddress(url: string | URL, guarded: readonly GuardedName[]): SiteJudgement {
  // a browser takes a backslash for a slash, and others do not
  const read = typeof url === 'string' ? URL.parse(url.replaceAll('\\', '%5C')) : url
  if (!read) return judged('unrelated', null, 'no-name')
  // made by a page of that origin; what it shows is that page's own
  if (read.protocol === 'blob:') return unlessGenuine(judgeAddress(read.pathname, guarded))
  const host = judgeHost(read.hostname, guarded)
  const odd = [...oddities(read, guarded), ...(typeof url === 'string' ? spelling(url) : [])]
  if (host.verdict === 'genuine')
    return odd.length === 0 ? host : { verdict: 'lookalike', of: host.of, reasons: odd }
  const named = odd.find(({ code }) => code === 'user-name')
  if (host.verdict === 'lookalike') return { ...host, reasons: [...host.reasons, ...(named ? [named] : [])] }
  if (named)
    return { verdict: 'lookalike', of: String(named.seen['name']), reasons: [named, ...host.reasons] }
  if (host.reasons[0]?.code === 'not-listed') return { ...host, reasons: [...host.reasons, ...odd] }
  const inPath = namedIn(read.pathname + read.search + read.hash, guarded)
  return inPath === null
    ? host
    : { ...host, reasons: [...host.reasons, { code: 'in-path', seen: { name: inPath } }] }
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

/** Letters that a browser turns into those of the provider's name: it leads there, and nobody honest writes it so. */
function spelling(url: string): Reason[] {
  const [, host = ''] = /^[^:]*:\/*([^/?#]*)/.exec(url) ?? []
  return /[^\w.:@-]/.test(host) ? [{ code: 'same-look', seen: { name: provider.name } }] : []
}

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
