import { describe, expect, it } from 'vitest'
import type { DomainSnapshot } from '#daemon/core/snapshot.ts'
import { everyName, listsKnown } from '#daemon/features/domains/out.ts'
import { fact, known, unknown } from '#shared/fact.ts'
import { DAY } from '#shared/time.ts'
import { aRegistryRecord } from '../support/arbitrary-domain.ts'
import {
  aConnection,
  aDomain,
  anOrganisation,
  aSnapshot,
  at,
  fresh,
  justNow,
  NOW,
} from '../support/snapshot.ts'

const names = (...domains: DomainSnapshot[]) =>
  everyName(aSnapshot({ organisations: fresh([anOrganisation({ domains: fresh(domains) })]) }), NOW, [30, 7])
const stated = (days: number): DomainSnapshot['notes'] => ({
  stated: fact(known(at(days * DAY)), { source: 'person', observedAt: at(-DAY) }, 365 * DAY),
  payment: null,
  thresholds: null,
})
const undated = () => aDomain({ expiresAt: unknown('not-published') })

describe('what the feeds are told of the names', () => {
  it('is the row of each, with the days of the settings, or its own', async () => {
    const own = {
      ...aDomain({ name: 'b.example' }),
      notes: { stated: null, payment: null, thresholds: [90] },
    }
    const [one, other] = (await names(aDomain({ name: 'a.example' }), own)).toSorted((a, b) =>
      a.row.name < b.row.name ? -1 : 1,
    )
    expect(one).toMatchObject({
      thresholds: [30, 7],
      isAbout: false,
      stated: null,
      row: { name: 'a.example', phase: 'active' },
    })
    expect(other?.thresholds).toEqual([90])
  })

  it('says where the date is the word of the person, and where there is such a word that does not count', async () => {
    const [counts] = await names({ ...undated(), notes: stated(50) })
    expect(counts).toMatchObject({ stated: 'counts', row: { paidUntil: at(50 * DAY) } })
    const [kept] = await names({ ...aDomain(), notes: stated(50) })
    expect(kept).toMatchObject({ stated: 'kept', row: { paidUntil: at(300 * DAY) } })
    expect((await names(undated()))[0]?.stated).toBeNull()
  })

  it.each([
    [true, false],
    [false, true],
  ])(
    'says “about” of a last day to restore unless the registry told the day of deletion (%s)',
    async (exact, isAbout) => {
      const record = aRegistryRecord({
        name: 'vully.com',
        expiry: known(at(-40 * DAY)),
        statuses: known(['redemption period', 'pending delete']),
        deletedAt: { at: at(-5 * DAY), exact },
      })
      const registry = fact(known(record), { source: 'registry', observedAt: at(-DAY) }, 3 * DAY)
      const [told] = await names({
        ...aDomain({ name: 'vully.com', expiresAt: known(at(-40 * DAY)) }),
        registry,
      })
      expect(told).toMatchObject({ isAbout, row: { phase: 'redemption' } })
      expect(told?.row.restoreBy).not.toBeNull()
    },
  )

  it('counts the lists that can be believed, each organisation once, and a login of which nothing is known', () => {
    const lists = (...connections: ReturnType<typeof aConnection>[]) =>
      listsKnown({ ...aSnapshot(), connections }, NOW)
    expect(lists()).toEqual({ known: 0, unknown: 0 })
    expect(lists(aConnection(), aConnection({ name: 'other' }))).toEqual({ known: 1, unknown: 0 })
    const stale = anOrganisation({
      organisation: { id: '43' },
      domains: fact(known([]), { ...justNow, observedAt: at(-9 * DAY) }, DAY),
    })
    expect(lists(aConnection({ organisations: fresh([anOrganisation(), stale]) }))).toEqual({
      known: 1,
      unknown: 1,
    })
    expect(lists(aConnection({ organisations: fact(unknown('source-failed'), justNow, DAY) }))).toEqual({
      known: 0,
      unknown: 1,
    })
  })
})
