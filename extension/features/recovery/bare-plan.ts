/** A plan as it stands in the table, with nobody to ask how far it is. */
import { planLinks } from '#shared/plan-links.ts'
import { planId, planOf, stepsOfPlan, type PlanOf } from '#shared/plan-steps.ts'
import type { Plan } from '#shared/plans.ts'

export const barePlan = (of: PlanOf): Plan => ({
  id: planId(of),
  kind: of.kind,
  subject: null,
  organisation: null,
  openedAt: null,
  closedAt: null,
  rehearsedAt: null,
  rehearsal: null,
  steps: stepsOfPlan(of.kind).map(({ id, link }) => ({
    id,
    state: 'unknown',
    source: null,
    observedAt: null,
    reason: null,
    why: null,
    left: null,
    statedAt: null,
    sayable: false,
    note: null,
    fix: link ? { ...planLinks[link], action: null, link } : null,
  })),
})

/** `null` where the id is of none. */
export function barePlanOf(id: string): Plan | null {
  const of = planOf(id)
  return of && barePlan(of)
}
