/** Which of a name's dates matters next, and how bad that is. Pure; the list and the picture of the year agree by it. */
import type { DomainRow } from './domains.ts'
import { daysBetween, type IsoTime } from './time.ts'

/** Worst first; what is not known is not fine. */
export const tones = ['critical', 'warning', 'notice', 'unknown', 'ok'] as const
export type Tone = (typeof tones)[number]

type Dated = Pick<DomainRow, 'phase' | 'restoreBy' | 'renewBy' | 'paidUntil' | 'expiry'>

/** The date that matters next: to restore by, to renew by, paid until, or the registry's own. */
export const dueDate = ({ phase, restoreBy, renewBy, paidUntil, expiry }: Dated): IsoTime | null =>
  phase === 'redemption' ? restoreBy : (renewBy ?? paidUntil ?? expiry)

export function toneOf(row: Dated & Pick<DomainRow, 'renewalWarranty'>, now: IsoTime): Tone {
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
