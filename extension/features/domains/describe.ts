/** A name's dates in words. */
import { dueDate } from '#shared/domain-due.ts'
import type { DomainRow } from '#shared/domains.ts'
import type { Translator } from '#shared/i18n.ts'
import { daysBetween, type IsoTime } from '#shared/time.ts'

/** Nearer than this a distance says more than a date. */
const NEAR_DAYS = 60

/** Short clauses, the most important first. */
export function domainClauses({ t, date, relative }: Translator, row: DomainRow, now: IsoTime): string[] {
  const due = dueDate(row)
  const warranty =
    row.renewalWarranty === null ? [] : [t(row.renewalWarranty ? 'domains.warranty' : 'domains.no-warranty')]
  switch (row.phase) {
    case 'redemption':
      return [
        due === null ? t('domains.restore') : t('domains.restore-before', { date: date(due, now) }),
        t('domains.fee'),
      ]
    case 'pending-delete':
      return [t('domains.too-late')]
    case 'available':
      return [t('domains.free')]
    case 'expired': {
      const ended = row.paidUntil ?? row.expiry
      const since =
        ended !== null && ended < now
          ? t('domains.expired', { when: relative(ended, now) })
          : t('phase.expired')
      return [
        since,
        ...(row.renewBy === null ? [] : [t('domains.renew-by', { date: date(row.renewBy, now) })]),
      ]
    }
    case 'active':
    case 'expiring':
    case 'unknown':
      break
  }
  if (due === null) return [row.name === row.display ? t(`phase.${row.phase}`) : row.name, ...warranty]
  const days = daysBetween(now, due)
  const near = days >= 0 && days <= NEAR_DAYS
  const when = near ? t('domains.expires-in', { days }) : t('domains.expires', { date: date(due, now) })
  return [when, ...warranty]
}

/** Why no date is shown. */
export const noDate = ({ t }: Translator, { reason }: DomainRow): string =>
  reason === null || reason === 'not-published' ? t('reason.date.not-published') : t(`reason.${reason}`)
