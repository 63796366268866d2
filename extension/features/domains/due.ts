/** What to say of a name's dates. Pure. */
import type { DomainRow } from '#shared/domains.ts'
import { daysBetween, type IsoTime } from '#shared/time.ts'

/** The date that matters next: to restore by, to renew by, paid until, or the registry's own. */
export const dueDate = ({ phase, restoreBy, renewBy, paidUntil, expiry }: DomainRow): IsoTime | null =>
  phase === 'redemption' ? restoreBy : (renewBy ?? paidUntil ?? expiry)

export type Tone = 'critical' | 'warning' | 'notice' | 'ok' | 'unknown'

export function toneOf(row: DomainRow, now: IsoTime): Tone {
  const { phase, renewalWarranty } = row
  if (phase === 'redemption' || phase === 'pending-delete' || phase === 'expired') return 'critical'
  const due = dueDate(row)
  if (phase === 'unknown' || due === null) return phase === 'available' ? 'critical' : 'unknown'
  if (phase === 'available') return 'critical'
  const days = daysBetween(now, due)
  if (renewalWarranty === true) return days <= 30 ? 'notice' : 'ok'
  if (days <= 30) return 'warning'
  return days <= 90 ? 'notice' : 'ok'
}

/** How much of the last year before the date has passed, from 0 to 1; null where no date is known. */
export function elapsed(row: DomainRow, now: IsoTime): number | null {
  const due = dueDate(row)
  return due === null ? null : Math.min(1, Math.max(0.02, 1 - daysBetween(now, due) / 365))
}

/** What the person can do about it, if anything. */
export function actionFor(row: DomainRow, now: IsoTime): 'renew-domain' | 'restore-domain' | null {
  if (row.phase === 'redemption') return row.restorable === false ? null : 'restore-domain'
  if (row.phase === 'expired' || row.phase === 'expiring') return 'renew-domain'
  return toneOf(row, now) === 'warning' ? 'renew-domain' : null
}
