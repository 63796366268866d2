import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { Subjects } from '#daemon/core/check.ts'
import type { DomainSnapshot, Snapshot } from '#daemon/core/snapshot.ts'
import { detailOf } from '#daemon/features/domains/detail.ts'
import { reachOf } from '#daemon/features/domains/detail-reach.ts'
import { nameRoutes } from '#daemon/features/domains/name-routes.ts'
import { placeOf } from '#daemon/features/domains/place.ts'
import { domainDetail, type NameAsked, type NameEvent } from '#shared/domain-detail.ts'
import type { NameNotes } from '#shared/domain-notes.ts'
import { registryRecord, type RegistryRecord } from '#shared/domains.ts'
import { fact, known, unknown, type Fact } from '#shared/fact.ts'
import { DAY, HOUR, type IsoTime } from '#shared/time.ts'
import { behindOpenGate } from '../support/behind-open-gate.ts'
import {
  aConnection,
  aDomain,
  aMember,
  anAccount,
  anOrganisation,
  aRegistrarRecord,
  aSnapshot,
  at,
  fresh,
  justNow,
  NOW,
} from '../support/snapshot.ts'

const ASKED = at(-HOUR)
const registry = (over: Partial<RegistryRecord> = {}): Fact<RegistryRecord> => {
  const record = v.parse(registryRecord, {
    name: 'vully.example',
    outcome: 'found',
    expiry: known(at(300 * DAY)),
    statuses: known(['client transfer prohibited']),
    observedAt: ASKED,
    askedAt: ASKED,
    notFoundSince: null,
    deletedAt: null,
    ...over,
  })
  return fact(known(record), { source: 'registry', observedAt: ASKED }, 3 * DAY)
}
const registrar = (over: Parameters<typeof aRegistrarRecord>[0] = {}) => fresh(aRegistrarRecord(over))
const stated = (paidUntil: IsoTime, saidAt = at(-10 * DAY)) => ({
  stated: fact(known(paidUntil), { source: 'person', observedAt: saidAt } as const, 365 * DAY),
  payment: null,
  thresholds: null,
})
const named = (over: Partial<DomainSnapshot> = {}): DomainSnapshot => ({
  name: 'vully.example',
  registrar: null,
  registry: null,
  notes: null,
  ...over,
})
const nothing = { notes: null, history: [], asksAgainAt: null }
const within = () => ({ connection: aConnection(), organisation: anOrganisation() })
const detail = (domain: DomainSnapshot, where: Subjects['domain']['within'] = within(), now = NOW) =>
  v.parse(domainDetail, detailOf({ domain, within: where }, nothing, now))
const dateOf = (domain: DomainSnapshot, date: string, now = NOW) =>
  detail(domain, within(), now).dates.find((one) => one.date === date)

describe('each date of a name has its source', () => {
  const REGISTRAR = { source: 'infomaniak', observedAt: justNow.observedAt } as const
  const day = at(300 * DAY)

  it.each<[string, DomainSnapshot, object]>([
    [
      'the registrar',
      named({ registrar: registrar(), registry: registry() }),
      { at: day, ...REGISTRAR, reason: null },
    ],
    [
      'a registrar by whom it never ends',
      named({ registrar: registrar({ expiresAt: known(null) }) }),
      { at: null, ...REGISTRAR, reason: null },
    ],
    [
      'a registrar who says none',
      named({ registrar: registrar({ expiresAt: unknown('odd') }), registry: registry() }),
      { at: null, ...REGISTRAR, reason: 'odd' },
    ],
    [
      'the person, where the registrar says none',
      named({ registrar: registrar({ expiresAt: unknown('not-published') }), notes: stated(day) }),
      { at: day, source: 'person', observedAt: at(-10 * DAY), reason: null },
    ],
    [
      'the registrar rather than the person',
      named({ registrar: registrar(), notes: stated(at(500 * DAY)) }),
      { at: day, ...REGISTRAR, reason: null },
    ],
    [
      'the person alone',
      named({ notes: stated(day) }),
      { at: day, source: 'person', observedAt: at(-10 * DAY), reason: null },
    ],
    [
      'the person, long ago',
      named({ notes: stated(day, at(-366 * DAY)) }),
      { at: null, source: 'person', observedAt: at(-366 * DAY), reason: 'stale' },
    ],
    [
      'the person, whom the registry contradicts',
      named({ registry: registry({ statuses: known(['redemption period']) }), notes: stated(day) }),
      { at: null, source: 'person', observedAt: at(-10 * DAY), reason: 'odd' },
    ],
    [
      'nobody but the person could say',
      named({ registry: registry() }),
      { at: null, source: 'person', observedAt: null, reason: 'never-asked' },
    ],
  ])('paid until: %s', (_, domain, expected) => {
    expect(dateOf(domain, 'paidUntil')).toEqual({ date: 'paidUntil', ...expected })
  })

  it.each<[string, DomainSnapshot, object]>([
    ['said', named({ registry: registry() }), { at: day, observedAt: ASKED, reason: null }],
    [
      'withheld',
      named({ registry: registry({ expiry: unknown('not-published') }) }),
      { at: null, observedAt: ASKED, reason: 'not-published' },
    ],
    ['nobody to ask', named(), { at: null, observedAt: null, reason: 'not-published' }],
  ])('of the registry: %s', (_, domain, expected) => {
    expect(dateOf(domain, 'expiry')).toEqual({ date: 'expiry', source: 'registry', ...expected })
  })

  it('grows too old to be told', () => {
    expect(dateOf(named({ registry: registry() }), 'expiry', at(4 * DAY))).toMatchObject({
      at: null,
      reason: 'stale',
    })
  })

  it('and those that are worked out have none', () => {
    const worked = { source: null, observedAt: null, reason: null }
    const domain = named({ name: 'vully.ch', registrar: registrar({ name: 'vully.ch' }) })
    expect(detail(domain).dates.slice(2)).toEqual([
      { date: 'renewBy', at: at(299 * DAY), ...worked },
      { date: 'restoreBy', at: at(339 * DAY), ...worked },
    ])
  })
})

describe('a last day that is not there', () => {
  const silent = named({ registry: registry({ expiry: unknown('not-published') }) })
  const expired = named({ name: 'vully.com', registrar: registrar({ expiresAt: known(at(-5 * DAY)) }) })
  it.each<[string, DomainSnapshot, string, string | null]>([
    ['to renew: nobody says when it ends', silent, 'renewBy', 'not-published'],
    ['to restore: nobody says when it ends', silent, 'restoreBy', 'not-published'],
    ['to renew: only the registrar knows its grace', expired, 'renewBy', 'not-published'],
    ['to renew: it never ends', named({ registrar: registrar({ expiresAt: known(null) }) }), 'renewBy', null],
    [
      'to restore: it never ends',
      named({ registrar: registrar({ expiresAt: known(null) }) }),
      'restoreBy',
      null,
    ],
    [
      'to restore: nobody says the lengths of its extension',
      named({ name: 'vully.ro', registrar: registrar({ name: 'vully.ro' }) }),
      'restoreBy',
      'not-published',
    ],
    [
      'to restore: it is too late',
      named({ registry: registry({ statuses: known(['pending delete']) }) }),
      'restoreBy',
      null,
    ],
  ])('%s', (_, domain, date, reason) => {
    expect(dateOf(domain, date)).toMatchObject({ at: null, reason })
  })
})

describe('one name, whole', () => {
  it('keeps apart what the registrar and the registry say of its state', () => {
    const domain = named({ registrar: registrar({ statuses: known(['ok']) }), registry: registry() })
    expect(detail(domain).statuses).toEqual([
      { source: 'infomaniak', statuses: { known: ['ok'] } },
      { source: 'registry', statuses: { known: ['client transfer prohibited'] } },
    ])
    expect(detail(named()).statuses).toEqual([])
    expect(detail(domain, within(), at(4 * DAY)).statuses).toEqual([
      { source: 'infomaniak', statuses: { unknown: 'stale' } },
      { source: 'registry', statuses: { unknown: 'stale' } },
    ])
  })

  it('says what decided, and how sure that is', () => {
    expect(detail(named({ registrar: registrar() }))).toMatchObject({
      confidence: 'high',
      reasons: ['registrar-date'],
      row: { phase: 'active', organisation: '42', byHand: false },
    })
    const jumped = registry({ statuses: known(['auto renew period']) })
    expect(detail(named({ registry: jumped }), null)).toMatchObject({
      confidence: 'low',
      reasons: ['renewal-unproven'],
      row: { phase: 'expired', organisation: null, byHand: true },
    })
  })

  it('has the lengths of its extension with who says them, where anybody does', () => {
    expect(detail(named({ name: 'vully.ch' })).lengths).toMatchObject({
      grace: [0, 0],
      redemption: 40,
      closesBefore: 1,
      sure: false,
      source: expect.stringContaining('dnsimple') as unknown,
    })
    expect(detail(named({ name: 'vully.com' })).lengths).toMatchObject({ grace: [0, 45], closesBefore: null })
    expect(detail(named({ name: 'vully.ro' })).lengths).toBeNull()
  })
})

describe('the people who sign in or recover with an address on it', () => {
  const member = (id: string, email: string) => aMember({ id, email })
  const reach = (over: Partial<ReturnType<typeof within>> = {}, name = 'vully.example') =>
    reachOf({ domain: named({ name }), within: { ...within(), ...over } }, NOW)
  const members = (...emails: string[]) =>
    anOrganisation({ members: fresh(emails.map((email, index) => member(`u${String(index)}`, email))) })
  const account = (over: Parameters<typeof anAccount>[0]) => aConnection({ account: fresh(anAccount(over)) })

  it('are counted once each, the person too', () => {
    const organisation = members(
      'a@vully.example',
      'b@mail.VULLY.example',
      'c@elsewhere.example',
      'Anna@Vully.example',
    )
    expect(reach({ organisation })).toBe(3)
    expect(reach({ organisation }, 'elsewhere.example')).toBe(2)
    expect(reach({ organisation }, 'ully.example')).toBe(0)
  })

  it('are found by U-labels as well', () => {
    expect(reach({ organisation: members('a@bücher.example') }, 'xn--bcher-kva.example')).toBe(1)
  })

  it('are not counted where somebody is not known', () => {
    const silent = fact<never>(unknown('no-permission'), justNow, DAY)
    expect(reach({ organisation: anOrganisation({ members: silent }) })).toBeNull()
    expect(reach({ connection: aConnection({ account: silent }) })).toBeNull()
    expect(reach({ connection: account({ emails: unknown('no-permission') }) }, 'other.example')).toBeNull()
    // who signs in with it is counted, whatever else is not known
    expect(reach({ connection: account({ emails: unknown('no-permission') }) })).toBe(4)
    expect(reachOf({ domain: named(), within: null }, NOW)).toBeNull()
  })
})

describe('the page of a name', () => {
  const notes: NameNotes = {
    name: 'vully.example',
    addedAt: null,
    stated: null,
    payment: null,
    thresholds: [60],
  }
  const event: NameEvent = { at: NOW, phase: 'active', paidUntil: null, expiry: null, statuses: [] }
  const answering = (snapshot: Snapshot) =>
    behindOpenGate(
      nameRoutes({
        clock: { now: () => NOW },
        snapshot: () => ({ snapshot }),
        names: { get: (name) => (name === notes.name ? notes : null) },
        histories: { of: (name) => Promise.resolve(name === notes.name ? [event] : []) },
        registry: { record: () => null, asksAgainAt: () => at(HOUR) },
        askName: (): Promise<NameAsked> => Promise.reject(new Error('nobody is asked')),
        fixOf: (action) => ({ action, url: 'https://manager.example/' }),
      }),
    )
  const old = fact(known([aDomain()]), { source: 'infomaniak', observedAt: at(-9 * DAY) } as const, DAY)

  it('tells what is kept beside it, however the name is typed', async () => {
    const app = answering(aSnapshot())
    for (const typed of ['vully.example', 'VULLY.example.', 'vully%2Eexample']) {
      const response = await app.request(`/v1/domains/${typed}`)
      expect(response.status).toBe(200)
      expect(v.parse(domainDetail, await response.json())).toMatchObject({
        row: { name: 'vully.example' },
        notes,
        history: [event],
        asksAgainAt: at(HOUR),
        reach: 4,
      })
    }
  })

  it.each(['nobody', 'other.example', 'sub.vully.example', '%00'])('of %s there is none', async (name) => {
    expect((await answering(aSnapshot()).request(`/v1/domains/${name}`)).status).toBe(404)
    const asked = await answering(aSnapshot()).request(`/v1/domains/${name}/ask`, {
      method: 'POST',
      body: '{}',
    })
    expect(asked.status).toBe(404)
  })

  it('is there for a name of a list that is too old, and says that it is', async () => {
    const snapshot = aSnapshot({ organisations: fresh([anOrganisation({ domains: old })]) })
    const response = await answering(snapshot).request('/v1/domains/vully.example')
    expect(response.status).toBe(200)
    // two logins, one of which sees it now
    const both = { ...snapshot, connections: [...snapshot.connections, aConnection({ name: 'other' })] }
    expect(placeOf(both, 'vully.example', NOW)?.within?.connection.name).toBe('other')
  })

  it('is there for a name that was added by hand', async () => {
    const snapshot = { ...aSnapshot(), byHand: [named({ name: 'mine.example' })] }
    const response = await answering(snapshot).request('/v1/domains/mine.example')
    expect(await response.json()).toMatchObject({ row: { byHand: true, organisation: null }, reach: null })
  })
})
