/** What is known of one connection, as facts. Rebuilt only where something changed, so that it is cheap to ask for. */
import type { ConnectionSnapshot, DomainSnapshot, OrganisationSnapshot } from '#daemon/core/snapshot.ts'
import type { Account } from '#shared/account.ts'
import type { Connection } from '#shared/connections.ts'
import { fact, isKnown, known, read, unknown, type Fact } from '#shared/fact.ts'
import type { Member, Organisation } from '#shared/team.ts'
import type { IsoTime } from '#shared/time.ts'
import { by, maxAge, neverAsked, stampOf, type Kept, type OrganisationLists, type Stamp } from './kept.ts'
import { accountParts, type AccountPart } from './translate-account.ts'
import { isJudged } from './translate-team.ts'

/** Gives the same value again as long as it is made of the same things. */
export function cached<T>() {
  let before: { readonly of: readonly unknown[]; readonly value: T } | undefined
  return (of: readonly unknown[], make: () => T): T => {
    const same = before?.of.length === of.length && before.of.every((part, at) => Object.is(part, of[at]))
    if (before === undefined || !same) before = { of, value: make() }
    return before.value
  }
}

/** A list as a fact: known since it was first heard, and from then on only older. */
function heard<T>(value: T, stamp: Stamp, age: number): Fact<T> {
  const told = stamp.observedAt === null ? unknown(stamp.reason ?? 'never-asked') : known(value)
  return fact(told, by(stamp), age)
}

const isStale = (stamp: Stamp, age: number, now: IsoTime) => !isKnown(read(heard(null, stamp, age), now))

/** @param status how the last try went; the same object as long as nothing in it changed */
export function createSnapshots(kept: Kept, status: () => Connection): (now: IsoTime) => ConnectionSnapshot {
  const accountCache = cached<Fact<Account>>()
  const organisationsCache = cached<ConnectionSnapshot['organisations']>()
  const connectionCache = cached<ConnectionSnapshot>()
  const organisationCaches = new Map<string, ReturnType<typeof organisationSnapshots>>()

  function accountFact(now: IsoTime): Fact<Account> {
    const { value } = kept.account
    const stamp = stampOf(kept.sync.value, 'profile')
    const stale = (Object.keys(accountParts) as AccountPart[]).filter((part) =>
      isStale(stampOf(kept.sync.value, part), maxAge.account, now),
    )
    return accountCache([value, stamp, stale.join()], () => {
      if (value !== null) return heard(forgetParts(value, stale), stamp, maxAge.account)
      return fact(unknown(stamp.reason ?? 'never-asked'), by(neverAsked), maxAge.account)
    })
  }

  return (now) => {
    const { sync, organisations } = kept
    const snapshots = organisations.value.flatMap((organisation) => {
      const lists = kept.lists.get(organisation.id)
      if (lists === undefined) return []
      const make = organisationCaches.get(organisation.id) ?? organisationSnapshots()
      organisationCaches.set(organisation.id, make)
      return [make(organisation, lists, (list) => stampOf(sync.value, `${list}/${organisation.id}`), now)]
    })
    const stamp = stampOf(sync.value, 'organisations')
    const organisationsFact = organisationsCache([stamp, ...snapshots], () =>
      heard(snapshots, stamp, maxAge.organisations),
    )
    const account = accountFact(now)
    const told = status()
    return connectionCache([told, account, organisationsFact], () => ({
      name: told.name,
      status: told,
      account,
      organisations: organisationsFact,
    }))
  }
}

/** The profile may be fresh while a part of it was not heard for too long: that part is not believed any more. */
function forgetParts(account: Account, parts: readonly AccountPart[]): Account {
  const fields = parts.flatMap((part) => accountParts[part]).filter((field) => 'known' in account[field])
  return { ...account, ...Object.fromEntries(fields.map((field) => [field, unknown('stale')])) }
}

function organisationSnapshots() {
  const recordsCache = cached<readonly Member[]>()
  const membersCache = cached<OrganisationSnapshot['members']>()
  const productsCache = cached<OrganisationSnapshot['products']>()
  const domainsCache = cached<OrganisationSnapshot['domains']>()
  const organisationCache = cached<OrganisationSnapshot>()

  return (
    organisation: Organisation,
    lists: OrganisationLists,
    stampOfList: (list: string) => Stamp,
    now: IsoTime,
  ): OrganisationSnapshot => {
    const stamps = {
      members: stampOfList('members'),
      products: stampOfList('products'),
      domains: stampOfList('domains'),
    }
    const stale = isStale(stampOfList('two-factor'), maxAge.members, now)
    const records = recordsCache([lists.members, lists.members.revision, stale], () => {
      const members = [...lists.members.values()]
      return stale ? members.map(forgetTwoFactor) : members
    })
    const members = membersCache([records, stamps.members], () =>
      heard(records, stamps.members, maxAge.members),
    )
    const products = productsCache([lists.products, lists.products.revision, stamps.products], () =>
      heard([...lists.products.values()], stamps.products, maxAge.products),
    )
    const domains = domainsCache([lists.domains, lists.domains.revision, stamps.domains], () => {
      const snapshots = Array.from(lists.domains.values(), (record): DomainSnapshot => ({
        name: record.name,
        registrar: fact(known(record), by(stamps.domains), maxAge.domains),
        registry: null,
      }))
      return heard(snapshots, stamps.domains, maxAge.domains)
    })
    return organisationCache([organisation, members, products, domains], () => ({
      organisation,
      members,
      products,
      domains,
    }))
  }
}

const forgetTwoFactor = (member: Member): Member =>
  isJudged(member.kind) && isKnown(member.twoFactor) ? { ...member, twoFactor: unknown('stale') } : member
