/** Where each link of a mail really goes. Nothing is followed: the address alone is read. Pure. */
import { registrableOf } from '#daemon/core/domain-name.ts'
import { judgeAddress, judgeHost } from '#shared/look-alike.ts'
import type { MessageReport } from '#shared/messages.ts'
import type { GuardedName } from '#shared/sites.ts'
import { isProviderHost } from '#shared/true-origins.ts'
import { isIP } from 'node:net'
import type { MailLink } from './mail.ts'
import { LONGEST_ADDRESS } from './reading/limits.ts'
import { disguisedIn } from './look.ts'
import { namesIn } from './names-said.ts'

type Judged = MessageReport['links'][number]
export interface JudgedLink extends Judged {
  /** The host that its text shows, where it goes to another. */
  readonly lies: string | null
  /** It is an address to write to, or a number to call, and no page. */
  readonly scheme: string
}

/** What leads nowhere: a place in the mail, a part of it. */
const isInside = ({ address }: MailLink) => address === '' || /^(?:#|cid:|mid:|about:blank$)/i.test(address)

export const judgeLinks = (
  links: readonly MailLink[],
  guarded: readonly GuardedName[],
): readonly JudgedLink[] => links.filter((link) => !isInside(link)).map((link) => judgeLink(link, guarded))

const MOST_SHOWN = 2000
/** Of the text of a link: what an eye takes for an address stands at its beginning. */
const MOST_LOOKED_AT = 300

function judgeLink({ shown, address }: MailLink, guarded: readonly GuardedName[]): JudgedLink {
  const url = address.length > LONGEST_ADDRESS ? null : URL.parse(address.trim())
  const host = url ? hostOf(url) : null
  const answer = (verdict: Judged['verdict'], imitates: string | null = null): JudgedLink => ({
    shown: shown.slice(0, MOST_SHOWN),
    address: address.slice(0, MOST_SHOWN),
    host,
    verdict,
    imitates,
    lies: lie(shown.slice(0, MOST_LOOKED_AT), host),
    scheme: url?.protocol.slice(0, -1) ?? '',
  })
  if (url === null || host === null) return answer('odd')
  if (url.protocol === 'mailto:') {
    const judgement = judgeHost(host, guarded)
    if (isProviderHost(host) && isPlainMailbox(url)) return answer('true')
    return judgement.verdict === 'lookalike' ? answer('imitates', judgement.of) : answer('foreign')
  }
  if (!/^https?:$/.test(url.protocol)) return answer('odd')
  const judgement = judgeAddress(url, guarded)
  if (judgement.verdict === 'lookalike' && !isProviderHost(host)) return answer('imitates', judgement.of)
  if (isOdd(url, host, address)) return answer('odd')
  if (!isProviderHost(host)) return answer('foreign')
  return answer(url.protocol === 'https:' && !leadsOn(url) ? 'true' : 'odd')
}

/** Names that a text says without a link: some programs make one of them, and a reader may type them. */
export const imitationsIn = (sentences: readonly string[], guarded: readonly GuardedName[]): Imitations =>
  sentences.flatMap(namesIn).flatMap((host) => {
    const { verdict, of } = judgeHost(host, guarded)
    return verdict === 'lookalike' ? [{ host, of }] : []
  })
export type Imitations = readonly { readonly host: string; readonly of: string | null }[]

/** A mailbox has one; other schemes have none. */
function hostOf(url: URL): string | null {
  if (url.protocol === 'mailto:') return bare(/@([^@?,;]+)(?:\?|$)/.exec(url.href)?.[1] ?? '') || null
  return bare(url.hostname) || null
}
const bare = (host: string) => host.toLowerCase().replace(/\.$/, '')

/** One receiver, and no copy to others. */
const isPlainMailbox = (url: URL) =>
  /^mailto:[\w.+-]+@[\w.-]+(?:\?|$)/.test(url.href) && !/[?&](?:to|cc|bcc|attach)=/i.test(url.href)

/** What no honest link has: a user name, a number for a name, a port, characters that are not seen, backslashes. */
const isOdd = (url: URL, host: string, written: string): boolean =>
  url.username + url.password !== '' ||
  url.port !== '' ||
  // `https:/host` is a page below the one that shows it
  !/^https?:[/\\]{2}/i.test(written.trim()) ||
  isIP(host.replaceAll(/^\[|\]$/g, '')) !== 0 ||
  !host.includes('.') ||
  /[\p{Cf}\p{Cc}\\]/u.test(written.trim()) ||
  // a name of the provider in letters of another alphabet, which the parser has turned into its own
  (/^https?:\/\/[^/?#]*[^\p{ASCII}]/iu.test(written.trim()) && isProviderHost(host))

/** Whether a true page is told to send on to somebody else's, however that is written. */
function leadsOn(url: URL): boolean {
  let rest = url.pathname + url.search + url.hash
  for (let turn = 0; turn < 4; turn++) {
    if (PROGRAM.test(rest)) return true
    if (hostsIn(rest).some((host) => !isProviderHost(host))) return true
    const next = decoded(rest)
    if (next === rest) break
    rest = next
  }
  return encodedIn(rest).some((text) => hostsIn(text).some((host) => !isProviderHost(host)))
}

const INNER = /(?:https?:[/\\]*|(?:[a-z][a-z\d+.-]*:|[=/&?#:])[/\\]{2,})([^/\\?#&\s"'<>]*)/giu
/** `?url=evil.example`: a parameter that is a host without its scheme. */
const BARE_PARAMETER =
  /[?&#](?:url|uri|u|to|next|goto|go|target|dest|destination|redirect\w*|return\w*|continue|link|out|r)=([^&#]*)/giu
const PROGRAM = /[=&?#](?:javascript|vbscript|data):/i
/** Browsers take them for dots. */
const DOTS = /[\u3002\uff0e\uff61]/g
function hostsIn(text: string): readonly string[] {
  const inner = Array.from(text.replaceAll(DOTS, '.').matchAll(INNER), ([, host = '']) =>
    host.replace(/^.*@/, '').replace(/:\d*$/, ''),
  )
  const parameters = Array.from(text.matchAll(BARE_PARAMETER), ([, value = '']) => value)
    .map((value) => /^[\w-]+(?:\.[\w-]+)+(?![\w.@-])/.exec(value)?.[0] ?? '')
    .filter((host) => registrableOf(host) !== null && /\.[a-z]{2,}$/i.test(host))
  // two slashes in a row are a slip of many programs, where no host comes after them
  return [...inner.filter((host) => host.includes('.')), ...parameters].map((host) => bare(host))
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text.replaceAll(/%([0-7][\da-f])/gi, (_all, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
  }
}

/** Addresses in base64, as senders of redirects write them. */
const encodedIn = (text: string): readonly string[] =>
  (text.match(/(?:aHR0c|Ly9)[\w+/=-]{8,2000}/g) ?? []).map((part) =>
    Buffer.from(part, 'base64url').toString('latin1'),
  )

const SHOWN_ADDRESS =
  /(?:https?:[/\\]{2})?(?:[^\s/@:<>()"']+@)?((?:[\p{L}\p{N}_-]+\.)+(?:xn--[a-z\d-]+|\p{L}{2,24}))(?![\p{L}\p{N}@])/giu

/** The host that a text shows, where the link goes below another name. */
function lie(shown: string, host: string | null): string | null {
  const goes = host === null ? null : (registrableOf(host) ?? host)
  for (const [, written = ''] of shown.matchAll(SHOWN_ADDRESS)) {
    const seen = bare(written)
    const name = registrableOf(URL.parse(`https://${seen}`)?.hostname ?? seen)
    if (name !== null && name !== goes && (looksLikeHost(seen) || disguisedIn(seen) !== null)) return seen
  }
  return null
}
/** And no file name or abbreviation. */
const looksLikeHost = (seen: string) =>
  registrableOf(seen) !== null && !/\.(?:pdf|docx?|xlsx?|zip|html?|png|jpe?g|txt|js)$/.test(seen)
