import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMigration } from '#daemon/features/codes/reading/migration.ts'
import { readFields } from '#daemon/features/codes/reading/protobuf.ts'
import {
  bytesField,
  migrationOf,
  numberField,
  varint,
  writtenCode,
  writtenPayload,
  type WrittenCode,
} from '../support/written-migration.ts'

const seed = Buffer.from('a seed of twenty byt')
const one: WrittenCode = { secret: seed, name: 'me', issuer: 'Site', algorithm: 1, digits: 1, type: 2 }
const readOf = (payload: readonly number[]) => {
  const read = readMigration(migrationOf(payload))
  return read.ok ? read.value : read.error
}
const faultsOf = (...codes: WrittenCode[]) => {
  const read = readOf(writtenPayload([...codes, one]))
  return typeof read === 'string' ? read : read.unread
}

describe('an export of Google Authenticator', () => {
  it('gives back what was written, whatever it is', () => {
    const names = fc
      .string({ unit: fc.constantFrom(...Array.from('abcXYZ 09@.-äéß漢')), maxLength: 40 })
      .map((name) => name.replaceAll(/\s+/g, ' ').trim())
    const algorithms = ['SHA-1', 'SHA-1', 'SHA-256', 'SHA-512']
    const digits = [6, 6, 8, 7]
    const codes = fc.record({
      secret: fc.uint8Array({ minLength: 1, maxLength: 512 }),
      name: names,
      issuer: names,
      algorithm: fc.nat({ max: 3 }),
      digits: fc.nat({ max: 3 }),
      type: fc.nat({ max: 2 }),
      counter: fc.maxSafeNat().map(BigInt),
      uniqueId: fc.string(),
    })
    const batches = fc.record({ size: fc.integer({ min: 1, max: 50 }), id: fc.integer() })
    fc.assert(
      fc.property(
        fc.array(codes, { minLength: 1, maxLength: 8 }),
        batches,
        fc.nat(),
        (written, { size, id }, some) => {
          const index = some % size
          const read = readOf(writtenPayload(written, { size, index, id }))
          if (typeof read === 'string') expect.fail(read)
          expect(read.batch).toEqual({ size, index, id })
          expect(read.unread).toEqual([])
          expect(read.codes).toMatchObject(
            written.map(({ secret, name, issuer, type, counter, ...rest }) => ({
              kind: type === 1 ? 'hotp' : 'totp',
              issuer,
              account: name,
              algorithm: algorithms[rest.algorithm],
              digits: digits[rest.digits],
              period: type === 1 ? null : 30,
              counter: type === 1 ? Number(counter) : null,
              secret: Buffer.from(secret),
            })),
          )
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is read as apps have written it', () => {
    // of the readme of github.com/digitalduke/otpauth-migration-decoder
    const read = readMigration(
      'otpauth-migration://offline?data=CjEKCkhlbGxvId6tvu8SGEV4YW1wbGU6YWxpY2VAZ29vZ2xlLmNvbRoHRXhhbXBsZTAC',
    )
    expect(read).toMatchObject({
      ok: true,
      value: {
        batch: { size: 1, index: 0, id: 0 },
        codes: [
          {
            kind: 'totp',
            issuer: 'Example',
            account: 'alice@google.com',
            digits: 6,
            period: 30,
            secret: Buffer.from('48656c6c6f21deadbeef', 'hex'),
            remarks: ['known-seed', 'short-seed'],
          },
        ],
      },
    })
  })

  it.each([
    ['an algorithm that is not safe (MD5)', { ...one, algorithm: 4 }, 'bad-algorithm'],
    ['an algorithm to come', { ...one, algorithm: 5 }, 'bad-algorithm'],
    ['a number of digits to come', { ...one, digits: 4 }, 'bad-digits'],
    ['a kind to come', { ...one, type: 3 }, 'other-kind'],
    ['no secret', { ...one, secret: Buffer.alloc(0) }, 'no-secret'],
    ['a secret that is too long', { ...one, secret: Buffer.alloc(513) }, 'long-secret'],
    ['a counter below 0', { ...one, type: 1, counter: -1n }, 'bad-counter'],
    ['a counter that is not exact', { ...one, type: 1, counter: 2n ** 53n }, 'bad-counter'],
    ['an address in a name', { ...one, name: 'otpauth://totp/x?secret=AAAA' }, 'nested'],
  ] as const)('lists %s, and reads what stands beside it', (_, code, fault) => {
    expect(faultsOf(code)).toEqual([{ place: 1, fault }])
  })

  it('reads a counter that was not written as 0, and one beyond 2^32', () => {
    const counterOf = (counter?: bigint) => {
      const read = readOf(
        writtenPayload([{ secret: seed, type: 1, ...(counter !== undefined && { counter }) }]),
      )
      return typeof read === 'string' ? read : read.codes[0]?.counter
    }
    expect(counterOf()).toBe(0)
    expect(counterOf(2n ** 53n - 1n)).toBe(2 ** 53 - 1)
  })

  it('shows a name that is no UTF-8 as far as it is text, and says so', () => {
    const read = readOf(writtenPayload([{ ...one, name: Uint8Array.from([0x4d, 0xff, 0x65]) }]))
    expect(read).toMatchObject({ codes: [{ account: 'M\uFFFDe', remarks: ['name-changed'] }] })
  })

  it('steps over fields that it does not know, of every type', () => {
    const fixed = [...varint(99 * 8 + 1), ...Array.from({ length: 8 }, () => 255)]
    const short = [...varint(98 * 8 + 5), 1, 2, 3, 4]
    const unknown = [...fixed, ...short, ...numberField(97, 2n ** 64n - 1n), ...bytesField(96, 'news')]
    const payload = [...unknown, ...bytesField(1, [...unknown, ...writtenCode(one), ...unknown]), ...unknown]
    expect(readOf(payload)).toMatchObject({ codes: [{ issuer: 'Site', account: 'me' }], unread: [] })
  })

  const good = writtenPayload([one], { size: 3, index: 2, id: 7 })
  it.each([
    ['is cut off', good.slice(0, 12)],
    ['is cut off in a number', [...good, 0x18, 0x80]],
    ['claims more bytes than it has', [...good, ...varint(1 * 8 + 2), ...varint(2n ** 40n), 1, 2]],
    ['claims as many as 64 bits can say', [...good, ...varint(1 * 8 + 2), ...varint(2n ** 64n - 1n)]],
    ['has a number that never ends', [...good, 0x18, ...Array.from({ length: 40 }, () => 0xff)]],
    ['has a number of more than 64 bits', [...good, 0x18, ...Array.from({ length: 9 }, () => 0xff), 0x7f]],
    ['has a field without a number', [...good, 0, 1]],
    ['has a type of field that is none', [...good, ...varint(9 * 8 + 7)]],
    ['has a group', [...good, ...varint(9 * 8 + 3), ...varint(9 * 8 + 4)]],
    ['is a part beyond the last', writtenPayload([one], { size: 2, index: 2 })],
    ['is a part before the first', writtenPayload([one], { size: 2, index: -1 })],
    ['has fewer parts than none', writtenPayload([one], { size: -5 })],
    ['holds no code at all', writtenPayload([])],
    ['is empty', []],
  ] as const)('is refused as a whole where it %s', (_, payload) => {
    expect(readOf(good)).toMatchObject({ batch: { size: 3, index: 2, id: 7 } })
    expect(readOf(payload)).toBe('damaged')
  })

  it('lists a code whose own bytes are cut off', () => {
    const payload = [...bytesField(1, writtenCode(one).slice(0, 9)), ...bytesField(1, writtenCode(one))]
    expect(readOf(payload)).toMatchObject({
      codes: [{ account: 'me' }],
      unread: [{ place: 1, fault: 'damaged' }],
    })
  })

  it.each([
    ['otpauth-migration://offline', 'damaged'],
    ['otpauth-migration://offline?data=', 'damaged'],
    ['otpauth-migration://offline?data=@@@@', 'damaged'],
    ['otpauth-migration://offline?data=A', 'damaged'],
    ['otpauth-migration://online?data=AAAA', 'damaged'],
    ['otpauth://totp/me?secret=AAAA', 'not-otpauth'],
    ['', 'empty'],
    [`otpauth-migration://offline?data=${'A'.repeat(1_000_000)}`, 'too-long'],
    [`${migrationOf(good)}\n${migrationOf(good)}`, 'several'],
  ] as const)('%.50s is %s', (text, fault) => {
    expect(readMigration(text)).toEqual({ ok: false, error: fault })
  })

  it('is read with its plus signs as they are, as percent signs, and as the spaces that a form makes of them', () => {
    const payload = writtenPayload([
      { ...one, secret: Uint8Array.from([0xfb, 0xef, 0xbe, 0xfb, 0xef, 0xbe, 0xff]), name: '>>>???' },
    ])
    const data = Buffer.from(payload).toString('base64')
    expect(data).toMatch(/\+.*\/|\/.*\+/)
    const written = [
      data,
      encodeURIComponent(data),
      data.replaceAll('+', ' '),
      Buffer.from(payload).toString('base64url'),
    ]
    const reads = written.map((one) => readMigration(`otpauth-migration://offline?data=${one}`))
    for (const read of reads) expect(read).toEqual(reads[0])
    expect(reads[0]).toMatchObject({ ok: true, value: { unread: [] } })
  })

  it('never throws, and makes of bytes at most half as many fields', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const fields = readFields(Buffer.from(bytes))
        if (fields.ok) expect(fields.value.length).toBeLessThanOrEqual(bytes.length / 2)
        readMigration(migrationOf(Array.from(bytes)))
      }),
    )
    fc.assert(
      fc.property(fc.nat({ max: good.length - 1 }), fc.nat({ max: 255 }), (at, byte) => {
        readMigration(migrationOf(good.with(at, byte)))
      }),
    )
  })

  it('gives seeds in memory of their own', () => {
    const [first, second] = [1, 2].map(() => readMigration(migrationOf(good)))
    if (!first?.ok || !second?.ok) expect.fail('it is readable')
    first.value.codes[0]?.secret.fill(0)
    expect(second.value.codes[0]?.secret).toEqual(seed)
  })
})
