import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isCollapse, keepBack, type KeptBack } from '#daemon/sources/infomaniak/believe.ts'
import { isKnown, read, unknown } from '#shared/fact.ts'
import { HOUR, iso, MINUTE } from '#shared/time.ts'
import { movableClock, never, rigSource, type MovableClock, type Rig } from '../support/infomaniak-rig.ts'
import { createMemoryStore, type MemoryStore } from '../support/memory-store.ts'
import { startProviderMock, type ProviderMock } from '../support/provider-mock.ts'

describe('the rule', () => {
  test.each([
    [1, 0, true],
    [0, 0, false],
    [5, 1, false],
    [6, 1, false],
    [7, 1, true],
    [12, 6, false],
    [14, 6, true],
    [30, 14, true],
    [30, 15, false],
    [30, 40, false],
  ])('of %i to %i is a collapse: %s', (was, is, expected) => {
    expect(isCollapse(was, is)).toBe(expected)
  })

  test('believes a collapse seen again twice, ten minutes apart each, however often it is asked', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 30 }), (minutes) => {
        let at = 0
        let before: KeptBack | undefined
        let lastCounted = 0
        let seenAgain = 0
        for (const [nth, gap] of minutes.entries()) {
          at += gap * MINUTE
          const entry = keepBack({ list: 'domains', organisation: '1', was: 30, is: 0 }, before, iso(at))
          if (nth === 0) lastCounted = at
          else if (at - lastCounted >= 10 * MINUTE) {
            seenAgain += 1
            lastCounted = at
          }
          expect(entry === null).toBe(seenAgain === 2)
          if (entry === null) return
          before = entry
        }
      }),
    )
  })

  test('starts over when the number is another', () => {
    const of = { list: 'domains', organisation: '1', was: 30, is: 0 } as const
    const first = keepBack(of, undefined, iso(0)) ?? undefined
    const again = keepBack(of, first, iso(10 * MINUTE)) ?? undefined
    expect(again?.seenAgain).toBe(1)
    expect(keepBack({ ...of, is: 2 }, again, iso(20 * MINUTE))).toMatchObject({ is: 2, seenAgain: 0 })
  })

  test('does not take a clock that was set back for time that passed', () => {
    const of = { list: 'domains', organisation: '1', was: 30, is: 0 } as const
    const first = keepBack(of, undefined, iso(HOUR)) ?? undefined
    expect(keepBack(of, first, iso(0))).toEqual(first)
  })
})

describe('a provider that says "none" where there was much', () => {
  let mock: ProviderMock
  let clock: MovableClock
  let store: MemoryStore
  let rig: Rig

  beforeEach(async () => {
    mock = await startProviderMock({ mode: 'sandbox' })
    clock = movableClock()
    store = createMemoryStore()
    rig = await rigSource({ url: mock.url, store, clock })
    await rig.source.sync(never)
  })
  afterEach(async () => {
    await rig.close()
    await mock.close()
  })
  const organisation = () => {
    const { told } = rig.source.snapshot().organisations
    const [first] = isKnown(told) ? told.known : []
    if (first === undefined) throw new Error('no organisation')
    return first
  }
  const domains = () => {
    const { told } = organisation().domains
    return isKnown(told) ? told.known.filter(({ registrar }) => registrar !== null).length : -1
  }

  test('is not believed, and reported, and the names stay and age', async () => {
    const was = domains()
    expect(was).toBeGreaterThan(20)
    mock.setMode('no-domains')
    clock.pass(HOUR)
    store.writes()
    expect(await rig.source.sync(never)).toMatchObject({ state: 'partial', changed: 0 })
    expect(domains()).toBe(was)
    expect(store.writes().some((path) => path.endsWith('/domains'))).toBe(false)
    const { id } = organisation().organisation
    expect(rig.source.connection().keptBack).toContainEqual({ list: 'domains', organisation: id, was, is: 0 })
    clock.pass(48 * HOUR)
    expect(read(organisation().domains, clock.now())).toEqual(unknown('stale'))
  })

  test('is believed when it says so again twice, ten minutes apart', async () => {
    mock.setMode('no-domains')
    for (let pass = 0; pass < 3; pass += 1) {
      expect(domains()).toBeGreaterThan(20)
      await rig.source.sync(never)
      clock.pass(10 * MINUTE)
    }
    expect(domains()).toBe(0)
    expect(rig.source.connection().keptBack).toEqual([])
  })

  test('is not believed for saying so often within ten minutes', async () => {
    mock.setMode('no-domains')
    for (let pass = 0; pass < 6; pass += 1) {
      clock.pass(MINUTE)
      await rig.source.sync(never)
    }
    expect(domains()).toBeGreaterThan(20)
  })

  test('is believed once the person says that it is so', async () => {
    const { id } = organisation().organisation
    expect(await rig.source.believe('domains', id)).toBe(false)
    mock.setMode('no-domains')
    await rig.source.sync(never)
    expect(await rig.source.believe('domains', id)).toBe(true)
    await rig.source.sync(never)
    expect(domains()).toBe(0)
  })

  test('and then says all again is simply well', async () => {
    mock.setMode('no-domains')
    await rig.source.sync(never)
    mock.setMode('sandbox')
    expect(await rig.source.sync(never)).toMatchObject({ state: 'ok', changed: 0 })
    expect(rig.source.connection().keptBack).toEqual([])
  })

  test('of every list loses no organisation and nobody in it', async () => {
    mock.setMode('empty-lists')
    await rig.source.sync(never)
    const { told } = organisation().members
    expect(isKnown(told) && told.known.length).toBeGreaterThan(10)
    expect(rig.source.connection().keptBack.map(({ list }) => list)).toContain('organisations')
  })
})
