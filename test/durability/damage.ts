/** What can happen to the bytes of a file. */
import * as fc from 'fast-check'

/** Places in a file that mean different things, by a share of its length; 0 and 1 are its first and last byte. */
const place = fc.double({ min: 0, max: 1, noNaN: true })
export const damage = fc.oneof(
  fc.record({ how: fc.constant('flip' as const), at: place, bit: fc.nat(7) }),
  fc.record({ how: fc.constant('truncate' as const), at: place }),
  fc.record({ how: fc.constant('zero' as const), at: place }),
  fc.record({ how: fc.constant('append' as const), bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }) }),
  fc.constant({ how: 'empty' as const }),
)
export type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never

/** The same file as it is after that. */
export function damaged(file: Buffer, damage: Damage): Buffer {
  const at = 'at' in damage ? Math.min(file.length - 1, Math.floor(damage.at * file.length)) : 0
  const copy = Buffer.from(file)
  switch (damage.how) {
    case 'flip':
      copy[at] = (copy[at] ?? 0) ^ (1 << damage.bit)
      return copy
    case 'truncate':
      return copy.subarray(0, at)
    case 'zero':
      return copy.fill(0, at)
    case 'append':
      return Buffer.concat([copy, damage.bytes])
    case 'empty':
      return Buffer.alloc(0)
    default:
      return damage satisfies never
  }
}
