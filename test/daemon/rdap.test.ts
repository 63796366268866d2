import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { DomainName } from '#daemon/core/domain-name.ts'
import { explain } from '#daemon/explain.ts'
import { readRdap } from '#daemon/sources/registries/rdap-answer.ts'
import { parseRegistryTime } from '#daemon/sources/registries/registry-time.ts'
import { iso } from '#shared/time.ts'
import { adverseRdapAnswers } from '../support/adverse-rdap.ts'

const folder = join(
  process.env['LATCHKEY_TEST_DATA'] ?? join(import.meta.dirname, '../../../shared/data'),
  'rdap',
)
const present = existsSync(join(folder, 'index.json'))
const row = v.looseObject({
  file: v.string(),
  domain: v.string(),
  expiry: v.nullable(v.string()),
  state: v.string(),
  asOf: v.string(),
  httpStatus: v.optional(v.number(), 200),
})
const rows = present
  ? v.parse(v.array(row), JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')))
  : []
const phaseOfState: Record<string, string> = {
  'expired-grace': 'expired',
  pendingDelete: 'pending-delete',
  error: 'unknown',
}
const same = (time: string | null) => time && Date.parse(time)

describe.skipIf(!present)(
  `real answers${present ? '' : ` (none in ${folder}: set LATCHKEY_TEST_DATA)`}`,
  () => {
    it.each(rows)(
      'of $domain in $file are read as $state',
      ({ file, domain, expiry, state, asOf, httpStatus }) => {
        const rdap = readFileSync(join(folder, file), 'utf8')
        const explained = explain({ rdap, httpStatus, name: domain as DomainName, at: iso(Date.parse(asOf)) })
        expect(explained).toMatchObject({ phase: phaseOfState[state] ?? state })
        expect(same(explained.expiry)).toBe(same(expiry))
        expect(explained.outcome === 'found' || explained.outcome === 'not-found').toBe(state !== 'error')
        expect(explained.reasons.length).toBeGreaterThan(0)
      },
    )

    it('of another name are invalid', () => {
      for (const { file, httpStatus } of rows.filter(({ httpStatus }) => httpStatus === 200))
        expect(
          readRdap({ text: readFileSync(join(folder, file), 'utf8'), httpStatus, name: 'other.invalid' }),
        ).toEqual({
          outcome: 'invalid',
          because: 'other-name',
        })
    })
  },
)

const AT = iso(Date.UTC(2026, 5, 1))
const name = 'name.com' as DomainName
const expiration = (eventDate: unknown, eventAction = 'expiration') => ({ eventAction, eventDate })
const domain = (over: object = {}) =>
  JSON.stringify({ objectClassName: 'domain', ldhName: 'NAME.com.', status: ['active'], events: [], ...over })
const explained = (rdap: string, httpStatus = 200, of = name) =>
  explain({ rdap, httpStatus, name: of, at: AT })

describe('one answer alone', () => {
  it.each([
    ['a date beyond 30 days', { events: [expiration('2026-07-01T00:00:01Z')] }, 'active', false],
    ['a date exactly 30 days away', { events: [expiration('2026-07-01T00:00:00Z')] }, 'expiring', false],
    ['a date that has passed', { events: [expiration('2026-05-31T23:59:59Z')] }, 'expired', false],
    [
      'auto renew period',
      { status: ['autoRenewPeriod'], events: [expiration('2027-05-20T00:00:00Z')] },
      'expired',
      false,
    ],
    [
      'redemption with pending delete',
      { status: ['pending delete', 'redemption period'] },
      'redemption',
      true,
    ],
    ['redemption alone', { status: ['redemptionPeriod'] }, 'redemption', true],
    ['pending delete alone', { status: ['pending delete'] }, 'pending-delete', false],
    ['a restore that was asked for', { status: ['pending delete', 'pending restore'] }, 'redemption', true],
    ['an unreadable date', { events: [expiration('soon')] }, 'unknown', null],
    ['no date', {}, 'active', false],
    ['END_OF_TIME', { events: [expiration('294247-01-10T04:00:54.775Z')] }, 'active', false],
    [
      'a deletion in the past',
      { events: [{ eventAction: 'deletion', eventDate: '2026-05-01T00:00:00Z' }] },
      'pending-delete',
      null,
    ],
  ])('says by %s', (_, body, phase, restorable) => {
    expect(explained(domain(body))).toMatchObject({ outcome: 'found', phase, restorable })
  })

  it('prints the date even where it has jumped a year', () => {
    const body = {
      status: ['redemption period', 'pending delete'],
      events: [expiration('2027-04-01T00:00:00Z')],
    }
    expect(explained(domain(body))).toMatchObject({ phase: 'redemption', expiry: '2027-04-01T00:00:00.000Z' })
  })

  it('does not call a name restorable where the extension is not known', () => {
    const body = { ldhName: 'name.ro', status: ['pending delete'] }
    expect(explained(domain(body), 200, 'name.ro' as DomainName)).toMatchObject({
      phase: 'pending-delete',
      restorable: null,
    })
  })

  it.each([
    ['2026-08-29T00:00:00Z', 'redemption', true],
    ['2026-03-04T00:00:00Z', 'redemption', true],
    ['2026-03-03T00:00:00Z', 'pending-delete', false],
  ])('knows that .uk shows pending delete while a name of %s can be renewed', (date, phase, restorable) => {
    const body = { ldhName: 'name.uk', status: ['pending delete'], events: [expiration(date)] }
    expect(explained(domain(body), 200, 'name.uk' as DomainName)).toMatchObject({ phase, restorable })
  })

  it.each([
    ['', 404, 'not-found', 'available'],
    ['{"errorCode":404}', 404, 'not-found', 'available'],
    ['{"notices":[]}', 404, 'not-found', 'available'],
    ['{"errorCode":404,"title":"Not found"}', 200, 'not-found', 'available'],
    [domain({ status: ['free'] }), 200, 'not-found', 'available'],
    ['<!doctype html><h1>404</h1>', 404, 'unavailable', 'unknown'],
    ['[]', 404, 'unavailable', 'unknown'],
    ['{"errorCode":404,"title":"not in the bootstrap file"}', 404, 'unavailable', 'unknown'],
    [domain(), 404, 'invalid', 'unknown'],
    ['{"errorCode":429}', 200, 'rate-limited', 'unknown'],
    ['', 429, 'rate-limited', 'unknown'],
    ['{"errorCode":500}', 200, 'unavailable', 'unknown'],
    [domain(), 302, 'unavailable', 'unknown'],
    [domain(), 403, 'unavailable', 'unknown'],
    [domain(), 503, 'unavailable', 'unknown'],
    [domain(), 204, 'invalid', 'unknown'],
    ['', 200, 'invalid', 'unknown'],
    ['<html>', 200, 'invalid', 'unknown'],
    ['null', 200, 'invalid', 'unknown'],
    ['{}', 200, 'invalid', 'unknown'],
    [domain({ objectClassName: 'nameserver' }), 200, 'invalid', 'unknown'],
    [domain({ ldhName: 'other.com' }), 200, 'invalid', 'unknown'],
    [domain({ ldhName: 'sub.name.com' }), 200, 'invalid', 'unknown'],
  ])('%s with status %i is %s', (text, status, outcome, phase) => {
    expect(explained(text, status)).toMatchObject({ outcome, phase, expiry: null })
  })

  it.each(
    adverseRdapAnswers.map((one) => ({
      httpStatus: 200,
      ...one,
      start: JSON.stringify(one.body).slice(0, 90),
    })),
  )('is $phase: $name $httpStatus $start', ({ name, phase, expiry, outcome, httpStatus, body }) => {
    const rdap = typeof body === 'string' ? body : JSON.stringify(body)
    const told = explain({ rdap, httpStatus, name: name as DomainName, at: AT })
    expect(told).toMatchObject({ phase, ...(outcome !== undefined && { outcome }) })
    if (expiry !== undefined) expect(same(told.expiry)).toBe(same(expiry))
    if (phase === 'unknown' || phase === 'available') expect(told.expiry).toBeNull()
  })

  it('whose status is a book of blanks holds nothing up', () => {
    // at this length a pattern that tries at every blank runs for a minute
    const status = [`client hold${' '.repeat(200_000)}!`]
    expect(readRdap({ text: domain({ status }), httpStatus: 200, name })).toMatchObject({
      statuses: { known: ['client hold'] },
    })
  })

  // each is a megabyte at which a careless reader would stand still
  it.each<[string, object]>([
    ['events', { events: Array.from({ length: 14_000 }, () => expiration('2028-01-01T00:00:00Z')) }],
    ['a time', { events: [expiration(`2028-01-01T00:00:00${' '.repeat(900_000)}x`)] }],
    ['states', { status: Array.from({ length: 60_000 }, () => 'client hold') }],
    [
      'servers',
      { nameservers: Array.from({ length: 30_000 }, (_, at) => ({ ldhName: `ns${String(at)}.com` })) },
    ],
    ['entities', { entities: Array.from({ length: 20_000 }, () => ({ roles: ['x'], publicIds: [{}] })) }],
    ['a name', { ldhName: 'a.'.repeat(450_000) }],
    ['an error', { errorCode: 404, ldhName: undefined, title: 'not supported '.repeat(60_000) }],
  ])('of %s without end holds nothing up', { timeout: 2000 }, (_, over) => {
    const { outcome } = readRdap({ text: domain(over), httpStatus: 200, name })
    expect(['found', 'invalid', 'unavailable']).toContain(outcome)
  })

  it('nested without end is invalid', () => {
    const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    expect(explained(nested)).toMatchObject({ outcome: 'invalid', phase: 'unknown' })
  })

  it('takes the date of the event named exactly so, at the top, and the earliest of two', () => {
    const body = {
      events: [
        expiration('2030-01-01T00:00:00Z', 'registrar expiration'),
        expiration('2031-01-01T00:00:00Z', 'enum validation expiration'),
        expiration('2029-01-01T00:00:00Z', 'Expiration'),
        expiration('2028-01-01T00:00:00Z'),
        { eventAction: 7, eventDate: 7, eventActor: 7 },
        null,
      ],
      entities: [{ events: [expiration('2027-01-01T00:00:00Z')] }],
    }
    expect(explained(domain(body)).expiry).toBe('2028-01-01T00:00:00.000Z')
  })

  it('compares names in one form', () => {
    const idn = 'xn--bcher-kva.ch' as DomainName
    for (const ldhName of ['XN--BCHER-KVA.CH', 'bücher.ch.'])
      expect(readRdap({ text: domain({ ldhName }), httpStatus: 200, name: idn }).outcome).toBe('found')
    expect(
      readRdap({ text: domain({ ldhName: undefined, unicodeName: 'bücher.ch' }), httpStatus: 200, name: idn })
        .outcome,
    ).toBe('found')
  })

  it('never throws, whatever it is', () => {
    const field = fc.oneof(
      fc.jsonValue(),
      fc.constant(['active']),
      fc.constant([expiration('2028-01-01T00:00:00Z')]),
    )
    const keys = [
      'objectClassName',
      'ldhName',
      'unicodeName',
      'status',
      'events',
      'redacted',
      'errorCode',
      'entities',
    ]
    const shaped = fc
      .record(Object.fromEntries(keys.map((key) => [key, field])), { requiredKeys: [] })
      .map((over) => domain(over))
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.json(), shaped),
        fc.integer({ min: 100, max: 599 }),
        (text, httpStatus) => {
          const { outcome, phase, expiry } = explained(text, httpStatus)
          if (outcome !== 'found' && outcome !== 'not-found')
            expect([phase, expiry]).toEqual(['unknown', null])
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('a time of a registry', () => {
  it.each([
    ['2024-07-05T00:00:00', '2024-07-05T00:00:00.000Z'],
    ['2024-07-05T02:00:00+0200', '2024-07-05T00:00:00.000Z'],
    ['2024-07-05T02:00:00+02:00', '2024-07-05T00:00:00.000Z'],
    ['2024-07-04T21:30:00-02:30', '2024-07-05T00:00:00.000Z'],
    ['2024-07-05T00:00:00.068772Z', '2024-07-05T00:00:00.068Z'],
    ['2024-07-05 00:00:00.0z', '2024-07-05T00:00:00.000Z'],
    ['2024-07-05', '2024-07-05T00:00:00.000Z'],
    ['2024-06-30T23:59:60Z', '2024-06-30T23:59:59.000Z'],
  ])('%s is %s', (printed, at) => {
    expect(parseRegistryTime(printed)).toMatchObject({ at })
  })
  it.each([
    '2023-02-30T00:00:00Z',
    '2024-13-01',
    '0001-01-01T00:00:00Z',
    '05/07/2024',
    'soon',
    '',
    1720137600,
    null,
  ])('%s is odd', (printed) => {
    expect(parseRegistryTime(printed)).toBe('odd')
  })
  it.each(['294247-01-10T04:00:54.775Z', '9999-12-31T23:59:59Z'])('%s is never', (printed) => {
    expect(parseRegistryTime(printed)).toBe('never')
  })
  it('is read back as it was printed', () => {
    const range = { min: new Date('1984-01-01'), max: new Date('9998-01-01'), noInvalidDate: true }
    fc.assert(
      fc.property(fc.date(range), (date) => {
        expect(parseRegistryTime(date.toISOString())).toEqual({ at: date.toISOString(), zone: 'said' })
      }),
    )
  })
})
