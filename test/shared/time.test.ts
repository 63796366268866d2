import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { epoch, iso } from '#shared/time.ts'

it('a time is read as the system reads it, in whatever order times come', () => {
  const anyTime = fc.integer({ min: Date.UTC(0, 0, 1), max: Date.UTC(9999, 11, 31) })
  fc.assert(
    fc.property(fc.array(anyTime), fc.infiniteStream(fc.nat({ max: 2 })), (times, again) => {
      for (const [at, time] of times.entries()) {
        const before = times[at - (again.next().value ?? 0)] ?? time
        for (const one of [time, before, time]) expect(epoch(iso(one))).toBe(one)
      }
    }),
  )
})
