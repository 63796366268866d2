/** A plan as it is shown: each step with what is known of it, and where it is done. */
import type { ActionId } from '#shared/actions.ts'
import type { Thing } from '#shared/status.ts'
import type { Ground, KeptPlan } from './kept.ts'
import {
  planId,
  recoveryCases,
  stepsOfPlan,
  type PlanOf,
  type RecoveryCase,
  type StepId,
} from '#shared/plan-steps.ts'
import type { Plan, PlanStep } from '#shared/plans.ts'
import type { PlanLink, PlanLinkId } from '#shared/plan-links.ts'

/** What the snapshot says of a plan. */
export interface Judged {
  /** For a person to read: of whom it is. */
  readonly subject: string | null
  readonly organisation: string | null
  /** Of a member. */
  readonly email?: string | null
  readonly ground: Ground
  readonly states: (step: StepId) => Omit<PlanStep, 'id' | 'fix'>
}

/** Where steps are done: at the provider, or in the sandbox. */
export interface Places {
  readonly fixOf: (action: ActionId, organisation: string | null) => Thing['fix']
  readonly linkOf: (link: PlanLinkId) => PlanLink
  /** The sandbox's page on which a case can be rehearsed. */
  readonly rehearsalOf: (one: RecoveryCase) => string | null
}

export function planView(of: PlanOf, judged: Judged, kept: KeptPlan | null, places: Places): Plan {
  const { kind } = of
  const organisation = 'organisation' in of ? of.organisation : null
  const rehearsed = recoveryCases.find((one) => one === kind)
  return {
    id: planId(of),
    kind,
    subject: judged.subject,
    organisation: judged.organisation,
    openedAt: kept?.openedAt ?? null,
    closedAt: kept?.closedAt ?? null,
    rehearsedAt: kept?.rehearsedAt ?? null,
    rehearsal: rehearsed === undefined ? null : places.rehearsalOf(rehearsed),
    steps: stepsOfPlan(kind).map(({ id, action, link }) => ({
      id,
      ...judged.states(id),
      fix:
        action !== undefined
          ? { ...places.fixOf(action, organisation), link: null }
          : link === undefined
            ? null
            : { ...places.linkOf(link), action: null, link },
    })),
  }
}
