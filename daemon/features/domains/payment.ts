/** Whether a name will be paid: by what the person noted of it, since no source says. */
import { check, type CheckRow } from '#daemon/core/check.ts'
import type { DomainSnapshot, NotesSnapshot } from '#daemon/core/snapshot.ts'
import { isKnown, known, read, unknown, type Fact } from '#shared/fact.ts'
import type { Settings } from '#shared/settings.ts'
import { daysBetween, iso, type IsoTime } from '#shared/time.ts'
import { isPast } from './heard.ts'
import { derived, lifeAt } from './life-at.ts'

type Payment = NonNullable<NotesSnapshot['payment']> extends Fact<infer T> ? T : never

/** @param end of what is paid */
export function paymentDoubt({ by, cardEnds }: Payment, end: IsoTime): 'by-hand' | 'card' | null {
  if (by === 'by-hand') return 'by-hand'
  return by === 'automatic' && cardEnds !== null && cardEndsAt(cardEnds) <= end ? 'card' : null
}

/** A card holds until its month is over. */
function cardEndsAt(month: string): IsoTime {
  const [year = '', of = ''] = month.split('-')
  return iso(Date.UTC(Number(year), Number(of)))
}

/** @param settings with the days before the end at which the person wants to hear of a name without days of its own */
export const paymentCheck = (settings: () => Pick<Settings, 'domainThresholds'>): CheckRow<'domain'> =>
  check({
    id: 'domain-payment-doubtful',
    scope: 'domain',
    severity: 'notice',
    action: 'renew-domain',
    counted: 'each',
    concerns: ({ domain: { notes } }) => Boolean(notes?.payment),
    needs: ({ domain }, now) => ({ noted: notedFact(domain, now) }),
    test: ({ noted }, now) => {
      if (noted === null) return null
      const { name, payment, end, thresholds } = noted
      const days = end === null ? null : daysBetween(now, end)
      if (end === null || days === null || days > Math.max(...(thresholds ?? settings().domainThresholds)))
        return 'ok'
      const state = paymentDoubt(payment, end)
      return state === null ? 'ok' : { seen: { name, state, days, date: end } }
    },
  })

interface Noted {
  readonly name: string
  readonly payment: Payment
  /** `null`: it never ends. */
  readonly end: IsoTime | null
  readonly thresholds: readonly number[] | null
}

/** Known without asking anybody, of thousands of names. */
const nothingNoted: Fact<null> = derived(known(null), { source: 'person', observedAt: iso(0) })

/** `null`: nothing was noted, or it is over and another check says so. */
function notedFact(domain: DomainSnapshot, now: IsoTime): Fact<Noted | null> {
  const { name, notes } = domain
  if (!notes?.payment || isPast(domain, now)) return nothingNoted
  const { payment, thresholds } = notes
  const told = read(payment, now)
  if (!isKnown(told)) return derived(told, payment.by)
  const { unknown: reason, paidUntil, expiry, by } = lifeAt(domain, now)
  if (reason !== null) return derived(unknown(reason), by)
  return derived(known({ name, payment: told.known, end: paidUntil ?? expiry, thresholds }), payment.by)
}
