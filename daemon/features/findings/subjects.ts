/** Everything that is judged, each once and with its place. Pure. */
import type { Scope, Subjects } from '../../core/check.ts'
import {
  accountsSeen,
  organisationsSeen,
  planLogin,
  type SeenOrganisation,
} from '../../core/organisations.ts'
import type { BrowserSnapshot, ConnectionSnapshot, Snapshot } from '../../core/snapshot.ts'
import { fact, isKnown, known, read, type Fact, type UnknownReason } from '#shared/fact.ts'
import { planId } from '#shared/plan-steps.ts'
import type { IsoTime } from '#shared/time.ts'
import { BY_HAND, placeInside, placeOutside, type Place } from './places.ts'

/** A subject of a scope with its place, or the list that should have told the subjects and is not known. */
export type Standing = { readonly place: Place; readonly label: string } & (
  | { [S in Scope]: { readonly scope: S; readonly subject: Subjects[S]; readonly id: string } }[Scope]
  | { readonly scope: Scope; readonly list: Fact<unknown>; readonly reason: UnknownReason }
)

/** Logins, accounts, organisation by organisation, then the names in none, then browser by browser. */
export function* subjectsOf(snapshot: Snapshot, now: IsoTime): Generator<Standing, void> {
  for (const connection of snapshot.connections) {
    const { name } = connection
    yield { scope: 'connection', place: placeOutside(name), subject: { connection }, id: '', label: name }
  }
  for (const [at, connection] of accountsSeen(snapshot, now).entries()) {
    const { name, organisations: list } = connection
    const place = placeOutside(name)
    const account = read(connection.account, now)
    const label = isKnown(account) ? account.known.email : name
    yield { scope: 'account', place, subject: { connection }, id: '', label }
    const plan = planId({ kind: 'secure-account', login: planLogin(at, connection) })
    yield* flagsOf({ connection, plan }, place, label, now)
    const organisations = read(list, now)
    if (isKnown(organisations)) continue
    for (const scope of ['organisation', 'member', 'domain', 'product'] as const)
      yield { scope, place, list, reason: organisations.unknown, label: name }
  }
  for (const seen of organisationsSeen(snapshot, now)) yield* inOrganisation(seen, now)
  const place = placeOutside(BY_HAND)
  for (const domain of snapshot.byHand)
    yield { scope: 'domain', place, subject: { domain, within: null }, id: domain.name, label: domain.name }
  for (const browser of snapshot.browsers) yield* inBrowser(browser, now)
}

function* flagsOf(
  { connection, plan }: { readonly connection: ConnectionSnapshot; readonly plan: string },
  place: Place,
  label: string,
  now: IsoTime,
): Generator<Standing, void> {
  const { activity } = connection
  const flags = read(activity, now)
  if (!isKnown(flags)) yield { scope: 'flag', place, list: activity, reason: flags.unknown, label }
  else
    for (const flag of flags.known) {
      const flagFact = fact(known({ ...flag, plan }), activity.by, activity.maxAge)
      yield { scope: 'flag', place, subject: { connection, flag, flagFact }, id: flag.id, label: flag.label }
    }
}

function* inOrganisation(
  { connection, organisation }: SeenOrganisation,
  now: IsoTime,
): Generator<Standing, void> {
  const { id, name: label } = organisation.organisation
  const { members, domains, products } = organisation
  const inside = { connection, organisation }
  const place = placeInside({ id, name: label })
  yield { scope: 'organisation', place, subject: inside, id, label }

  const people = read(members, now)
  if (!isKnown(people)) yield { scope: 'member', place, list: members, reason: people.unknown, label }
  else
    for (const member of people.known) {
      const memberFact = fact(known(member), members.by, members.maxAge)
      const subject = { connection, organisation, member, memberFact }
      yield { scope: 'member', place, subject, id: member.id, label: member.email }
    }

  const names = read(domains, now)
  if (!isKnown(names)) yield { scope: 'domain', place, list: domains, reason: names.unknown, label }
  else
    for (const domain of names.known) {
      const subject = { domain, within: inside }
      yield { scope: 'domain', place, subject, id: domain.name, label: domain.name }
    }

  const bought = read(products, now)
  if (!isKnown(bought)) yield { scope: 'product', place, list: products, reason: bought.unknown, label }
  else
    for (const product of bought.known) {
      const productFact = fact(known(product), products.by, products.maxAge)
      const subject = { connection, organisation, product, productFact }
      yield { scope: 'product', place, subject, id: product.id, label: product.name }
    }
}

function* inBrowser(browser: BrowserSnapshot, now: IsoTime): Generator<Standing, void> {
  const { id, name: label, sites } = browser
  const place = placeOutside(id)
  yield { scope: 'browser', place, subject: { browser }, id: '', label }
  // one that has not reported yet has no rules to speak of
  if (sites === null) return
  const told = read(sites, now)
  if (!isKnown(told)) {
    yield { scope: 'site', place, list: sites, reason: told.unknown, label }
    return
  }
  for (const site of told.known) {
    const siteFact = fact(known(site), sites.by, sites.maxAge)
    yield { scope: 'site', place, subject: { browser, siteFact }, id: site.site, label: site.site }
  }
}
