/** Which receipts a browser keeps where there are too many. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inOrder, latest, thinned } from '../../extension/features/sessions/airlock/receipt-lists.ts'
import { aReceipt } from '../support/session-report.ts'
import { causes, outcomes, type Receipt } from '#shared/sessions.ts'
import { iso } from '#shared/time.ts'

const anyReceipts = fc
  .array(
    fc.record({
      site: fc.constantFrom('a.test', 'b.test'),
      outcome: fc.constantFrom(...outcomes),
      cause: fc.constantFrom(...causes),
    }),
    { maxLength: 900 },
  )
  .map((all) => all.map(aReceipt))

describe('receipts that wait for the daemon', () => {
  it('are never more than 500, and lose what went wrong last', () => {
    fc.assert(
      fc.property(anyReceipts, (all) => {
        const kept = thinned(all)
        expect(kept.length).toBeLessThanOrEqual(500)
        const bad = (list: readonly Receipt[]) =>
          list.filter(({ outcome }) => outcome !== 'held' && outcome !== 'kept').length
        expect(bad(kept)).toBe(Math.min(bad(all), 500))
      }),
      { numRuns: 50 },
    )
  })
})

describe('the order of receipts', () => {
  const at = (hour: number) => iso(Date.UTC(2026, 10, 22, hour))
  const receiptAt = (hour: number) => aReceipt({ at: at(hour) })

  it('is that of what happened, whenever it was written', () => {
    const [start, now, since] = [receiptAt(8), receiptAt(9), receiptAt(9)]
    expect(inOrder([now, start, since], at(10))).toEqual([start, now, since])
  })

  it('puts what a clock that was set back has dated into the future before all', () => {
    const [future, present] = [receiptAt(12), receiptAt(9)]
    expect(inOrder([present, future], at(10))).toEqual([future, present])
  })
})

describe('receipts for the pages', () => {
  it('always hold the last whole sweep of a quiet site', () => {
    const quiet = aReceipt({ site: 'quiet.test' })
    const older = aReceipt({ site: 'quiet.test' })
    const busy = Array.from({ length: 60 }, () => aReceipt({ cause: 'new-host' }))
    const kept = latest([...busy, quiet, older])
    expect(kept).toContain(quiet)
    expect(kept).not.toContain(older)
    expect(kept.length).toBe(51)
  })
})
