import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { judge } from '#daemon/features/findings/judge.ts'
import { domainChecks } from '#daemon/features/domains/checks.ts'
import { openNames } from '#daemon/features/domains/names.ts'
import { domainRoutes } from '#daemon/features/domains/routes.ts'
import type { DomainSnapshot, Snapshot } from '#daemon/core/snapshot.ts'
import type { RegistrarRecord, DomainPage } from '#shared/domains.ts'
import { fact, known, unknown } from '#shared/fact.ts'
import { defaultSettings, type Settings } from '#shared/settings.ts'
import { DAY, HOUR, iso } from '#shared/time.ts'
import { aRegistryRecord } from '../support/arbitrary-domain.ts'
import { createMemoryStore } from '../support/memory-store.ts'
import { anAccount, aDomain, anOrganisation, aSnapshot, at, fresh, NOW } from '../support/snapshot.ts'

const days = (count: number) => at(count * DAY)
type Over = Partial<Omit<RegistrarRecord, 'expiresAt'>> & { left?: number | null }
const domain = ({ left = 300, ...over }: Over = {}) =>
  aDomain({
    expiresAt: known(left === null ? null : days(left)),
    renewalWarranty: known(false),
    name: 'calm.com',
    ...over,
  })
const withDomains = (...domains: DomainSnapshot[]) =>
  aSnapshot({ organisations: fresh([anOrganisation({ domains: fresh(domains) })]) })
const judged = (snapshot: Snapshot, settings: Partial<Settings> = {}) =>
  judge(
    domainChecks(() => ({ ...defaultSettings, ...settings })),
    snapshot,
    NOW,
  )
const verdictOf = (id: string, snapshot: Snapshot, settings?: Partial<Settings>) =>
  judged(snapshot, settings).find(({ check }) => check.id === id)?.verdict ?? { state: 'not-concerned' }

describe('domain-lapsing', () => {
  const redemption = known(['pending delete', 'redemption period'])
  it.each<[string, Over, object]>([
    ['61 days left', { left: 61 }, { state: 'ok' }],
    ['60 days left', { left: 60 }, { state: 'open', severity: 'notice', action: 'renew-domain' }],
    [
      '30 days left',
      { left: 30 },
      { severity: 'warning', seen: { days: 30, phase: 'expiring', warranty: false } },
    ],
    ['7 days left', { left: 7 }, { severity: 'critical' }],
    ['7 days left under warranty', { left: 7, renewalWarranty: known(true) }, { severity: 'warning' }],
    ['30 days left under warranty', { left: 30, renewalWarranty: known(true) }, { severity: 'notice' }],
    ['60 days left under warranty', { left: 60, renewalWarranty: known(true) }, { severity: 'notice' }],
    [
      '7 days left, the warranty unknown',
      { left: 7, renewalWarranty: unknown('no-permission') },
      { severity: 'critical', seen: { warranty: null } },
    ],
    [
      'expired',
      { left: -3 },
      { severity: 'critical', action: 'renew-domain', seen: { days: -3, phase: 'expired', date: days(-3) } },
    ],
    [
      'in redemption',
      { left: -50, statuses: redemption },
      {
        severity: 'critical',
        action: 'restore-domain',
        seen: { phase: 'redemption', restoreBy: null, date: null },
      },
    ],
    [
      'in redemption under warranty',
      { left: -50, statuses: redemption, renewalWarranty: known(true) },
      { severity: 'critical' },
    ],
    [
      'too late to restore',
      { left: -90, statuses: known(['pending delete']) },
      { severity: 'critical', action: 'open-manager' },
    ],
    ['no end', { left: null }, { state: 'ok' }],
  ])('%s', (_, over, expected) => {
    expect(verdictOf('domain-lapsing', withDomains(domain(over)))).toMatchObject(expected)
  })

  it('is unknown without a date, with the reason', () => {
    const dateless = aDomain({ expiresAt: unknown('not-published') })
    expect(verdictOf('domain-lapsing', withDomains(dateless))).toMatchObject({
      state: 'unknown',
      reason: 'not-published',
    })
  })

  it('counts to the last safe day of an extension that closes early', () => {
    expect(verdictOf('domain-lapsing', withDomains(domain({ name: 'calm.es', left: 12 })))).toMatchObject({
      severity: 'critical',
      seen: { days: 6 },
    })
  })

  it('says that the last safe day is over where an extension closes before its end', () => {
    expect(verdictOf('domain-lapsing', withDomains(domain({ name: 'calm.es', left: 3 })))).toMatchObject({
      severity: 'critical',
      seen: { days: -3, state: 'late', phase: 'expiring' },
      course: { end: days(3) },
    })
  })

  it('starts when the person wants it for that name', () => {
    const notes = (thresholds: readonly number[]) => ({ stated: null, payment: null, thresholds })
    const own = (left: number, thresholds: readonly number[]) =>
      verdictOf('domain-lapsing', withDomains({ ...domain({ left }), notes: notes(thresholds) }))
    expect(own(90, [100, 5])).toMatchObject({ severity: 'notice' })
    expect(own(20, [5])).toMatchObject({ state: 'ok' })
    expect(own(5, [5])).toMatchObject({ severity: 'critical' })
    // its end is told whatever it is
    expect(own(-1, [5])).toMatchObject({ severity: 'critical', seen: { phase: 'expired' } })
  })

  it('starts when the person wants', () => {
    const snapshot = withDomains(domain({ left: 90 }))
    expect(verdictOf('domain-lapsing', snapshot)).toMatchObject({ state: 'ok' })
    expect(verdictOf('domain-lapsing', snapshot, { domainThresholds: [30, 90] })).toMatchObject({
      severity: 'notice',
    })
  })
})

describe('domain-without-warranty', () => {
  const noPeople = { members: fresh([]), products: fresh([]) }
  const elsewhere = anAccount({ email: 'anna@elsewhere.org', emails: known([]) })
  const of = (over: Over, organisation: Parameters<typeof anOrganisation>[0] = {}, account = elsewhere) =>
    verdictOf(
      'domain-without-warranty',
      aSnapshot({
        account: fresh(account),
        organisations: fresh([
          anOrganisation({ ...noPeople, domains: fresh([domain(over)]), ...organisation }),
        ]),
      }),
    )
  const mail = {
    id: '1',
    service: 'email_hosting',
    expiresAt: known(null),
    locked: known(false),
    lockedByProvider: known(false),
    maintenanceSince: null,
    maintenance: known(false),
    busy: known(false),
  }

  it.each<[string, object, object]>([
    ['nothing depends on the name', of({}), { state: 'not-concerned' }],
    [
      'the login address is on it',
      of({}, {}, anAccount({ email: 'anna@mail.calm.com' })),
      { state: 'open', severity: 'notice' },
    ],
    [
      'it has the warranty',
      of({ renewalWarranty: known(true) }, {}, anAccount({ email: 'anna@calm.com' })),
      { state: 'ok' },
    ],
    [
      'a mail service is on it',
      of({}, { products: fresh([{ ...mail, name: 'calm.com' }]) }),
      { seen: { name: 'calm.com' } },
    ],
    [
      'a drive has its name',
      of({}, { products: fresh([{ ...mail, service: 'drive', name: 'calm.com' }]) }),
      { state: 'not-concerned' },
    ],
    [
      'the products are not known',
      of({}, { products: fact(unknown('no-permission'), { source: 'infomaniak', observedAt: null }, HOUR) }),
      { state: 'unknown', reason: 'no-permission' },
    ],
    [
      'it carries something, but the warranty is not known',
      of({ renewalWarranty: unknown('absent') }, {}, anAccount({ email: 'anna@calm.com' })),
      { state: 'unknown', reason: 'absent' },
    ],
    [
      'it carries nothing, and the warranty is not known',
      of({ renewalWarranty: unknown('absent') }),
      { state: 'not-concerned' },
    ],
  ])('where %s', (_, verdict, expected) => {
    expect(verdict).toMatchObject(expected)
  })
})

const registry = (statuses: string[], age = HOUR): DomainSnapshot['registry'] =>
  fact(
    known(
      aRegistryRecord({
        name: 'calm.com',
        statuses: known(statuses),
        observedAt: at(-age),
        askedAt: at(-age),
      }),
    ),
    { source: 'registry', observedAt: at(-age) },
    3 * DAY,
  )

const of = (over: Over, at: DomainSnapshot['registry'] = null) =>
  verdictOf('domain-on-hold', withDomains({ ...domain(over), registry: at }))

describe('domain-on-hold', () => {
  it.each<[string, object, object]>([
    [
      'the registrar says so',
      of({ statuses: known(['client hold']) }),
      { state: 'open', severity: 'warning', seen: { hold: 'client hold' } },
    ],
    [
      'the registry says so',
      of({}, registry(['server hold'])),
      { seen: { name: 'calm.com', hold: 'server hold' } },
    ],
    ['nobody says so', of({}, registry(['active'])), { state: 'ok' }],
    [
      'one says no and the other is silent',
      of({ statuses: unknown('absent') }, registry(['active'])),
      { state: 'ok' },
    ],
    [
      'nobody is fresh',
      of({ statuses: unknown('absent') }, registry(['active'], 4 * DAY)),
      { state: 'unknown', reason: 'stale' },
    ],
    ['it has expired', of({ left: -3, statuses: known(['client hold']) }), { state: 'not-concerned' }],
  ])('where %s', (_, verdict, expected) => {
    expect(verdict).toMatchObject(expected)
  })
})

describe('a hold that the registry put on a name past its end', () => {
  const held = ['client hold', 'auto renew period']
  it('is none of a name that was renewed since then, as its registrar says', () => {
    expect(of({ statuses: known([]) }, registry(held))).toMatchObject({ state: 'ok' })
  })
  it('counts where the registry says so again, or the registrar says so too, or does not say', () => {
    expect(of({ statuses: known([]) }, registry(held, 0))).toMatchObject({ state: 'open' })
    expect(of({ statuses: known(['client hold']) }, registry(held))).toMatchObject({ state: 'open' })
    expect(of({ statuses: unknown('absent') }, registry(held))).toMatchObject({ state: 'open' })
  })
})

it('a name that ran out and is free has neither a hold nor a warranty to speak of', () => {
  const gone: DomainSnapshot['registry'] = fact(
    known(
      aRegistryRecord({
        name: 'calm.com',
        outcome: 'not-found',
        expiry: unknown('absent'),
        statuses: unknown('absent'),
        notFoundSince: at(-13 * HOUR),
      }),
    ),
    { source: 'registry', observedAt: at(-HOUR) },
    3 * DAY,
  )
  const snapshot = withDomains({ name: 'calm.com', registrar: null, registry: gone, notes: null })
  const verdicts = judged(snapshot).map(({ check, verdict }) => [check.id, verdict.state])
  expect(verdicts).toEqual([['domain-lapsing', 'open']])
})

async function aList(snapshot: Snapshot, clock = { now: () => NOW }) {
  const nobodyLooks = () => undefined
  const routes = domainRoutes({
    snapshot: () => ({ snapshot, revision: '1' }),
    settings: () => defaultSettings,
    clock,
    names: await openNames({ store: createMemoryStore(), clock, listed: () => new Set() }),
    lookAnew: nobodyLooks,
    syncSoon: nobodyLooks,
    forgetGone: () => Promise.resolve(),
  })
  const app = new Hono<{ Variables: { caller: { kind: 'local' } } }>()
    .use(async (c, next) => {
      c.set('caller', { kind: 'local' })
      await next()
    })
    .route('/', routes as never)
  return async (query = ''): Promise<DomainPage> => {
    const response = await app.request(`/v1/domains${query}`)
    expect(response.status).toBe(200)
    return (await response.json()) as DomainPage
  }
}

describe('the list of names', () => {
  const names = [
    domain({ name: 'calm.com' }),
    domain({ name: 'soon.com', left: 45 }),
    domain({ name: 'gone.com', left: -50, statuses: known(['redemption period', 'pending delete']) }),
    domain({ name: 'late.com', left: 3 }),
    aDomain({ name: 'dim.com', expiresAt: unknown('refused' as 'odd') }),
    domain({ name: 'xn--bcher-kva.com', left: 200 }),
  ]
  const list = async (query?: string) => (await aList(withDomains(...names)))(query)

  it('comes worst first, each name with its dates and sources', async () => {
    const { total, counts, rows } = await list()
    expect(rows.map(({ name }) => name)).toEqual([
      'gone.com',
      'late.com',
      'soon.com',
      'dim.com',
      'xn--bcher-kva.com',
      'calm.com',
    ])
    expect([total, counts]).toEqual([6, { urgent: 2, soon: 1, unknown: 1, all: 6 }])
    expect(rows[1]).toEqual({
      name: 'late.com',
      display: 'late.com',
      organisation: '42',
      phase: 'expiring',
      restorable: false,
      paidUntil: days(3),
      expiry: null,
      renewBy: days(3),
      restoreBy: days(33),
      renewalWarranty: false,
      byHand: false,
      reason: null,
      sources: [{ source: 'infomaniak', observedAt: at(-60_000), outcome: 'found' }],
    })
    expect(rows[3]).toMatchObject({ phase: 'unknown', paidUntil: null, reason: 'refused' })
  })

  it('is filtered, searched and cut', async () => {
    expect((await list('?filter=urgent')).rows.map(({ name }) => name)).toEqual(['gone.com', 'late.com'])
    expect((await list('?search=B%C3%9CCH')).rows.map(({ display }) => display)).toEqual(['bücher.com'])
    expect((await list('?search=oo')).total).toBe(1)
    expect((await list('?organisation=7')).counts.all).toBe(0)
    const page = await list('?offset=1&limit=2')
    expect([page.total, page.rows.map(({ name }) => name)]).toEqual([6, ['late.com', 'soon.com']])
  })

  it('grows older by itself', async () => {
    let now = NOW
    const aging = await aList(withDomains(domain({ left: 300 })), { now: () => now })
    expect((await aging()).rows[0]?.phase).toBe('active')
    now = iso(Date.parse(NOW) + 7 * HOUR)
    expect((await aging()).rows).toEqual([])
  })
})
