/** Plans and recovery, wired: what is kept of them, what decides them, and where their steps are done. */
import type { Clock } from './core/clock.ts'
import type { Act } from './core/journal.ts'
import type { Snapshot } from './core/snapshot.ts'
import type { Store } from './core/store.ts'
import { openPlans, wordOn } from './features/plans/kept.ts'
import type { Places } from './features/plans/plans.ts'
import type { PlanDeps } from './features/plans/routes.ts'
import type { RecoveryDeps } from './features/recovery/routes.ts'
import { supportRequestOf } from './features/team/support-request.ts'
import { judgedPlan, planGone, planLogins } from './plans.ts'
import { sandboxPathByCase, sandboxPathByPlanLink } from './sandbox-links.ts'
import { planLinks } from '#shared/plan-links.ts'

type Parts = Pick<PlanDeps, 'plans' | 'places' | 'judgedPlan' | 'supportRequestOf'> &
  Pick<RecoveryDeps, 'saidAt' | 'planLogins'> & {
    /** Of logins and organisations that have gone. */
    readonly forgetPlans: () => Promise<void>
  }

/** @param deps.sandboxUrl where the sandbox's pages are; `null` outside it */
export async function openPlanParts(deps: {
  readonly store: Store
  readonly clock: Clock
  readonly journal: (act: Act) => void
  readonly snapshot: () => { readonly snapshot: Snapshot }
  readonly fixOf: Places['fixOf']
  readonly sandboxUrl: string | null
}): Promise<Parts> {
  const { sandboxUrl, snapshot, fixOf } = deps
  const plans = await openPlans(deps)
  return {
    plans,
    judgedPlan,
    planLogins,
    supportRequestOf,
    saidAt: (id, step) => wordOn(plans.get(id), step)?.at ?? null,
    forgetPlans: () => plans.forget(planGone(snapshot().snapshot)),
    places: {
      fixOf,
      linkOf(link) {
        const path = sandboxPathByPlanLink[link]
        // the provider's guides are the same for both
        return sandboxUrl === null || path === undefined
          ? planLinks[link]
          : { ...planLinks[link], url: sandboxUrl + path, exact: true }
      },
      rehearsalOf: (one) => sandboxUrl && sandboxUrl + sandboxPathByCase[one],
    },
  }
}
