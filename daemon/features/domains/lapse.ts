/** How bad it is that a name runs out, how far that has come, and what can be done. Pure; the checks and the list share it. */
import { rungOf, type Course } from '#daemon/core/course.ts'
import type { ActionId } from '#shared/actions.ts'
import { phases, type Phase } from '#shared/domains.ts'
import { severities, type Severity } from '#shared/findings.ts'
import { daysBetween, type IsoTime } from '#shared/time.ts'
import type { Life } from './life.ts'

const CRITICAL_DAYS = 7
const WARNING_DAYS = 30
/** No threshold is farther away. */
const FARTHEST_DAYS = 365

export interface Lapse {
  readonly severity: Severity
  readonly action: ActionId
  /** Whole days until the last safe day to renew, negative since the end of what was paid; `null` where no date says. */
  readonly days: number | null
  /** Its stages are the phases, its steps the thresholds. */
  readonly course: Course
}

/**
 * `null` where nothing needs the person.
 * @param judged.warranty Renewal Warranty softens by one step while the name can still be renewed, and never hides
 * @param judged.thresholds days before the end at which the person wants to hear of it; not before the first of them
 */
export function lapseOf(judged: {
  readonly life: Life
  readonly warranty: boolean | null
  readonly thresholds: readonly number[]
  readonly now: IsoTime
}): Lapse | null {
  const { life, warranty, thresholds, now } = judged
  const { phase } = life
  if (phase === 'unknown') return null
  const end = life.paidUntil ?? life.expiry
  if (phase === 'active' || phase === 'expiring') {
    const deadline = life.renewBy ?? end
    if (deadline === null) return null
    const days = daysBetween(now, deadline)
    const threshold = thresholdReached(thresholds, days)
    if (threshold === null) return null
    const severity = softened(byDays(days), warranty)
    // To be told at these days is the person's own wish: it weighs a warning, where the warranty does not soften it.
    const weight = warranty === true ? severity : graver(severity, 'warning')
    // The phase and the severity change on one day, though the one counts hours: that is one step.
    const stage = Math.max(stageOf(phase), days <= WARNING_DAYS ? stageOf('expiring') : 0)
    const course = { rung: rungOf(stage, FARTHEST_DAYS + 1 - threshold), end, weight }
    return { severity, action: 'renew-domain', days, course }
  }
  // A date ahead of a name past its end is one that the registry has moved.
  const days = end !== null && end <= now ? daysBetween(now, end) : null
  const gone = (severity: Severity, action: ActionId): Lapse => ({
    severity,
    action,
    days,
    course: { rung: rungOf(stageOf(phase), 0), end, weight: severity },
  })
  if (phase === 'expired') {
    // Paid names show the same status: this may be nothing.
    const severity = life.reasons.includes('renewal-unproven') ? 'warning' : 'critical'
    return gone(softened(severity, warranty), 'renew-domain')
  }
  const mayRestore = phase === 'redemption' || (phase === 'pending-delete' && life.restorable !== false)
  return gone('critical', mayRestore ? 'restore-domain' : 'open-manager')
}

const stageOf = (phase: Phase) => phases.indexOf(phase)

/** The last threshold that the days left have come to, 0 once they are over; `null` before the first. */
function thresholdReached(thresholds: readonly number[], days: number): number | null {
  if (days < 0) return 0
  let reached: number | null = null
  for (const one of thresholds) if (one >= days && (reached === null || one < reached)) reached = one
  return reached
}

function byDays(days: number): Severity {
  if (days <= CRITICAL_DAYS) return 'critical'
  return days <= WARNING_DAYS ? 'warning' : 'notice'
}

const softer: Readonly<Record<Severity, Severity>> = {
  critical: 'warning',
  warning: 'notice',
  notice: 'notice',
}
const softened = (severity: Severity, warranty: boolean | null) =>
  warranty === true ? softer[severity] : severity
const graver = (one: Severity, other: Severity) =>
  severities.indexOf(one) < severities.indexOf(other) ? one : other
