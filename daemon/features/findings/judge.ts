/** Runs every check over a snapshot. Pure: the same snapshot and moment give the same findings. */
import type { CheckRow, Scope, Subjects, Verdict } from '../../core/check.ts'
import type { Snapshot } from '../../core/snapshot.ts'
import { fact, isKnown, known, read, type Fact } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'

/** One check's answer for one subject, whatever it is: good, bad, unknown. */
export interface Judged {
  readonly check: CheckRow
  /** `<check>/<connection>/<organisation>/<subject>`: stable over syncs and restarts. */
  readonly key: string
  /** The key of the thing to do that this belongs to: shared where the check counts its subjects together. */
  readonly thing: string
  readonly connection: string
  readonly organisation: { readonly id: string; readonly name: string } | null
  readonly subject: string
  readonly verdict: Exclude<Verdict, { state: 'not-concerned' }>
}

export function judge(
  checks: readonly { [S in Scope]: CheckRow<S> }[Scope][],
  snapshot: Snapshot,
  now: IsoTime,
): Judged[] {
  const judged: Judged[] = []
  const byScope = Map.groupBy(checks, (check) => check.scope)
  const run = <S extends Scope>(scope: S, subject: Subjects[S], id: string, label: string) => {
    for (const row of byScope.get(scope) ?? []) {
      // groupBy has put only rows of this scope here, which its type cannot say
      const check = row as unknown as CheckRow<S>
      const verdict = check.judge(subject, now)
      if (verdict.state === 'not-concerned') continue
      judged.push(toJudged(row, subject, id, label, verdict))
    }
  }
  /** When a list itself is unknown, every check over its members is, once. */
  const runUnknown = (scope: Scope, subject: Subjects[Scope], list: Fact<unknown>, label: string) => {
    const told = read(list, now)
    if (isKnown(told)) return
    for (const row of byScope.get(scope) ?? []) {
      const verdict = { state: 'unknown', reason: told.unknown, fact: list } as const
      judged.push(toJudged(row, subject, '*', label, verdict))
    }
  }

  for (const connection of snapshot.connections) {
    const { name } = connection
    run('connection', { connection }, '', name)
    const account = read(connection.account, now)
    run('account', { connection }, '', isKnown(account) ? account.known.email : name)

    const organisations = read(connection.organisations, now)
    if (!isKnown(organisations)) {
      for (const scope of ['organisation', 'member', 'domain', 'product'] as const)
        runUnknown(scope, { connection }, connection.organisations, name)
      continue
    }
    for (const organisation of organisations.known) {
      const { id, name: label } = organisation.organisation
      const inside = { connection, organisation }
      run('organisation', inside, id, label)

      const members = read(organisation.members, now)
      runUnknown('member', inside, organisation.members, label)
      if (isKnown(members))
        for (const member of members.known) {
          const memberFact = fact(known(member), organisation.members.by, organisation.members.maxAge)
          run('member', { ...inside, member, memberFact }, member.id, member.email)
        }

      const domains = read(organisation.domains, now)
      runUnknown('domain', inside, organisation.domains, label)
      if (isKnown(domains))
        for (const domain of domains.known) run('domain', { ...inside, domain }, domain.name, domain.name)

      const products = read(organisation.products, now)
      runUnknown('product', inside, organisation.products, label)
      if (isKnown(products))
        for (const product of products.known) {
          const productFact = fact(known(product), organisation.products.by, organisation.products.maxAge)
          run('product', { ...inside, product, productFact }, product.id, product.name)
        }
    }
  }
  return judged
}

function toJudged(
  check: CheckRow,
  subject: { connection: { name: string }; organisation?: Subjects['organisation']['organisation'] },
  id: string,
  label: string,
  verdict: Judged['verdict'],
): Judged {
  const organisation = subject.organisation?.organisation
  const place = `${check.id}/${subject.connection.name}/${organisation?.id ?? ''}`
  return {
    check,
    key: `${place}/${id}`,
    thing: check.counted === 'together' ? place : `${place}/${id}`,
    connection: subject.connection.name,
    organisation: organisation ? { id: organisation.id, name: organisation.name } : null,
    subject: label,
    verdict,
  }
}
