/** Which names carry something: a login or recovery address, a mail service or a website. */
import { toAscii } from '#daemon/core/domain-name.ts'
import type { Subjects } from '#daemon/core/check.ts'
import type { OrganisationSnapshot } from '#daemon/core/snapshot.ts'
import type { Account } from '#shared/account.ts'
import { isKnown, known, read, type Told } from '#shared/fact.ts'
import type { Product } from '#shared/products.ts'
import type { Member } from '#shared/team.ts'
import type { IsoTime } from '#shared/time.ts'

/** Services of the provider that live on a name, by its own words (`GET /1/products`, `service_name`). */
const onAName = new Set(['email_hosting', 'hosting', 'web_hosting', 'website_builder'])

/** What may be believed of an organisation at a moment; the same objects as long as nothing has changed or aged. */
interface Believed {
  readonly account: Told<Account>
  readonly members: Told<readonly Member[]>
  readonly products: Told<readonly Product[]>
}
type IsImportant = (name: string) => Told<boolean>

/** One organisation has thousands of names and thousands of people: gather the addresses once for all of them. */
const gathered = new WeakMap<
  OrganisationSnapshot,
  { readonly from: Believed; readonly isImportant: IsImportant }
>()

let last: { readonly within: unknown; readonly now: IsoTime; readonly isImportant: IsImportant } | undefined

export function importance(within: Subjects['organisation'], name: string, now: IsoTime): Told<boolean> {
  // asked of one name of an organisation after the other
  if (last?.within !== within || last.now !== now)
    last = { within, now, isImportant: carriersOf(within, now) }
  return last.isImportant(name)
}

function carriersOf({ connection, organisation }: Subjects['organisation'], now: IsoTime): IsImportant {
  const from = {
    account: read(connection.account, now),
    members: read(organisation.members, now),
    products: read(organisation.products, now),
  }
  let of = gathered.get(organisation)
  if (
    of?.from.account !== from.account ||
    of.from.members !== from.members ||
    of.from.products !== from.products
  ) {
    of = { from, isImportant: gather(from) }
    gathered.set(organisation, of)
  }
  return of.isImportant
}

function gather(from: Believed): IsImportant {
  const carriers = new Set<string>()
  /** The first thing that is not known: with it, "nothing depends on this name" cannot be said. */
  let gap: Extract<Told<never>, { unknown: unknown }> | null = null
  const each = <T>(told: Told<T>, use: (value: T) => void) => {
    if (isKnown(told)) use(told.known)
    else gap ??= told
  }
  const hosts = new Set<string>()
  const carry = (host: string) => {
    // Thousands of addresses lie on a handful of hosts.
    if (hosts.has(host)) return
    hosts.add(host)
    const labels = toAscii(host)?.split('.') ?? []
    for (let at = 0; at < labels.length - 1; at += 1) carriers.add(labels.slice(at).join('.'))
  }
  const carryAddress = (address: string) => {
    carry(address.slice(address.lastIndexOf('@') + 1))
  }

  each(from.account, (account) => {
    carryAddress(account.email)
    each(account.emails, (emails) => {
      for (const { address } of emails) carryAddress(address)
    })
  })
  each(from.members, (members) => {
    for (const { email } of members) carryAddress(email)
  })
  each(from.products, (products) => {
    for (const { service, name } of products) if (onAName.has(service)) carry(name)
  })
  return (name: string): Told<boolean> => (carriers.has(name) ? known(true) : (gap ?? known(false)))
}
