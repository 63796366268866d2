/** When a flag that was somebody else's is closed: by the plan to secure the account. Pure. */
import type { IsoTime } from '#shared/time.ts'
import type { KeptFlag } from './kept-flag.ts'

/** How the plan of a login stands. */
export interface SecurePlan {
  readonly openedAt: IsoTime | null
  readonly closedAt: IsoTime | null
  /** As the plan's steps are told. */
  readonly steps: readonly ('done' | 'stated' | 'not-needed' | 'open' | 'unknown')[]
}

/** Whether it must begin afresh: what was done before it happened secures nothing. */
export const mustOpen = ({ openedAt, closedAt }: SecurePlan, { until }: KeptFlag, now: IsoTime): boolean =>
  openedAt === null || closedAt !== null || openedAt < earlier(until, now)

/** Its source's clock may be ahead. */
const earlier = (one: IsoTime, other: IsoTime) => (one < other ? one : other)

/** The same flag where nothing has changed. A step that is not known any more takes nothing back; one that is open again does. */
export function afterPlan(flag: KeptFlag, plan: SecurePlan, now: IsoTime): KeptFlag {
  if (flag.answer?.was !== 'not-me' || plan.openedAt === null) return flag
  if (flag.closedAt !== null)
    return plan.openedAt === flag.plan && plan.steps.includes('open')
      ? { ...flag, closedAt: null, plan: null }
      : flag
  const isDone = plan.steps.every((state) => state !== 'open' && state !== 'unknown')
  return isDone && plan.openedAt >= earlier(flag.until, flag.answer.at)
    ? { ...flag, closedAt: now, plan: plan.openedAt }
    : flag
}
