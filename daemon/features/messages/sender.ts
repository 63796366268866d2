/** Who a mail says it is from, and whom that looks like. Pure. */
import { registrableOf } from '#daemon/core/domain-name.ts'
import { judgeHost } from '#shared/look-alike.ts'
import type { GuardedName } from '#shared/sites.ts'
import { isProviderHost } from '#shared/true-origins.ts'
import { disguisedIn, namesProvider } from './look.ts'
import type { Mailbox, ReadMail } from './mail.ts'

export interface Sender {
  /** The host of the one address, in small letters; `''` where there is none. */
  readonly host: string
  readonly address: string
  readonly name: string
  readonly count: number
  /** Its domain is one that the provider uses. */
  readonly isTrue: boolean
  /** Whose name its domain imitates. */
  readonly imitates: string | null
  /** What the name shown, or what stands before the @, says that the domain does not. */
  readonly lie: 'provider' | 'address' | 'local' | null
  /** It is written as no address is. */
  readonly isOdd: boolean
  /** Where answers go, if not to the sender's own domain. */
  readonly repliesTo: string | null
}

const PLAIN = /^[\w.!#$%&'*+/=?^`{|}~-]+@(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z][a-z\d-]*$/i
const ANY_ADDRESS = /[^\s<>()"',;:]+@([^\s<>()"',;:]+)/g

export function senderOf({ from, replyTo }: ReadMail, guarded: readonly GuardedName[]): Sender {
  const one: Mailbox = from[0] ?? { name: '', address: '' }
  const host = hostOf(one.address)
  const isOdd = one.address !== '' && !PLAIN.test(one.address)
  const isTrue = !isOdd && isProviderHost(host)
  const judgement = host === '' ? null : judgeHost(host, guarded)
  const elsewhere = replyTo
    .map(({ address }) => address)
    .find((address) => !isSamePlace(hostOf(address), host))
  return {
    host,
    address: one.address,
    name: one.name,
    count: from.length,
    isTrue,
    imitates: judgement?.verdict === 'lookalike' ? judgement.of : null,
    lie: lieOf(one, host, isTrue),
    isOdd,
    repliesTo: elsewhere ?? null,
  }
}

/** Behind the last @: what stands before it is a name, however much it looks like a domain. */
const hostOf = (address: string): string =>
  address
    .slice(address.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase()
    .replace(/\.$/, '')

const isSamePlace = (one: string, other: string) =>
  one === other || (registrableOf(one) ?? one) === (registrableOf(other) ?? other)

function lieOf({ name, address }: Mailbox, host: string, isTrue: boolean): Sender['lie'] {
  if (isTrue ? disguisedIn(name) !== null : namesProvider(name)) return 'provider'
  const shown = Array.from(name.matchAll(ANY_ADDRESS), ([, domain = '']) => domain.toLowerCase())
  if (shown.some((domain) => !isSamePlace(domain, host))) return 'address'
  if (isTrue) return null
  const local = address.slice(0, Math.max(0, address.lastIndexOf('@')))
  return namesProvider(local) ? 'local' : null
}
