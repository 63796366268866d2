import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DomainSnapshot } from '#daemon/core/snapshot.ts'
import { doubtedNames } from '#daemon/features/domains/doubts.ts'
import { life } from '#daemon/features/domains/life.ts'
import { tldLengths } from '#daemon/features/domains/tld-lengths.ts'
import { extensions } from '#daemon/sandbox/lifecycle.ts'
import { phases, type RegistrarRecord, type RegistryRecord } from '#shared/domains.ts'
import { fact, known, unknown, type Fact } from '#shared/fact.ts'
import { DAY, HOUR, iso, type IsoTime } from '#shared/time.ts'
import { anyDomain, aRegistryRecord } from '../support/arbitrary-domain.ts'
import { anOrganisation, aRegistrarRecord, aSnapshot, at, fresh, NOW } from '../support/snapshot.ts'

const days = (count: number) => at(count * DAY)
const registrar = (over: Partial<RegistrarRecord> = {}, age = HOUR): Fact<RegistrarRecord> =>
  fact(known(aRegistrarRecord(over)), { source: 'infomaniak', observedAt: at(-age) }, DAY)
const registry = (over: Partial<RegistryRecord> = {}, age = HOUR): Fact<RegistryRecord> =>
  fact(
    known(aRegistryRecord({ observedAt: at(-age), ...over })),
    { source: 'registry', observedAt: at(-age) },
    3 * DAY,
  )
const lifeOf = (domain: DomainSnapshot, now = NOW) => {
  const lived = life(domain, now)
  return { ...lived, restoreBy: lived.restoreBy() }
}
const aLife = (of: Partial<DomainSnapshot>, now = NOW) =>
  lifeOf({ name: 'vully.com', registrar: null, registry: null, notes: null, ...of }, now)
const missing = (since: number) =>
  registry({
    outcome: 'not-found',
    expiry: unknown('absent'),
    statuses: unknown('absent'),
    notFoundSince: at(-since),
  })
const paid = (count: number) => registrar({ expiresAt: known(days(count)) })

describe('the life of a name', () => {
  it.each<[string, Partial<DomainSnapshot>, object]>([
    [
      'paid for long',
      { registrar: paid(300), registry: registry() },
      { phase: 'active', confidence: 'high' },
    ],
    ['30 days left', { registrar: paid(30) }, { phase: 'expiring', renewBy: days(30) }],
    ['31 days left', { registrar: paid(31) }, { phase: 'active', restorable: false }],
    [
      'past its date, and the registry’s has jumped',
      {
        registrar: paid(-3),
        registry: registry({ expiry: known(days(362)), statuses: known(['auto renew period']) }),
      },
      {
        phase: 'expired',
        paidUntil: days(-3),
        expiry: days(362),
        reasons: ['registrar-date', 'date-jumped'],
        confidence: 'high',
      },
    ],
    [
      'auto renew period although it is paid',
      {
        registrar: paid(362),
        registry: registry({ expiry: known(days(362)), statuses: known(['auto renew period']) }),
      },
      { phase: 'active', confidence: 'high' },
    ],
    [
      'auto renew period, and no registrar to ask',
      { registry: registry({ statuses: known(['auto renew period']) }) },
      { phase: 'expired', confidence: 'low', reasons: ['renewal-unproven'], renewBy: null },
    ],
    [
      'in redemption with pending delete, the date far ahead',
      {
        registrar: paid(-50),
        registry: registry({
          expiry: known(days(315)),
          statuses: known(['pending delete', 'redemption period']),
        }),
      },
      { phase: 'redemption', restorable: true, renewBy: null },
    ],
    [
      'in redemption, says the registrar alone',
      {
        registrar: registrar({
          expiresAt: known(days(-50)),
          statuses: known(['pending delete', 'redemption period']),
        }),
      },
      { phase: 'redemption', restorable: true },
    ],
    [
      'in pending delete alone',
      { registrar: paid(-70), registry: registry({ statuses: known(['pending delete']) }) },
      { phase: 'pending-delete', restorable: false, restoreBy: null },
    ],
    [
      'restored a moment ago, the registry asked before',
      {
        registrar: paid(300),
        registry: registry({ statuses: known(['redemption period', 'pending delete']) }),
      },
      { phase: 'redemption' },
    ],
    [
      'the registry’s date is nearer than what is paid',
      { registrar: paid(300), registry: registry({ expiry: known(days(10)) }) },
      { phase: 'active', confidence: 'low', reasons: ['registrar-date', 'dates-differ'] },
    ],
    [
      'the two dates differ by hours',
      { registrar: paid(300), registry: registry({ expiry: known(at(300 * DAY + 21 * HOUR)) }) },
      { reasons: ['registrar-date'], confidence: 'high' },
    ],
    ['missing once', { registrar: paid(300), registry: missing(11 * HOUR) }, { phase: 'active' }],
    [
      'missing twice within hours, at no registrar',
      { registry: missing(11 * HOUR) },
      { phase: 'unknown', unknown: 'absent', reasons: ['not-found-once'] },
    ],
    [
      'missing twice, 12 h apart, at no registrar',
      { registry: missing(13 * HOUR) },
      { phase: 'available', restorable: false },
    ],
    [
      'missing twice, and the registrar lists it',
      { registrar: paid(300), registry: missing(13 * HOUR) },
      { phase: 'unknown', unknown: 'odd', reasons: ['missing-at-registry'] },
    ],
    [
      'never asked',
      {},
      { phase: 'unknown', unknown: 'never-asked', by: { source: 'registry', observedAt: null } },
    ],
    [
      'registered, and no date anywhere',
      { registry: registry({ expiry: unknown('not-published') }) },
      { phase: 'unknown', unknown: 'not-published', reasons: ['no-date'] },
    ],
    [
      'no date from the registrar',
      { registrar: registrar({ expiresAt: unknown('no-permission') }) },
      { phase: 'unknown', unknown: 'no-permission' },
    ],
    [
      'no date from the registrar, one from the registry',
      { registrar: registrar({ expiresAt: unknown('odd') }), registry: registry() },
      { phase: 'active', paidUntil: null, expiry: days(300), by: { source: 'registry' } },
    ],
    [
      'a name without end',
      { registrar: registrar({ expiresAt: known(null) }) },
      { phase: 'active', renewBy: null },
    ],
    [
      'both too old',
      { registrar: registrar({}, 2 * DAY), registry: registry({}, 4 * DAY) },
      { phase: 'unknown', unknown: 'stale' },
    ],
    [
      'the registrar too old',
      { registrar: registrar({}, 2 * DAY), registry: registry() },
      { phase: 'active', paidUntil: null },
    ],
    [
      'an alarm too old, good news since',
      { registrar: paid(300), registry: registry({ statuses: known(['redemption period']) }, 4 * DAY) },
      { phase: 'unknown', unknown: 'stale', reasons: ['old-news-was-worse'] },
    ],
  ])('%s', (_, of, expected) => {
    expect(aLife(of)).toMatchObject(expected)
  })

  const silent = (count: number) =>
    registrar({ expiresAt: known(days(count)), statuses: unknown('not-published') })
  it.each<[string, number, object]>([
    ['vully.ch', -1, { phase: 'redemption', restorable: true, confidence: 'low', restoreBy: days(38) }],
    ['vully.ch', -41, { phase: 'unknown', unknown: 'absent' }],
    ['vully.it', -14, { phase: 'expired', renewBy: days(1), restoreBy: days(31) }],
    ['vully.it', -16, { phase: 'redemption', restoreBy: days(29) }],
    ['vully.it', -46, { phase: 'pending-delete', restoreBy: null }],
    ['vully.com', -20, { phase: 'expired', renewBy: null, restoreBy: days(10) }],
    ['vully.es', 20, { phase: 'expiring', renewBy: days(14), restoreBy: days(24) }],
    ['vully.ch', 20, { phase: 'expiring', renewBy: days(19) }],
    ['vully.ro', -400, { phase: 'expired', restoreBy: null }],
  ])(
    'of %s, %i days from its date, follows the calendar where no status is known',
    (name, count, expected) => {
      expect(aLife({ name, registrar: silent(count) })).toMatchObject(expected)
    },
  )

  const redeemed = { statuses: known(['pending delete', 'redemption period']) }
  it.each<[string, Partial<DomainSnapshot>, IsoTime | null]>([
    [
      'the registry’s own day of deletion',
      { registry: registry({ ...redeemed, deletedAt: { at: days(-10), exact: true } }) },
      days(20),
    ],
    ['the earliest end that is possible', { registrar: paid(-20), registry: registry(redeemed) }, days(10)],
    [
      'the day it was last seen alive',
      { registry: registry({ ...redeemed, deletedAt: { at: days(-10), exact: false } }) },
      days(20),
    ],
    [
      'the later of these two',
      {
        registrar: paid(-20),
        registry: registry({ ...redeemed, deletedAt: { at: days(-5), exact: false } }),
      },
      days(25),
    ],
    ['nothing where neither is left', { registrar: paid(-40), registry: registry(redeemed) }, null],
    [
      'nothing where the date has jumped',
      { registry: registry({ ...redeemed, expiry: known(days(330)) }) },
      null,
    ],
  ])('counts the last day to restore from %s', (_, of, restoreBy) => {
    expect(aLife(of)).toMatchObject({ phase: 'redemption', restoreBy })
  })
})

const mute = <T>(one: Fact<T> | null) => one && { ...one, told: unknown('source-failed') }

describe('whatever was said,', () => {
  it('a phase is known exactly where no reason stands against it, and no day follows from what is not known', () => {
    fc.assert(
      fc.property(anyDomain, (domain) => {
        const { phase, unknown, restorable, renewBy, restoreBy } = lifeOf(domain)
        expect(phase === 'unknown').toBe(unknown !== null)
        if (phase === 'unknown') expect([restorable, renewBy, restoreBy]).toEqual([null, null, null])
      }),
      { numRuns: 1000 },
    )
  })

  it('what is unknown or stale throughout stays unknown', () => {
    const later = iso(Date.parse(NOW) + 366 * DAY)
    fc.assert(
      fc.property(anyDomain, (domain) => {
        expect(life(domain, later).phase).toBe('unknown')
        expect(
          life(
            { ...domain, registrar: mute(domain.registrar), registry: mute(domain.registry), notes: null },
            NOW,
          ).phase,
        ).toBe('unknown')
      }),
    )
  })

  it('time alone never makes a name better', () => {
    fc.assert(
      fc.property(anyDomain, fc.integer({ min: 1, max: 200 * 24 }), (domain, hours) => {
        const before = life(domain, NOW).phase
        const after = life(domain, iso(Date.parse(NOW) + hours * HOUR)).phase
        if (before !== 'unknown') expect(phases.indexOf(after)).toBeGreaterThanOrEqual(phases.indexOf(before))
      }),
      { numRuns: 5000 },
    )
  })
})

describe('the lengths', () => {
  it('of the sandbox’s extensions are those of its registries', () => {
    for (const [tld, { grace, redemption, pendingDelete }] of Object.entries(extensions))
      expect(tldLengths(`a.${tld}`)).toMatchObject({ grace: [grace, grace], redemption, pendingDelete })
  })
  it('are the policy’s for other generic extensions, and not known for other countries', () => {
    expect(tldLengths('a.photography')).toMatchObject({ redemption: 30, sure: false })
    expect([
      tldLengths('a.ro'),
      tldLengths('a.gov'),
      tldLengths('a.xn--p1ai'),
      tldLengths('a.constructor')?.sure,
    ]).toEqual([null, null, null, false])
  })
})

const doubtedOf = (domain: Partial<DomainSnapshot>) =>
  doubtedNames(
    aSnapshot({
      organisations: fresh([
        anOrganisation({
          domains: fresh([{ name: 'a.com', registrar: null, registry: null, notes: null, ...domain }]),
        }),
      ]),
    }),
    NOW,
  )

it('a name is doubted while the registrar shows it restored and the registry was asked before', () => {
  const redeemed = { statuses: known(['redemption period', 'pending delete']) }
  expect(doubtedOf({ registrar: registrar(), registry: registry(redeemed, 2 * HOUR) })).toEqual(['a.com'])
  expect(doubtedOf({ registrar: registrar(redeemed), registry: registry({}, 2 * HOUR) })).toEqual(['a.com'])
  expect(doubtedOf({ registrar: registrar(redeemed), registry: registry(redeemed, 2 * HOUR) })).toEqual([])
  expect(doubtedOf({ registrar: registrar({}, 3 * HOUR), registry: registry(redeemed, 2 * HOUR) })).toEqual(
    [],
  )
})
