/** What to say of a name's dates, and what can be done about it. Pure. */
import { dueDate, toneOf } from '#shared/domain-due.ts'
import type { DomainRow } from '#shared/domains.ts'
import { daysBetween, type IsoTime } from '#shared/time.ts'

export type DomainAction = 'renew-domain' | 'restore-domain' | 'enable-renewal-warranty'

/** How much of the last year before the date has passed, from 0 to 1; null where no date is known. */
export function elapsed(row: DomainRow, now: IsoTime): number | null {
  const due = dueDate(row)
  return due === null ? null : Math.min(1, Math.max(0.02, 1 - daysBetween(now, due) / 365))
}

/** What the person should do about it now, if anything. */
export function actionFor(row: DomainRow, now: IsoTime): 'renew-domain' | 'restore-domain' | null {
  // what no organisation lists is renewed wherever it is registered
  if (row.byHand) return null
  if (row.phase === 'redemption') return row.restorable === false ? null : 'restore-domain'
  if (row.phase === 'expired' || row.phase === 'expiring') return 'renew-domain'
  return toneOf(row, now) === 'warning' ? 'renew-domain' : null
}

/** All that can be done about it, what should be done first. */
export function actionsFor(row: DomainRow, now: IsoTime): DomainAction[] {
  if (row.byHand) return []
  const first = actionFor(row, now)
  const lives = row.phase === 'active' || row.phase === 'expiring' || row.phase === 'unknown'
  return [
    ...(first === null ? [] : [first]),
    ...(lives && first !== 'renew-domain' ? (['renew-domain'] as const) : []),
    ...(lives && row.renewalWarranty === false ? (['enable-renewal-warranty'] as const) : []),
  ]
}
