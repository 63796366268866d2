/** What is known of one connection, as facts. Rebuilt only where something changed, so that it is cheap to ask for. */
import type { ConnectionSnapshot, DomainSnapshot, OrganisationSnapshot } from '#daemon/core/snapshot.ts'
import type { Account } from '#shared/account.ts'
import type { Connection } from '#shared/connections.ts'
import { fact, isKnown, known, read, unknown, type Fact } from '#shared/fact.ts'
import { referenceLists } from '#shared/references.ts'
import type { Invitation, Member, Organisation } from '#shared/team.ts'
import type { IsoTime } from '#shared/time.ts'
import {
  by,
  maxAge,
  neverAsked,
  stampOf,
  unheardInvitation,
  type Kept,
  type OrganisationLists,
  type Stamp,
} from './kept.ts'
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
  const incidentsCache = cached<ConnectionSnapshot['incidents']>()
  const referencesCache = cached<ConnectionSnapshot['references']>()
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

  function incidentsFact() {
    const { value } = kept.incidents
    const stamp = stampOf(kept.sync.value, 'incidents')
    return incidentsCache([value, stamp], () => heard(value, stamp, maxAge.incidents))
  }

  function referenceFacts() {
    const { value } = kept.references
    const stamps = referenceLists.map((list) => stampOf(kept.sync.value, list))
    return referencesCache([value, ...stamps], () => {
      const [countries = neverAsked, languages = neverAsked, timeZones = neverAsked] = stamps
      return {
        countries: heard(value.countries, countries, maxAge.references),
        languages: heard(value.languages, languages, maxAge.references),
        timeZones: heard(value.timeZones, timeZones, maxAge.references),
      }
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
    const incidents = incidentsFact()
    const references = referenceFacts()
    const told = status()
    return connectionCache([told, account, organisationsFact, incidents, references], () => ({
      name: told.name,
      status: told,
      account,
      organisations: organisationsFact,
      incidents,
      references,
      stated: [],
      vault: null,
      tools: null,
      activity: unheard,
    }))
  }
}

/** It is kept beside what the provider says. */
const unheard: ConnectionSnapshot['activity'] = fact(unknown('never-asked'), by(neverAsked), 0)

/** The profile may be fresh while a part of it was not heard for too long: that part is not believed any more. */
function forgetParts(account: Account, parts: readonly AccountPart[]): Account {
  const fields = parts.flatMap((part) => accountParts[part]).filter((field) => 'known' in account[field])
  return { ...account, ...Object.fromEntries(fields.map((field) => [field, unknown('stale')])) }
}

function organisationSnapshots() {
  const recordsCache = cached<readonly Member[]>()
  const membersCache = cached<OrganisationSnapshot['members']>()
  const invitationsCache = cached<OrganisationSnapshot['invitations']>()
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
    const { revision } = lists.invitations
    const invitations = invitationsCache([lists.members.revision, revision, stamps.members], () =>
      invitationsFact(lists, stamps.members),
    )
    const products = productsCache([lists.products, lists.products.revision, stamps.products], () =>
      heard([...lists.products.values()], stamps.products, maxAge.products),
    )
    const revisions = [lists.domains.revision, lists.leftDomains.revision]
    const domains = domainsCache([lists.domains, ...revisions, stamps.domains], () =>
      heard(domainSnapshots(lists, stamps.domains), stamps.domains, maxAge.domains),
    )
    return organisationCache([organisation, members, invitations, products, domains], () => ({
      organisation,
      followed: null,
      members,
      invitations,
      products,
      domains,
    }))
  }
}

/** Those that ran out and left the list come last: only a registry can say what became of them. */
function domainSnapshots({ domains, leftDomains }: OrganisationLists, stamp: Stamp): DomainSnapshot[] {
  const told = by(stamp)
  const listed = Array.from(domains.values(), (record): DomainSnapshot => ({
    name: record.name,
    registrar: fact(known(record), told, maxAge.domains),
    registry: null,
    notes: null,
  }))
  const left = Array.from(leftDomains.values()).filter(({ name }) => domains.get(name) === undefined)
  return [...listed, ...left.map(({ name }) => ({ name, registrar: null, registry: null, notes: null }))]
}

const forgetTwoFactor = (member: Member): Member =>
  isJudged(member.kind) && isKnown(member.twoFactor) ? { ...member, twoFactor: unknown('stale') } : member

/** Who is invited, by the list of people, with what was heard of each: as old as what was heard longest ago. */
function invitationsFact(lists: OrganisationLists, stamp: Stamp): OrganisationSnapshot['invitations'] {
  let { observedAt } = stamp
  const invitations: Invitation[] = []
  for (const { id, email, name, role, kind } of lists.members.values()) {
    if (kind !== 'invited') continue
    // Who has a login already is listed by it, and what invited them by nothing.
    const detail =
      lists.invitations.get(id) ?? unheardInvitation(id, id.startsWith('i') ? 'never-asked' : 'not-published')
    const { status, sentAt, expiresAt, language, contact, products, heardAt } = detail
    if (heardAt !== null && observedAt !== null && heardAt < observedAt) observedAt = heardAt
    invitations.push({ id, email, name, role, status, sentAt, expiresAt, language, contact, products })
  }
  return heard(invitations, { ...stamp, observedAt }, maxAge.invitations)
}
