import { Hono } from 'hono'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { isDueWithin } from '#daemon/features/domains/due.ts'
import { lifeAt } from '#daemon/features/domains/life-at.ts'
import { listDomains } from '#daemon/features/domains/listing.ts'
import { yearOf } from '#daemon/features/domains/year.ts'
import { domainYearRoutes } from '#daemon/features/domains/year-routes.ts'
import type { DomainSnapshot, Snapshot } from '#daemon/core/snapshot.ts'
import { domainYear } from '#shared/domain-year.ts'
import { toneOf } from '#shared/domain-due.ts'
import type { RegistrarRecord } from '#shared/domains.ts'
import { known, unknown } from '#shared/fact.ts'
import { defaultSettings } from '#shared/settings.ts'
import { DAY, type IsoTime } from '#shared/time.ts'
import { aDomain, anOrganisation, aSnapshot, at, fresh, NOW } from '../support/snapshot.ts'

const domain = (name: string, left: number | null, over: Partial<RegistrarRecord> = {}) =>
  aDomain({
    name,
    expiresAt: known(left === null ? null : at(left * DAY)),
    renewalWarranty: known(false),
    ...over,
  })
const undated = (name: string) => domain(name, null, { expiresAt: unknown('not-published') })
const gone = { statuses: known(['redemption period', 'pending delete']) }
const snapshotOf = (...domains: DomainSnapshot[]) =>
  aSnapshot({ organisations: fresh([anOrganisation({ domains: fresh(domains) })]) })
const year = (domains: DomainSnapshot[], now: IsoTime = NOW) =>
  yearOf(listDomains(snapshotOf(...domains), now, defaultSettings.domainThresholds), undefined, now)

describe('the year of the names', () => {
  it('counts each name on its day, with the worst among them, and names three, the worst first', () => {
    const { days } = year([
      ...Array.from({ length: 5 }, (_, index) =>
        domain(`warranted-${String(index)}.com`, 20, { renewalWarranty: known(true) }),
      ),
      domain('bare.com', 20),
      domain('later.com', 200),
    ])
    expect(days.map(({ day, count, worst }) => [day, count, worst])).toEqual([
      [at(20 * DAY).slice(0, 10), 6, 'warning'],
      [at(200 * DAY).slice(0, 10), 1, 'ok'],
    ])
    expect(days[0]?.names).toHaveLength(3)
    expect(days[0]?.names[0]?.name).toBe('bare.com')
  })

  it('leaves no name out: each is on a day, past, later or not known', () => {
    const names = [
      domain('soon.com', 3),
      domain('redeemed.com', -50, gone),
      domain('over.com', -400),
      domain('expired.com', -1),
      domain('far.com', 366),
      domain('endless.com', null),
      undated('dim.com'),
    ]
    const { days, past, beyond, unknown } = year(names)
    const dated = days.reduce((sum, { count }) => sum + count, 0)
    expect(dated + past.count + beyond + unknown).toBe(names.length)
    expect({ beyond, unknown }).toEqual({ beyond: 2, unknown: 1 })
    expect(past).toMatchObject({ worst: 'critical' })
  })

  it('puts a name that can be restored on the last day for it', () => {
    const redeemed = domain('redeemed.com', -10, gone)
    const until = lifeAt(redeemed, NOW).restoreBy()
    expect(year([redeemed]).days).toMatchObject([{ day: until?.slice(0, 10), count: 1, worst: 'critical' }])
  })

  it('does not call fine what is not known, beside what is fine', () => {
    const odd = domain('odd.com', 100, { statuses: unknown('odd') })
    const tones = [
      toneOf({ ...lifeAt(odd, NOW), phase: 'unknown', restoreBy: null, renewalWarranty: false }, NOW),
      toneOf({ ...lifeAt(undated('dim.com'), NOW), restoreBy: null, renewalWarranty: true }, NOW),
    ]
    expect(tones).toEqual(['unknown', 'unknown'])
  })

  it('filters by the same date that it counts by', () => {
    const [day] = year([domain('soon.com', 3)]).days
    const life = lifeAt(domain('soon.com', 3), NOW)
    const next = at(4 * DAY).slice(0, 10)
    expect(isDueWithin(life, day?.day, next)).toBe(true)
    expect(isDueWithin(life, next, undefined)).toBe(false)
    expect(isDueWithin(life, undefined, day?.day)).toBe(false)
    expect(isDueWithin(lifeAt(undated('dim.com'), NOW), day?.day, undefined)).toBe(false)
    expect(isDueWithin(lifeAt(undated('dim.com'), NOW), undefined, undefined)).toBe(true)
  })
})

describe('its route', () => {
  const open = () => {
    const domains = fresh([domain('ours.com', 30), domain('both.com', 31)])
    const snapshot = aSnapshot({ organisations: fresh([anOrganisation({ domains })]) })
    let looks = 0
    const withNames = (byHand: readonly DomainSnapshot[]): Snapshot => ({
      ...snapshot,
      get byHand() {
        looks += 1
        return byHand
      },
    })
    let current = withNames([domain('by-hand.com', 32)])
    const routes = domainYearRoutes({
      snapshot: () => ({ snapshot: current }),
      settings: () => defaultSettings,
      clock: { now: () => NOW },
    })
    const app = new Hono<{ Variables: { caller: { kind: 'local' } } }>()
      .use(async (c, next) => {
        c.set('caller', { kind: 'local' })
        await next()
      })
      .route('/', routes as never)
    return {
      get: async (query = '') => {
        const response = await app.request(`/v1/domains/year${query}`)
        return v.parse(domainYear, await response.json())
      },
      status: async (query: string) => (await app.request(`/v1/domains/year${query}`)).status,
      becomes: (byHand: readonly DomainSnapshot[]) => void (current = withNames(byHand)),
      looks: () => looks,
    }
  }

  it('counts those added by hand with all, and not with an organisation', async () => {
    const { get } = open()
    expect((await get()).days).toHaveLength(3)
    expect((await get(`?organisation=${anOrganisation().organisation.id}`)).days).toHaveLength(2)
    expect((await get('?organisation=nobody')).days).toEqual([])
  })

  it('refuses what it does not know', async () => {
    expect(await open().status('?month=3')).toBe(400)
  })

  it('is counted anew at each change, and only then', async () => {
    const { get, becomes, looks } = open()
    expect((await get()).days).toHaveLength(3)
    await get()
    expect(looks()).toBe(1)
    becomes([])
    expect((await get()).days).toHaveLength(2)
  })
})
