import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { domainChecks } from '#daemon/features/domains/checks.ts'
import { lapseOf } from '#daemon/features/domains/lapse.ts'
import { life } from '#daemon/features/domains/life.ts'
import { judge } from '#daemon/features/findings/judge.ts'
import type { DomainSnapshot } from '#daemon/core/snapshot.ts'
import { phases, type RegistryRecord } from '#shared/domains.ts'
import { fact, isKnown, known, unknown, type Fact } from '#shared/fact.ts'
import { severities } from '#shared/findings.ts'
import { defaultSettings } from '#shared/settings.ts'
import { DAY, HOUR, type IsoTime } from '#shared/time.ts'
import { anySourcedDomain, anyStated, aRegistryRecord, statedOf } from '../support/arbitrary-domain.ts'
import { aRegistrarRecord, aSnapshot, at, fresh, NOW } from '../support/snapshot.ts'

const days = (count: number) => at(count * DAY)
const registry = (over: Partial<RegistryRecord>, age = HOUR): Fact<RegistryRecord> =>
  fact(
    known(aRegistryRecord({ observedAt: at(-age), ...over })),
    { source: 'registry', observedAt: at(-age) },
    3 * DAY,
  )
const registrar = (expiresAt: ReturnType<typeof aRegistrarRecord>['expiresAt'], age = HOUR) =>
  fact(known(aRegistrarRecord({ expiresAt })), { source: 'infomaniak', observedAt: at(-age) }, DAY)
const aName = (of: Partial<DomainSnapshot>): DomainSnapshot => ({
  name: 'vully.com',
  registrar: null,
  registry: null,
  notes: statedOf(days(100)),
  ...of,
})
const undated = registry({ expiry: unknown('not-published') })

describe('a date that the person stated', () => {
  it.each<[string, Partial<DomainSnapshot>, object]>([
    [
      'stands in where nobody was asked',
      {},
      {
        phase: 'active',
        paidUntil: days(100),
        renewBy: days(100),
        reasons: ['stated-date'],
        by: { source: 'person' },
      },
    ],
    ['where the registry prints none', { registry: undated }, { phase: 'active', paidUntil: days(100) }],
    [
      'where the registrar may not be asked for it',
      { registrar: registrar(unknown('no-permission')) },
      { phase: 'active', paidUntil: days(100) },
    ],
    [
      'not where the registrar says another',
      { registrar: registrar(known(days(5))) },
      { phase: 'expiring', paidUntil: days(5), reasons: ['registrar-date'] },
    ],
    [
      'nor where the registrar says that it never ends',
      { registrar: registrar(known(null)), notes: statedOf(days(-5)) },
      { phase: 'active', paidUntil: null },
    ],
    [
      'nor where what the registrar said is too old by now',
      { registrar: registrar(known(days(5)), 2 * DAY) },
      { phase: 'unknown', unknown: 'stale', paidUntil: null, by: { source: 'infomaniak' } },
    ],
    [
      'nor against a registry that says sooner',
      { registry: registry({ expiry: known(days(20)) }) },
      {
        phase: 'expiring',
        paidUntil: null,
        expiry: days(20),
        reasons: ['registry-date', 'dates-differ'],
        confidence: 'low',
      },
    ],
    [
      'nor where that is too old by now',
      { registry: registry({ expiry: known(days(40)) }, 4 * DAY) },
      { phase: 'unknown', unknown: 'stale', paidUntil: null },
    ],
    [
      'is the sooner of two that mean the same day',
      { registry: registry({ expiry: known(at(100 * DAY - 3 * HOUR)) }) },
      { paidUntil: at(100 * DAY - 3 * HOUR), reasons: ['stated-date'], confidence: 'high' },
    ],
    [
      'counts before a registry’s that is later, and both are told to differ',
      { registry: registry({ expiry: known(days(150)) }) },
      {
        phase: 'active',
        paidUntil: days(100),
        expiry: days(150),
        reasons: ['stated-date', 'dates-differ'],
        confidence: 'low',
      },
    ],
    [
      'says what is paid where the registry has renewed by itself',
      { registry: registry({ expiry: known(days(100)), statuses: known(['auto renew period']) }) },
      { phase: 'active', paidUntil: days(100), reasons: ['stated-date'] },
    ],
    [
      'is over where the registry has renewed since, and nobody knows whether that was paid',
      { registry: registry({ expiry: known(days(360)) }), notes: statedOf(days(-5)) },
      {
        phase: 'expired',
        paidUntil: days(-5),
        reasons: ['stated-date', 'date-jumped', 'renewal-unproven'],
        confidence: 'low',
      },
    ],
    [
      'goes by the calendar where no status is known',
      { name: 'vully.ch', notes: statedOf(days(-5)) },
      { phase: 'redemption', restorable: true, reasons: ['stated-date', 'by-calendar'], confidence: 'low' },
    ],
    [
      'does not bring back a name that was deleted',
      { registry: registry({ expiry: unknown('absent'), statuses: known(['redemption period']) }) },
      { phase: 'redemption', reasons: ['redemption-status'], paidUntil: null },
    ],
    [
      'nor one that the registry calls expired',
      { registry: registry({ expiry: unknown('absent'), statuses: known(['expired']) }) },
      { phase: 'expired', reasons: ['expired-status'] },
    ],
    [
      'nor one that the registry did not find',
      {
        registry: registry({
          outcome: 'not-found',
          expiry: unknown('absent'),
          statuses: unknown('absent'),
          notFoundSince: at(-2 * HOUR),
        }),
      },
      { phase: 'unknown', reasons: ['not-found-once'] },
    ],
    [
      'is not known any more after a year, and it is the person who can say so again',
      { registry: undated, notes: statedOf(days(100), days(-366)) },
      {
        phase: 'unknown',
        unknown: 'stale',
        paidUntil: null,
        by: { source: 'person', observedAt: days(-366) },
      },
    ],
    [
      'that was worse than the news is not forgotten for being old',
      { registry: registry({}), notes: statedOf(days(-5), days(-366)) },
      { phase: 'unknown', unknown: 'stale', reasons: ['old-news-was-worse'] },
    ],
  ])('%s', (_, of, expected) => {
    expect(life(aName(of), NOW)).toMatchObject(expected)
  })
})

const order = (domain: DomainSnapshot) => phases.indexOf(life(domain, NOW).phase)
const gravity = (domain: DomainSnapshot) => {
  const lapse = lapseOf({
    life: life(domain, NOW),
    warranty: null,
    thresholds: [60, 30, 14, 7, 3, 1],
    now: NOW,
  })
  return lapse === null ? severities.length : severities.indexOf(lapse.severity)
}
/** Nobody else says what is paid, or whether it is. */
const isOpen = (domain: DomainSnapshot) => {
  const [reason] = life(domain, NOW).reasons
  return reason === 'no-date' || reason === 'renewal-unproven'
}

describe('whatever the sources said, a stated date', () => {
  it('changes nothing where the registrar tells one', () => {
    fc.assert(
      fc.property(anySourcedDomain, anyStated, (domain, notes) => {
        const told = domain.registrar?.told
        fc.pre(told !== undefined && isKnown(told) && isKnown(told.known.expiresAt))
        const lived = ({ restoreBy, ...rest }: ReturnType<typeof life>) => ({
          ...rest,
          restoreBy: restoreBy(),
        })
        expect(lived(life({ ...domain, notes }, NOW))).toEqual(lived(life(domain, NOW)))
      }),
      { numRuns: 1000 },
    )
  })

  it('makes no name better than they say, in its phase or in how grave it is', () => {
    fc.assert(
      fc.property(anySourcedDomain, anyStated, (domain, notes) => {
        fc.pre(!isOpen(domain))
        const noted = { ...domain, notes }
        expect(order(noted)).toBeGreaterThanOrEqual(order(domain))
        if (life(noted, NOW).phase !== 'unknown') expect(gravity(noted)).toBeLessThanOrEqual(gravity(domain))
      }),
      { numRuns: 5000 },
    )
  })

  it('that is too old makes nothing known', () => {
    const old = ({ told }: Fact<IsoTime>) =>
      fact(told, { source: 'person', observedAt: days(-400) }, 365 * DAY)
    fc.assert(
      fc.property(anySourcedDomain, anyStated, (domain, notes) => {
        fc.pre(life(domain, NOW).phase === 'unknown' && notes.stated !== null)
        const noted = { ...domain, notes: { ...notes, stated: notes.stated && old(notes.stated) } }
        expect(life(noted, NOW).phase).toBe('unknown')
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the check of a name in no organisation', () => {
  const checks = domainChecks(() => defaultSettings)
  const judged = (of: Partial<DomainSnapshot>) =>
    judge(checks, { ...aSnapshot({ organisations: fresh([]) }), byHand: [aName(of)] }, NOW).map(
      ({ check, key, organisation, verdict }) => ({ id: check.id, key, organisation, verdict }),
    )

  it('warns by the date that was stated', () => {
    expect(judged({ registry: undated, notes: statedOf(days(3)) })).toContainEqual({
      id: 'domain-lapsing',
      key: 'domain-lapsing/@hand//vully.com',
      organisation: null,
      verdict: expect.objectContaining({
        state: 'open',
        severity: 'critical',
        action: 'renew-domain',
      }) as unknown,
    })
  })

  it('asks for it again where it is too old, and says that it was the person’s', () => {
    const [lapsing] = judged({ registry: undated, notes: statedOf(days(100), days(-366)) })
    expect(lapsing?.verdict).toMatchObject({
      state: 'unknown',
      reason: 'stale',
      fact: { by: { source: 'person', observedAt: days(-366) } },
    })
  })

  it('is not about the warranty, which the provider gives to its own names', () => {
    expect(judged({}).map(({ id }) => id)).not.toContain('domain-without-warranty')
  })
})
