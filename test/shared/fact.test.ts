import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fact, field, isKnown, known, read, unknown, unknownReasons } from '#shared/fact.ts'
import { iso } from '#shared/time.ts'

const epoch = Date.UTC(2026, 0, 1)
const millis = fc.integer({ min: 0, max: 400 * 86_400_000 })

describe('a fact', () => {
  it('gives its value while it is fresh, and never after', () => {
    fc.assert(
      fc.property(millis, millis, fc.integer({ min: 1, max: 10 * 86_400_000 }), (observed, asked, maxAge) => {
        const one = fact(known(1), { source: 'infomaniak', observedAt: iso(epoch + observed) }, maxAge)
        const told = read(one, iso(epoch + asked))
        const age = asked - observed
        expect(isKnown(told)).toBe(age <= maxAge && age >= -5 * 60_000)
      }),
    )
  })

  it('keeps the reason why it is not known', () => {
    for (const reason of unknownReasons)
      expect(
        read(fact(unknown(reason), { source: 'person', observedAt: iso(epoch) }, 1), iso(epoch)),
      ).toEqual({
        unknown: reason,
      })
  })

  it('was never asked, where nobody observed it', () => {
    expect(read(fact(known(1), { source: 'registry', observedAt: null }, 1), iso(epoch))).toEqual({
      unknown: 'never-asked',
    })
  })

  it('about a field is unknown as soon as the record is', () => {
    const record = fact<{ a: ReturnType<typeof known<number>> }>(
      unknown('no-permission'),
      { source: 'infomaniak', observedAt: iso(epoch) },
      1,
    )
    expect(field(record, ({ a }) => a).told).toEqual({ unknown: 'no-permission' })
  })
})
