/** Which names carry something: a login or recovery address, a mail service or a website. */
import { toAscii } from '#daemon/core/domain-name.ts'
import type { Subjects } from '#daemon/core/check.ts'
import { isKnown, known, read, type Fact, type Told } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'

/** Services of the provider that live on a name, by its own words (`GET /1/products`, `service_name`). */
const onAName = new Set(['email_hosting', 'hosting', 'web_hosting', 'website_builder'])

interface Carrying {
  readonly account: Fact<unknown>
  readonly now: IsoTime
  readonly isImportant: (name: string) => Told<boolean>
}
/** One organisation has thousands of names and thousands of people: gather the addresses once for all of them. */
const carryingOf = new WeakMap<Subjects['organisation']['organisation'], Carrying>()

export function importance(subject: Subjects['domain'], now: IsoTime): Told<boolean> {
  const { account } = subject.connection
  let carrying = carryingOf.get(subject.organisation)
  if (carrying?.now !== now || carrying.account !== account) {
    carrying = { account, now, isImportant: gather(subject, now) }
    carryingOf.set(subject.organisation, carrying)
  }
  return carrying.isImportant(subject.domain.name)
}

function gather({ connection, organisation }: Subjects['organisation'], now: IsoTime) {
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

  each(read(connection.account, now), (account) => {
    carryAddress(account.email)
    each(account.emails, (emails) => {
      for (const { address } of emails) carryAddress(address)
    })
  })
  each(read(organisation.members, now), (members) => {
    for (const { email } of members) carryAddress(email)
  })
  each(read(organisation.products, now), (products) => {
    for (const { service, name } of products) if (onAName.has(service)) carry(name)
  })
  return (name: string): Told<boolean> => (carriers.has(name) ? known(true) : (gap ?? known(false)))
}
