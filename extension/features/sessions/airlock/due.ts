/** Which sessions are to end now. Pure. */
import type { SiteRule, SiteState } from '#shared/sessions.ts'
import { epoch, HOUR, MINUTE } from '#shared/time.ts'

/** A clock may be set back by a little; more, and an age can no longer be told. */
const CLOCK_TOLERANCE = 5 * MINUTE

/** @param now ms since the epoch */
export const isSnoozed = ({ snoozedUntil }: SiteRule, now: number): boolean =>
  snoozedUntil !== null && epoch(snoozedUntil) > now

/** Whether a session is older than its rule allows, or of no age that can be told. */
export function isTooOld(rule: SiteRule, state: SiteState | undefined, now: number): boolean {
  if (rule.afterHours === null || state?.beganAt == null) return false
  const age = now - epoch(state.beganAt)
  return age >= rule.afterHours * HOUR || age < -CLOCK_TOLERANCE
}
