/** Runs every check over a snapshot. Pure: the same snapshot and moment give the same findings. */
import type { CheckRow, Scope, Subjects, Verdict } from '../../core/check.ts'
import type { BrowserSnapshot, Snapshot } from '../../core/snapshot.ts'
import { fact, isKnown, known, read, type Fact, type UnknownReason } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'

/** One check's answer for one subject, whatever it is: good, bad, unknown. Good ones may be told together. */
export interface Judged {
  readonly check: CheckRow
  /**
   * `<check>/<connection>/<organisation>/<subject>`: stable over syncs and restarts. A browser's id stands as a login's
   * name, and `BY_HAND` for names in no organisation.
   */
  readonly key: string
  /** The key of the thing to do that this belongs to: shared where the check counts its subjects together. */
  readonly thing: string
  readonly connection: string
  readonly organisation: { readonly id: string; readonly name: string } | null
  readonly subject: string
  readonly verdict: Exclude<Verdict, { state: 'not-concerned' }>
  /** How many subjects this answer is for: 1, but where `judge` has gathered what is fine. */
  readonly count: number
}

/** Stands as a login's name for the names that the person added: no login can have this one. */
export const BY_HAND = '@hand'
export const isByHand = ({ connection }: Judged): boolean => connection === BY_HAND

/** Of a browser's sessions, whatever account is used in them. */
export const isOfBrowser = ({ check: { scope } }: Judged): boolean => scope === 'browser' || scope === 'site'

type Checks = readonly { [S in Scope]: CheckRow<S> }[Scope][]

/** What is open or unknown, one by one, and what is fine as one answer for each check in each organisation. */
export function judge(checks: Checks, snapshot: Snapshot, now: IsoTime): Judged[] {
  const { see, all } = gathering()
  const answer = answering(checks, now, see)
  for (const standing of subjectsOf(snapshot, now)) answer(standing)
  return all
}

/** The same, resting whenever `pace` says so: others get their turn. */
export async function judgePaced(
  checks: Checks,
  snapshot: Snapshot,
  now: IsoTime,
  pace: () => Promise<void> | undefined,
): Promise<Judged[]> {
  const { see, all } = gathering()
  const answer = answering(checks, now, see)
  for (const standing of subjectsOf(snapshot, now)) {
    answer(standing)
    const rest = pace()
    if (rest) await rest
  }
  return all
}

/** Every answer for every subject, the good ones too. */
export function judgeEach(checks: Checks, snapshot: Snapshot, now: IsoTime): Judged[] {
  const all: Judged[] = []
  const answer = answering(checks, now, (judged) => all.push(judged))
  for (const standing of subjectsOf(snapshot, now)) answer(standing)
  return all
}

/** A subject of a scope with its place, or the list that should have told the subjects and is not known. */
type Standing = { readonly place: Place; readonly label: string } & (
  | { [S in Scope]: { readonly scope: S; readonly subject: Subjects[S]; readonly id: string } }[Scope]
  | { readonly scope: Scope; readonly list: Fact<unknown>; readonly reason: UnknownReason }
)

/** Organisation by organisation, then the names in none, then browser by browser. */
function* subjectsOf(snapshot: Snapshot, now: IsoTime): Generator<Standing, void> {
  for (const connection of snapshot.connections) {
    const { name } = connection
    const outside = placeOf(name, null)
    const subject = { connection }
    const account = read(connection.account, now)
    const email = isKnown(account) ? account.known.email : name
    yield { scope: 'connection', place: outside, subject, id: '', label: name }
    yield { scope: 'account', place: outside, subject, id: '', label: email }

    const organisations = read(connection.organisations, now)
    if (!isKnown(organisations)) {
      const list = connection.organisations
      for (const scope of ['organisation', 'member', 'domain', 'product'] as const)
        yield { scope, place: outside, list, reason: organisations.unknown, label: name }
      continue
    }
    for (const organisation of organisations.known) {
      const { id, name: label } = organisation.organisation
      const { members, domains, products } = organisation
      const inside = { connection, organisation }
      const place = placeOf(name, { id, name: label })
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
  }
  const place = placeOf(BY_HAND, null)
  for (const domain of snapshot.byHand)
    yield { scope: 'domain', place, subject: { domain, within: null }, id: domain.name, label: domain.name }
  for (const browser of snapshot.browsers) yield* inBrowser(browser, now)
}

function* inBrowser(browser: BrowserSnapshot, now: IsoTime): Generator<Standing, void> {
  const { id, name: label, sites } = browser
  const place = placeOf(id, null)
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

/** Runs the checks of a subject's scope. When a list itself is unknown, every check over its members is, once. */
function answering(checks: Checks, now: IsoTime, see: (judged: Judged) => void) {
  const byScope = Map.groupBy(checks, (check) => check.scope)
  return (standing: Standing): void => {
    const { scope, place, label } = standing
    const rows = byScope.get(scope) ?? []
    if ('list' in standing) {
      const { list, reason } = standing
      for (const row of rows) see(toJudged(row, place, '*', label, { state: 'unknown', reason, fact: list }))
      return
    }
    for (const row of rows) {
      // groupBy has put only rows of this scope here, which its type cannot say
      const verdict = (row as CheckRow<never>).judge(standing.subject as never, now)
      if (verdict.state !== 'not-concerned') see(toJudged(row, place, standing.id, label, verdict))
    }
  }
}

/** Where a subject stands. */
interface Place {
  readonly connection: string
  readonly organisation: Judged['organisation']
  readonly path: string
}
const placeOf = (connection: string, organisation: Judged['organisation']): Place => ({
  connection,
  organisation,
  path: `${connection}/${organisation?.id ?? ''}`,
})

function toJudged(
  check: CheckRow,
  { connection, organisation, path }: Place,
  id: string,
  subject: string,
  verdict: Judged['verdict'],
): Judged {
  const group = `${check.id}/${path}`
  const key = `${group}/${id}`
  const thing = check.counted === 'together' ? group : key
  return { check, key, thing, connection, organisation, subject, verdict, count: 1 }
}

/** Of tens of thousands of answers most are good, and of those only the number is of use. */
function gathering() {
  const all: Judged[] = []
  let before: Judged | undefined
  const fineByCheck = new Map<CheckRow, { count: number }>()
  return {
    all,
    /** Takes them place by place. */
    see: (judged: Judged): void => {
      const isMany = judged.organisation !== null || isByHand(judged)
      const isSamePlace =
        judged.organisation === before?.organisation && judged.connection === before.connection
      if (!isMany || !isSamePlace) fineByCheck.clear()
      before = judged
      if (judged.verdict.state !== 'ok') {
        all.push(judged)
        return
      }
      const fine = fineByCheck.get(judged.check)
      if (fine) {
        fine.count += 1
        return
      }
      const first = { ...judged }
      fineByCheck.set(judged.check, first)
      all.push(first)
    },
  }
}
