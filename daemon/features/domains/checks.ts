/** What is wrong with a name (guide: renew or restore a domain). */
import { check, type CheckRow, type Subjects } from '#daemon/core/check.ts'
import type { DomainSnapshot } from '#daemon/core/snapshot.ts'
import { fact, isKnown, known, read, unknown, valueOrNull, type Fact, type Told } from '#shared/fact.ts'
import type { RegistrarRecord, RegistryRecord } from '#shared/domains.ts'
import type { Settings } from '#shared/settings.ts'
import type { IsoTime } from '#shared/time.ts'
import { importance } from './importance.ts'
import { lapseOf } from './lapse.ts'
import { lifeAt, warrantyAt } from './life-at.ts'

/** @param settings with the days before expiry at which the person wants to hear of it */
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
    test: ({ lived: { name, life, warranty } }, now) => {
      const noticeDays = Math.max(...settings().domainThresholds)
      const lapse = lapseOf({ life, warranty, noticeDays, now })
      if (lapse === null) return 'ok'
      const { severity, action, days } = lapse
      const { phase } = life
      const restoreBy = life.restoreBy()
      const end = days === null ? null : (life.paidUntil ?? life.expiry)
      const date = phase === 'redemption' ? restoreBy : end
      return { seen: { name, phase, days, date, restoreBy, warranty }, severity, action }
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
]

/** What is derived at a moment from facts that were fresh then ages no further. */
const derived = <T>(told: Told<T>, by: Fact<unknown>['by']) => fact(told, by, Number.POSITIVE_INFINITY)

function lifeFact(domain: DomainSnapshot, now: IsoTime) {
  const lived = lifeAt(domain, now)
  const { name } = domain
  const value = { name, life: lived, warranty: valueOrNull(warrantyAt(domain, now)) }
  return derived(lived.unknown === null ? known(value) : unknown(lived.unknown), lived.by)
}

type Kept = { readonly name: string; readonly state: 'unimportant' | 'kept' | 'unkept' }

function keptFact(subject: Subjects['domain'], now: IsoTime): Fact<Kept> {
  const { name, registrar } = subject.domain
  const by = registrar?.by ?? { source: 'infomaniak', observedAt: null }
  const warranty = warrantyAt(subject.domain, now)
  if (isKnown(warranty) && warranty.known) return derived<Kept>(known({ name, state: 'kept' }), by)
  const important = importance(subject, now)
  if (isKnown(important) && !important.known) return derived<Kept>(known({ name, state: 'unimportant' }), by)
  if (!isKnown(warranty)) return derived<Kept>(warranty, by)
  return derived<Kept>(isKnown(important) ? known({ name, state: 'unkept' }) : important, by)
}

const holds = ['server hold', 'client hold'] as const
type Held = { readonly name: string; readonly hold: (typeof holds)[number] | 'lapsed' | null }

/** Both see the same statuses: a hold that either tells counts, and without one it is enough that either was asked. */
function holdFact(domain: DomainSnapshot, now: IsoTime): Fact<Held> {
  const { name, registrar, registry } = domain
  let heard: Fact<unknown>['by'] | null = null
  let silent: Fact<Held> = derived<Held>(unknown('never-asked'), { source: 'registry', observedAt: null })
  let held: Fact<Held> | null = null
  for (const source of [registrar, registry]) {
    if (source === null) continue
    const told = read<RegistrarRecord | RegistryRecord>(source, now)
    const statuses = isKnown(told) ? told.known.statuses : told
    if (!isKnown(statuses)) {
      silent = derived<Held>(statuses, source.by)
      continue
    }
    heard = source.by
    const hold = holds.find((one) => statuses.known.includes(one))
    if (hold !== undefined) held = derived<Held>(known({ name, hold }), source.by)
  }
  if (heard === null) return silent
  const { phase } = lifeAt(domain, now)
  if (phase !== 'active' && phase !== 'expiring' && phase !== 'unknown')
    return derived<Held>(known({ name, hold: 'lapsed' }), heard)
  return held ?? derived<Held>(known({ name, hold: null }), heard)
}
