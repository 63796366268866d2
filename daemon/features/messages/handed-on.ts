/**
 * Whether a mail was sent to its reader, and lately. A signature says who wrote it and not to whom: whoever has a mail of the
 * provider, of another account or another year, can send it on as it is, and its signature holds. Pure.
 */
import { registrableOf } from '#daemon/core/domain-name.ts'
import type { GuardedName } from '#shared/sites.ts'
import { DAY, epoch, HOUR, iso, type IsoTime } from '#shared/time.ts'
import type { MessageFacts } from './facts.ts'
import type { MailAuthentication, ReadMail } from './mail.ts'
import { mailboxesOf } from './reading/mailboxes.ts'

/** Fields in which the program that puts a mail into its mailbox says which one that is. */
const delivered: ReadonlySet<string> = new Set([
  'delivered-to',
  'x-original-to',
  'x-delivered-to',
  'envelope-to',
])

/**
 * The address for which it is, where that is not the reader's; `''` where it names none. `null`: it is the reader’s, or
 * nobody knows who that is.
 */
export function addressedElsewhere(
  { to, headers }: ReadMail,
  { logins }: MessageFacts,
  guarded: readonly GuardedName[],
): string | null {
  const [first] = to
  if (first === undefined) return ''
  const hop = headers.findIndex(({ name }) => name === 'received')
  // below a hop the sender may have written them
  const above = headers.slice(0, Math.max(0, hop)).filter(({ name }) => delivered.has(name))
  const own = new Set([
    ...logins.flatMap(({ email, emails }) => [email, ...emails]).map(mailboxOf),
    ...[...delivered].flatMap((name) => mailboxesOf(above, name)).map(({ address }) => mailboxOf(address)),
  ])
  const domains = new Set(guarded.filter(({ by }) => by === 'organisation').map(({ name }) => name))
  if (own.size === 0) return null
  const isOwn = (address: string) =>
    own.has(mailboxOf(address)) || domains.has(registrableOf(hostOf(address)) ?? hostOf(address))
  const all = [...to, ...mailboxesOf(headers, 'cc')]
  return all.some(({ address }) => isOwn(address)) ? null : first.address
}

const hostOf = (address: string) => address.slice(address.lastIndexOf('@') + 1).toLowerCase()
/** Without what many servers let their users add: `anna+shop@…`. */
const mailboxOf = (address: string): string =>
  `${address
    .slice(0, Math.max(0, address.lastIndexOf('@')))
    .replace(/\+.*$/s, '')
    .toLowerCase()}@${hostOf(address)}`

/** For so long a server tries to hand a mail over (RFC 5321, section 4.5.4.1). */
const LONGEST_WAY = 5 * DAY
/** Clocks that are wrong, and a zone that is left out. */
const AHEAD = 14 * HOUR

/** When it came, where that is not near the time that it names. `null`: it is, or is not said. */
export function cameAt({ date, headers }: ReadMail, now: IsoTime): IsoTime | null {
  if (date === null) return null
  const written = epoch(date)
  // the topmost was written last, by the reader's own server
  const hop = headers.find(({ name }) => name === 'received')
  const said = Date.parse(hop?.raw.slice(hop.raw.lastIndexOf(';') + 1) ?? '')
  if (Number.isNaN(said) && written <= epoch(now)) return null
  const came = Number.isNaN(said) ? epoch(now) : said
  return came - written > LONGEST_WAY || written - came > AHEAD ? iso(came) : null
}

/** What a reader goes by, and what the claims are compared with. */
const relied = ['to', 'date']
/** Of these fields those that no good signature of the sender's covers; none where it is not said what they cover. */
export function uncoveredIn({ headers }: ReadMail, { dkim }: MailAuthentication): readonly string[] {
  const good = dkim.filter(({ result, aligned }) => result === 'pass' && aligned)
  if (good.some(({ signed }) => signed.length === 0)) return []
  return relied.filter(
    (field) =>
      headers.some(({ name }) => name === field) && !good.some(({ signed }) => signed.includes(field)),
  )
}
