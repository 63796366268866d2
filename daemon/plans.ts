/** Every plan with what decides its steps, over one snapshot: the account's own and the members'. */
import { accountsSeen, organisationIds, organisationsSeen, planLogin } from './core/organisations.ts'
import { onOwnName } from './core/own-address.ts'
import { stepState, type StepRow } from './core/plan.ts'
import type { OrganisationSnapshot, Snapshot } from './core/snapshot.ts'
import { openingOf, wordOn, type KeptPlan } from './features/plans/kept.ts'
import type { Judged } from './features/plans/plans.ts'
import { loginHostedHere } from './features/account/hosting.ts'
import { accountBase, accountPlanRows } from './features/recovery/plans.ts'
import { accountSubject, nobody } from './features/recovery/subject.ts'
import { memberBase, memberPlanRows, type MemberSubject } from './features/team/plans.ts'
import { fact, field, known, unknown, valueOrNull, type Fact } from '#shared/fact.ts'
import { planOf, type AccountPlan, type PlanOf } from '#shared/plan-steps.ts'
import type { IsoTime } from '#shared/time.ts'

/** Logins by the name that their plans bear: the first needs none. With nothing connected there is one of which nothing is known. */
export function planLogins(snapshot: Snapshot, now: IsoTime) {
  const logins = accountsSeen(snapshot, now)
  if (logins.length === 0) return [{ login: null, name: null, subject: nobody }]
  return logins.map((one, at) => ({
    login: planLogin(at, one),
    name: one.name,
    subject: accountSubject(one, loginHostedHere(one, now), now),
  }))
}

const unasked: Fact<never> = fact(unknown('never-asked'), { source: 'infomaniak', observedAt: null }, 0)

/** @returns `null` where there is no such login or member, and nothing was kept of one */
export function judgedPlan(
  of: PlanOf,
  kept: KeptPlan | null,
  snapshot: Snapshot,
  now: IsoTime,
): Judged | null {
  return 'member' in of ? judgedMember(of, kept, snapshot, now) : judgedAccount(of, kept, snapshot, now)
}

function judgedAccount(
  { kind, login }: { readonly kind: AccountPlan; readonly login: string | null },
  kept: KeptPlan | null,
  snapshot: Snapshot,
  now: IsoTime,
): Judged | null {
  const found = planLogins(snapshot, now).find((one) => one.login === login)
  if (!found) return null
  const account = valueOrNull(found.subject.account.told)
  return {
    subject: account?.name ?? null,
    organisation: null,
    ground: { login: found.name, base: accountBase(found.subject) },
    states: statesOf(accountPlanRows[kind], found.subject, kept, now),
  }
}

function judgedMember(
  { kind, organisation: id, member: memberId }: Extract<PlanOf, { readonly member: string }>,
  kept: KeptPlan | null,
  snapshot: Snapshot,
  now: IsoTime,
): Judged | null {
  const seen = organisationsSeen(snapshot, now).find((one) => one.organisation.organisation.id === id)
  const lists: Pick<OrganisationSnapshot, 'members' | 'invitations' | 'products'> = seen?.organisation ?? {
    members: unasked,
    invitations: unasked,
    products: unasked,
  }
  const organisations: Fact<readonly OrganisationSnapshot[]> = seen?.connection.organisations ?? unasked
  const member = field(lists.members, (all) => known(all.find((one) => one.id === memberId) ?? null))
  const here = valueOrNull(member.told)
  if (here === null && kept === null) return null
  const { members, invitations, products } = lists
  const email = here?.email ?? kept?.base['email'] ?? null
  const subject: MemberSubject = { members, invitations, products, organisations, member, email }
  return {
    subject: here?.name ?? kept?.base['name'] ?? null,
    organisation: seen?.organisation.organisation.name ?? null,
    email,
    ground: {
      login: seen?.connection.name ?? kept?.login ?? null,
      base: here ? memberBase(here, onOwnName(here.email, organisations, now)) : (kept?.base ?? {}),
    },
    states: statesOf(memberPlanRows[kind], subject, kept, now),
  }
}

const statesOf =
  <S>(
    rows: Readonly<Record<string, StepRow<S> | null>>,
    subject: S,
    kept: KeptPlan | null,
    now: IsoTime,
  ): Judged['states'] =>
  (id) =>
    stepState(rows[id] ?? null, subject, openingOf(kept), wordOn(kept, id), now)

/** Whether what a plan is about is no longer there. A member's goes with the organisation, whichever login it was opened by. */
export function planGone({ connections }: Snapshot): (plan: Pick<KeptPlan, 'id' | 'login'>) => boolean {
  const logins = new Set(connections.map(({ name }) => name))
  const { ids, isWhole } = organisationIds(connections)
  return ({ id, login }) => {
    const of = planOf(id)
    const isOrphan = login !== null && !logins.has(login)
    if (of === null || !('member' in of)) return isOrphan
    return !ids.has(of.organisation) && (isOrphan || isWhole)
  }
}
