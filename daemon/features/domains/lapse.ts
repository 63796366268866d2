/** How bad it is that a name runs out, and what can be done. Pure; the checks and the list share it. */
import type { ActionId } from '#shared/actions.ts'
import type { Severity } from '#shared/findings.ts'
import { daysBetween, type IsoTime } from '#shared/time.ts'
import type { Life } from './life.ts'

const CRITICAL_DAYS = 7
const WARNING_DAYS = 30

export interface Lapse {
  readonly severity: Severity
  readonly action: ActionId
  /** Whole days until the last safe day to renew, negative since the end of what was paid; `null` where no date says. */
  readonly days: number | null
}

/**
 * `null` where nothing needs the person.
 * @param judged.warranty Renewal Warranty softens by one step while the name can still be renewed, and never hides
 * @param judged.noticeDays how long before the end the person wants to hear of it first
 */
export function lapseOf(judged: {
  readonly life: Life
  readonly warranty: boolean | null
  readonly noticeDays: number
  readonly now: IsoTime
}): Lapse | null {
  const { life, warranty, noticeDays, now } = judged
  const { phase } = life
  if (phase === 'unknown') return null
  const end = life.paidUntil ?? life.expiry
  if (phase === 'active' || phase === 'expiring') {
    const deadline = life.renewBy ?? end
    if (deadline === null) return null
    const days = daysBetween(now, deadline)
    const severity = byDays(days, noticeDays)
    return severity && { severity: softened(severity, warranty), action: 'renew-domain', days }
  }
  // A date ahead of a name past its end is one that the registry has moved.
  const days = end !== null && end <= now ? daysBetween(now, end) : null
  if (phase === 'expired') {
    // Paid names show the same status: this may be nothing.
    const severity = life.reasons.includes('renewal-unproven') ? 'warning' : 'critical'
    return { severity: softened(severity, warranty), action: 'renew-domain', days }
  }
  const mayRestore = phase === 'redemption' || (phase === 'pending-delete' && life.restorable !== false)
  return { severity: 'critical', action: mayRestore ? 'restore-domain' : 'open-manager', days }
}

function byDays(days: number, noticeDays: number): Severity | null {
  if (days <= CRITICAL_DAYS) return 'critical'
  if (days <= WARNING_DAYS) return 'warning'
  return days <= noticeDays ? 'notice' : null
}

const softer: Readonly<Record<Severity, Severity>> = {
  critical: 'warning',
  warning: 'notice',
  notice: 'notice',
}
const softened = (severity: Severity, warranty: boolean | null) =>
  warranty === true ? softer[severity] : severity
