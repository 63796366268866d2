/** Which sessions are to end now. Pure. */
import type { SiteRule, SiteState } from '#shared/sessions.ts'
import { epoch, HOUR, MINUTE } from '#shared/time.ts'

/** A clock may be set back by a little; more, and an age can no longer be told. */
const CLOCK_TOLERANCE = 5 * MINUTE

/** @param now ms since the epoch */
export const isSnoozed = ({ snoozedUntil }: SiteRule, now: number): boolean =>
  snoozedUntil !== null && epoch(snoozedUntil) > now

/** Whether the browser's own rule says the same as this one: it knows neither of a snooze nor why the browser is closed. */
export const endsWithEveryRun = (rule: SiteRule, now: number): boolean =>
  rule.onBrowserUpdate === 'end' && !isSnoozed(rule, now)

/** Whether a session is older than its rule allows, or of no age that can be told. */
export function isTooOld(rule: SiteRule, state: SiteState | undefined, now: number): boolean {
  if (rule.afterHours === null || state?.beganAt == null) return false
  const age = now - epoch(state.beganAt)
  return age >= rule.afterHours * HOUR || age < -CLOCK_TOLERANCE
}
