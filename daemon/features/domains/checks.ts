/** What is wrong with a name (guide: renew or restore a domain). */
import { check, type CheckRow, type Subjects } from '#daemon/core/check.ts'
import type { DomainSnapshot } from '#daemon/core/snapshot.ts'
import { isKnown, known, unknown, valueOrNull, type Fact } from '#shared/fact.ts'
import type { Settings } from '#shared/settings.ts'
import type { IsoTime } from '#shared/time.ts'
import { contactCheck } from './contact.ts'
import { importance } from './importance.ts'
import { holdFact } from './hold.ts'
import { lapseOf } from './lapse.ts'
import type { Life } from './life.ts'
import { derived, lifeAt, warrantyAt } from './life-at.ts'
import { paymentCheck } from './payment.ts'
import { takenChecks } from './taken.ts'

/** @param settings with the days before the end at which the person wants to hear of a name without days of its own */
export const domainChecks = (
  settings: () => Pick<Settings, 'domainThresholds'>,
): readonly CheckRow<'domain'>[] => [
  check({
    id: 'domain-lapsing',
    scope: 'domain',
    severity: 'warning',
    action: 'renew-domain',
    counted: 'each',
    needs: ({ domain }, now) => ({ lived: lifeFact(domain, now) }),
    test: ({ lived: { name, life, warranty, notes } }, now) => {
      const thresholds = notes?.thresholds ?? settings().domainThresholds
      const lapse = lapseOf({ life, warranty, thresholds, now })
      if (lapse === null) return 'ok'
      const { severity, action, days, course } = lapse
      const { phase, renewBy } = life
      const restoreBy = life.restoreBy()
      const end = days === null ? null : (life.paidUntil ?? life.expiry)
      const date = phase === 'redemption' ? restoreBy : end
      const state = stateOf(life, days)
      return {
        seen: { name, phase, state, days, date, renewBy, restoreBy, warranty },
        severity,
        action,
        course,
      }
    },
  }),
  check({
    id: 'domain-without-warranty',
    scope: 'domain',
    severity: 'notice',
    action: 'enable-renewal-warranty',
    counted: 'together',
    needs: (subject, now) => ({ kept: keptFact(subject, now) }),
    test: ({ kept: { name, state } }) => {
      if (state === 'unimportant') return null
      return state === 'kept' ? 'ok' : { seen: { name } }
    },
  }),
  check({
    id: 'domain-on-hold',
    scope: 'domain',
    severity: 'warning',
    action: 'open-manager',
    counted: 'each',
    needs: ({ domain }, now) => ({ held: holdFact(domain, now) }),
    test: ({ held: { name, hold } }) => {
      // A name past its end is put on hold by rule: that is said once, by the check above.
      if (hold === 'lapsed') return null
      return hold === null ? 'ok' : { seen: { name, hold } }
    },
  }),
  ...takenChecks,
  paymentCheck(settings),
  contactCheck(settings),
]

function lifeFact(domain: DomainSnapshot, now: IsoTime) {
  const lived = lifeAt(domain, now)
  const { name, notes } = domain
  const value = { name, life: lived, warranty: valueOrNull(warrantyAt(domain, now)), notes }
  return derived(lived.unknown === null ? known(value) : unknown(lived.unknown), lived.by)
}

/** What the phase alone does not say: the last safe day to renew is over, or perhaps it is not too late to restore. */
function stateOf({ phase, restorable }: Life, days: number | null): 'late' | 'maybe' | null {
  if (phase === 'pending-delete') return restorable === false ? null : 'maybe'
  return (phase === 'active' || phase === 'expiring') && days !== null && days < 0 ? 'late' : null
}

type Kept = { readonly name: string; readonly state: 'unimportant' | 'kept' | 'unkept' }

function keptFact(subject: Subjects['domain'], now: IsoTime): Fact<Kept> {
  const { name, registrar } = subject.domain
  // the provider renews by its warranty only what lies with it, as is known without asking
  if (subject.within === null || registrar === null)
    return derived<Kept>(known({ name, state: 'unimportant' }), { source: 'infomaniak', observedAt: now })
  const { by } = registrar
  const warranty = warrantyAt(subject.domain, now)
  if (isKnown(warranty) && warranty.known) return derived<Kept>(known({ name, state: 'kept' }), by)
  const important = importance(subject.within, name, now)
  if (isKnown(important) && !important.known) return derived<Kept>(known({ name, state: 'unimportant' }), by)
  if (!isKnown(warranty)) return derived<Kept>(warranty, by)
  return derived<Kept>(isKnown(important) ? known({ name, state: 'unkept' }) : important, by)
}
