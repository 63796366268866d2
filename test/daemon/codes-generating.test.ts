import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeAt, codeOf } from '#daemon/features/codes/one-time-code.ts'
import {
  codeAlgorithms,
  codeDigits,
  LONGEST_PERIOD,
  LONGEST_SEED,
  type CodeAlgorithm,
} from '#shared/codes.ts'
import { bookCode, bookCodeAt, type Hash } from '../support/codes-by-the-book.ts'

const hashes: Record<CodeAlgorithm, Hash> = { 'SHA-1': 'sha1', 'SHA-256': 'sha256', 'SHA-512': 'sha512' }
/** A Date holds no later one. */
const LAST_MOMENT = 8_640_000_000_000_000
const seeds = fc.uint8Array({ minLength: 1, maxLength: LONGEST_SEED }).map((bytes) => Buffer.from(bytes))
const makes = fc.record({
  algorithm: fc.constantFrom(...codeAlgorithms),
  digits: fc.constantFrom(...codeDigits),
})

describe('codes', () => {
  it('are those of the RFCs for every seed, algorithm, number of digits and counter', () => {
    fc.assert(
      fc.property(makes, seeds, fc.maxSafeNat(), ({ algorithm, digits }, seed, counter) => {
        expect(codeOf({ algorithm, digits }, seed, counter)).toBe(
          bookCode(hashes[algorithm], seed, BigInt(counter), digits),
        )
      }),
    )
  })

  it('are those of the RFCs for every period and moment, and hold until exactly the next step', () => {
    const periods = fc.oneof(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: LONGEST_PERIOD }))
    const moments = fc.oneof(fc.nat(), fc.nat({ max: 4_102_444_800_000 }), fc.nat({ max: LAST_MOMENT }))
    fc.assert(
      fc.property(makes, seeds, periods, moments, ({ algorithm, digits }, seed, period, at) => {
        const shape = { algorithm, digits, period }
        const told = codeAt(shape, seed, at)
        expect(told).toEqual(bookCodeAt(hashes[algorithm], seed, BigInt(at), BigInt(period), digits))
        const { validUntil } = told
        expect(at).toBeLessThan(validUntil)
        expect(validUntil - at).toBeLessThanOrEqual(period * 1000)
        expect(codeAt(shape, seed, validUntil - 1)).toEqual(told)
        expect(codeAt(shape, seed, validUntil).validUntil).toBe(validUntil + period * 1000)
      }),
    )
  })

  it('leave the seed as it is to whoever brought it', () => {
    const seed = Buffer.from('12345678901234567890')
    codeOf({ algorithm: 'SHA-1', digits: 6 }, seed, 0)
    expect(seed.toString()).toBe('12345678901234567890')
  })

  it('are asked for by mistake where there is no period, or a counter that is none', () => {
    const shape = { algorithm: 'SHA-1', digits: 6, period: null } as const
    expect(() => codeAt(shape, Buffer.alloc(20), 0)).toThrow('no time')
    for (const counter of [-1, 1.5, Number.NaN, 2 ** 53])
      expect(() => codeOf(shape, Buffer.alloc(20), counter)).toThrow()
  })
})
