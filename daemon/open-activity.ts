/** What happened, wired: the journal, and the plan that secures an account. */
import type { Clock } from './core/clock.ts'
import type { Act, Journal, JournalEnd } from './core/journal.ts'
import { accountsSeen } from './core/organisations.ts'
import type { Snapshot } from './core/snapshot.ts'
import { isSameAccount } from './core/stated.ts'
import type { Document, Store } from './core/store.ts'
import { openActivity, type Activity } from './features/activity/activity.ts'
import type { SecurePlan } from './features/activity/plan.ts'
import type { KeptPlans } from './features/plans/kept.ts'
import { judgedPlan, planLogins } from './plans.ts'
import type { PairedClient } from '#shared/pairing.ts'
import { planId, stepsOfPlan, type PlanOf } from '#shared/plan-steps.ts'
import { INFOMANIAK_SITE, SANDBOX_SITE } from '#shared/sessions.ts'

const PLAN = 'secure-account'

export async function openActivityParts(deps: {
  readonly store: Store
  readonly clock: Clock
  readonly journal: Pick<Journal, 'read'>
  readonly journalEnd: Document<JournalEnd>
  readonly note: (act: Act) => void
  readonly snapshot: () => { readonly snapshot: Snapshot }
  readonly plans: KeptPlans
  readonly clients: () => readonly PairedClient[]
  readonly isSandbox: boolean
}): Promise<Activity> {
  const { clock, plans, snapshot } = deps

  /** The plan of the account that a login opens. */
  function planOf(login: string): { readonly of: PlanOf; readonly id: string } | null {
    const { connections } = snapshot().snapshot
    const own = connections.find(({ name }) => name === login)
    const first = own && accountsSeen(snapshot().snapshot, clock.now()).find((one) => isSameAccount(one, own))
    const found = planLogins(snapshot().snapshot, clock.now()).find(({ name }) => name === first?.name)
    if (!found || !first) return null
    const of: PlanOf = { kind: PLAN, login: found.login }
    return { of, id: planId(of) }
  }
  function judged(login: string) {
    const found = planOf(login)
    const kept = found && plans.get(found.id)
    const plan = found && judgedPlan(found.of, kept, snapshot().snapshot, clock.now())
    return plan && { ...found, kept, plan }
  }

  return openActivity({
    ...deps,
    journalSeq: () => deps.journalEnd.value.last?.seq ?? 0,
    nameOf: (id) => deps.clients().find((one) => one.id === id)?.name ?? null,
    tellsLists: deps.isSandbox,
    isProvider: (site) =>
      deps.isSandbox
        ? site === SANDBOX_SITE
        : site === INFOMANIAK_SITE || site.endsWith(`.${INFOMANIAK_SITE}`),
    plan: {
      idOf: (login) => planOf(login)?.id ?? null,
      of(login): SecurePlan | null {
        const found = judged(login)
        if (!found) return null
        const { kept, plan } = found
        return {
          openedAt: kept?.openedAt ?? null,
          closedAt: kept?.closedAt ?? null,
          steps: stepsOfPlan(PLAN).map(({ id }) => plan.states(id).state),
        }
      },
      async open(login, by) {
        const found = judged(login)
        if (found) await plans.open(found.id, found.plan.ground, by)
      },
    },
  })
}
