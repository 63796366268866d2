import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import * as fc from 'fast-check'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { readAddress } from '#daemon/features/codes/reading/address.ts'
import { LONGEST_ADDRESS } from '#daemon/features/codes/reading/one-line.ts'
import { shownName } from '#daemon/features/codes/reading/shown-name.ts'
import { writeAddress } from '#daemon/features/codes/reading/write-address.ts'
import { codeAlgorithms, codeDigits, LONGEST_PERIOD, LONGEST_SEED, type CodeAbout } from '#shared/codes.ts'
import { bookBase32 } from '../support/codes-by-the-book.ts'

const seed = Buffer.from('a seed of twenty byt')
const KEY = bookBase32(seed)
const readOf = (address: string) => {
  const read = readAddress(address)
  return read.ok ? read.value : read.error
}
const withKey = (rest: string) => readOf(`otpauth://totp/me?secret=${KEY}${rest}`)
const keyed = (secret: string) => readOf(`otpauth://totp/me?secret=${secret}`)

const name = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .map((text) => shownName(text).name)
  .filter((text) => !/\uFFFD|otpauth/i.test(text))
const abouts: fc.Arbitrary<Omit<CodeAbout, 'remarks'>> = fc
  .record({
    issuer: name,
    account: name,
    algorithm: fc.constantFrom(...codeAlgorithms),
    digits: fc.constantFrom(...codeDigits),
  })
  .chain((about) =>
    fc.oneof(
      fc
        .integer({ min: 1, max: LONGEST_PERIOD })
        .map((period) => ({ ...about, kind: 'totp' as const, period, counter: null })),
      fc.maxSafeNat().map((counter) => ({ ...about, kind: 'hotp' as const, period: null, counter })),
    ),
  )
const seeds = fc.uint8Array({ minLength: 1, maxLength: LONGEST_SEED })

describe('an otpauth: address', () => {
  it('says what was written into it, whatever that is', () => {
    fc.assert(
      fc.property(abouts, seeds, (about, bytes) => {
        const read = readOf(writeAddress(about, Buffer.from(bytes)).toString())
        expect(read).toMatchObject({ ...about, secret: Buffer.from(bytes) })
      }),
    )
  })

  it('says the same however it is spelled', () => {
    const spelled = fc.record({
      isLower: fc.boolean(),
      group: fc.constantFrom('', ' ', '-', '%20', '+', '\u00A0'),
      padding: fc.constantFrom('', '=', '======', '%3D%3D%3D'),
      sha: fc.constantFrom('SHA', 'sha', 'SHA-', 'Sha_', 'HmacSHA', 'hmac-sha-', 'Algorithm.sha'),
      and: fc.constantFrom('&', '&amp;', '&&', '&image=https%3A%2F%2Fa.example%2Fb.png&'),
      names: fc.constantFrom('upper', 'lower'),
      around: fc.constantFrom(['', ''], ['\uFEFF', '\r\n'], ['\n\n', '\n'], ['  ', '\t']),
      order: fc.infiniteStream(fc.nat()),
    })
    fc.assert(
      fc.property(abouts, seeds, spelled, (about, bytes, how) => {
        const inCase = (text: string) => (how.names === 'upper' ? text.toUpperCase() : text)
        const key = bookBase32(bytes)
        const cased = how.isLower ? key.toLowerCase() : key
        const parts = [
          `${inCase('secret')}=${(cased.match(/.{1,4}/g) ?? []).join(how.group)}${how.padding}`,
          `${inCase('algorithm')}=${how.sha}${about.algorithm.slice(4)}`,
          `${inCase('digits')}=${String(about.digits)}`,
          about.kind === 'totp'
            ? `${inCase('period')}=${String(about.period)}`
            : `${inCase('counter')}=${String(about.counter)}`,
          ...(about.issuer === '' ? [] : [`${inCase('issuer')}=${encodeURIComponent(about.issuer)}`]),
        ]
          .map((part) => [how.order.next().value as number, part] as const)
          .sort(([one], [other]) => one - other)
          .map(([, part]) => part)
        const before =
          about.issuer === '' && !about.account.includes(':')
            ? ''
            : `${encodeURIComponent(about.issuer)}%3A%20`
        const address = `${inCase('otpauth')}://${inCase(about.kind)}/${before}${encodeURIComponent(about.account)}?${parts.join(how.and)}`
        expect(readOf(`${how.around[0] ?? ''}${address}${how.around[1] ?? ''}`)).toMatchObject({
          ...about,
          secret: Buffer.from(bytes),
        })
      }),
    )
  })

  it('means SHA-1, six digits and thirty seconds where it does not say so', () => {
    const usual = { algorithm: 'SHA-1', digits: 6, period: 30, counter: null, kind: 'totp' }
    expect(withKey('')).toMatchObject({ ...usual, issuer: '', account: 'me', remarks: [] })
    for (const address of [`otpauth://totp?secret=${KEY}`, `otpauth://totp/?secret=${KEY}`])
      expect(readOf(address)).toMatchObject({ ...usual, issuer: '', account: '', remarks: ['no-name'] })
  })

  it.each([
    ['Example:alice@google.com', '&issuer=Example', 'Example', 'alice@google.com', []],
    ['Example:alice@google.com', '', 'Example', 'alice@google.com', []],
    ['Big%20Corporation%3A%20alice%40bigco.com', '', 'Big Corporation', 'alice@bigco.com', []],
    ['alice', '&issuer=Big+Corp', 'Big Corp', 'alice', []],
    ['big corp:alice', '&issuer=Big+Corp', 'Big Corp', 'alice', []],
    ['alice+work@a.example', '', '', 'alice+work@a.example', []],
    ['Bank:alice', '&issuer=Other', 'Other', 'Bank:alice', ['issuers-differ']],
    ['A:B:alice', '&issuer=A:B', 'A:B', 'alice', []],
    ['A:alice:home', '&issuer=A', 'A', 'alice:home', []],
    [':alice:home', '', '', 'alice:home', []],
    ['Z%C3%BCrich:Ren%C3%A9', '', 'Zürich', 'René', []],
    ['東京:太郎', '&issuer=東京', '東京', '太郎', []],
    ['C#:who', '', 'C#', 'who', []],
    ['100%:alice', '&issuer=100%25', '100%', 'alice', []],
    ['a/b:c', '', 'a/b', 'c', []],
    ['x', '&issuer=', '', 'x', []],
  ] as const)('names %s with “%s”: issuer “%s”, account “%s”', (label, rest, issuer, account, remarks) => {
    const read = readOf(`otpauth://totp/${label}?secret=${KEY}${rest}`)
    expect(read).toMatchObject({ issuer, account, remarks })
  })

  it.each([
    ['a right-to-left mark', '%E2%80%AEmoc.elgoog', 'moc.elgoog'],
    ['a null', 'a%00b', 'ab'],
    ['what has no width', 'a%E2%80%8Bb%EF%BB%BFc%E2%81%A0', 'abc'],
    ['an escape of a terminal', '%1B%5B31mred', '[31mred'],
    ['bytes that are no UTF-8', 'a%FF', 'a\uFFFD'],
    ['more than anybody reads', 'a'.repeat(300), 'a'.repeat(200)],
  ] as const)('shows a name without %s, and says so', (_, label, account) => {
    expect(readOf(`otpauth://totp/${label}?secret=${KEY}`)).toMatchObject({
      account,
      remarks: ['name-changed'],
    })
  })

  it('leaves a name alone in which nothing is amiss, and an emoji in colour', () => {
    expect(readOf(`otpauth://totp/me ❤️?secret=${KEY}`)).toMatchObject({ account: 'me ❤️', remarks: [] })
    expect(readOf(`otpauth://totp/%20me%0Aat%E2%80%A8work%20?secret=${KEY}`)).toMatchObject({
      account: 'me at work',
      remarks: [],
    })
  })

  it.each([
    'lnfomaniak',
    '1nfomaniak SA',
    'INF0MANIAK',
    'lnfornaniak',
    'ínfomaniak',
    'іnfomaniak',
    'Gооgle',
    'ΡayPal',
  ])('says that %s can be taken for another', (issuer) => {
    expect(withKey(`&issuer=${encodeURIComponent(issuer)}`)).toMatchObject({
      issuer,
      remarks: ['look-alike'],
    })
  })
  it.each(['Infomaniak', 'INFOMANIAK Network SA', 'Яндекс ID', 'Zürich 1', 'µTorrent', 'Ελλάδα', 'lnfo'])(
    'says nothing of %s',
    (issuer) => {
      expect(withKey(`&issuer=${encodeURIComponent(issuer)}`)).toMatchObject({ remarks: [] })
    },
  )

  it('remarks what it does not know and could matter, and nothing of pictures', () => {
    expect(withKey('&image=x&color=red&lock=true&codeDisplay=%7B%7D')).toMatchObject({ remarks: [] })
    expect(withKey('&timestep=60')).toMatchObject({ period: 30, remarks: ['parameters-ignored'] })
    expect(withKey('&pin=1234')).toMatchObject({ remarks: ['parameters-ignored'] })
  })

  it('remarks a seed that can be guessed', () => {
    const remarksOf = (bytes: Uint8Array) => {
      const read = keyed(bookBase32(bytes))
      return typeof read === 'string' ? read : read.remarks
    }
    expect(remarksOf(seed.subarray(0, 16))).toEqual([])
    expect(remarksOf(seed.subarray(0, 15))).toEqual(['short-seed'])
    for (const known of [
      '1234567890'.repeat(2),
      '1234567890'.repeat(7).slice(0, 64),
      '\0'.repeat(20),
      '\xAA'.repeat(32),
    ])
      expect(remarksOf(Buffer.from(known, 'latin1'))).toEqual(['known-seed'])
    expect(keyed('JBSWY3DPEHPK3PXP')).toMatchObject({ remarks: ['known-seed', 'short-seed'] })
    expect(keyed('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP')).toMatchObject({ remarks: ['known-seed'] })
  })

  it.each([
    ['', 'empty'],
    ['\uFEFF\r\n', 'empty'],
    ['https://example.com/otpauth://totp/', 'not-otpauth'],
    [KEY, 'not-otpauth'],
    ['otpauth:totp/me', 'not-otpauth'],
    [`otpauth://totp/a?secret=${KEY}\r\notpauth://totp/b?secret=${KEY}`, 'several'],
    ['otpauth-migration://offline?data=AAAA', 'migration'],
    [`otpauth://steam/me?secret=${KEY}`, 'steam'],
    [`steam://${KEY}`, 'steam'],
    [`otpauth://totp/Steam:me?secret=${KEY}&encoder=steam`, 'steam'],
    [`otpauth://motp/me?secret=${KEY}`, 'motp'],
    [`motp://SITE:me?secret=abc`, 'motp'],
    [`otpauth://yaotp/me?secret=${KEY}`, 'yandex'],
    [`otpauth://ocra/me?secret=${KEY}`, 'other-kind'],
    [`otpauth://${KEY}`, 'other-kind'],
    [`otpauth:///me?secret=${KEY}`, 'other-kind'],
    [`otpauth://totp:80/me?secret=${KEY}`, 'other-kind'],
    [`otpauth://totp/otpauth%3A%2F%2Ftotp%2Fme%3Fsecret%3D${KEY}?secret=${KEY}`, 'nested'],
    [`otpauth://totp/me?secret=${KEY}&issuer=Aotpauth://totp/b?secret=${KEY}`, 'nested'],
    ['otpauth://totp/me', 'no-secret'],
    [`otpauth://totp/who?secret?secret=${KEY}`, 'no-secret'],
    ['otpauth://totp/me?issuer=A', 'no-secret'],
    ['otpauth://totp/me?secret=', 'no-secret'],
    ['otpauth://totp/me?secret=%20+', 'no-secret'],
    ['otpauth://totp/me?secret=====', 'no-secret'],
    ['otpauth://hotp/me?secret=AAAAAAAA', 'no-counter'],
  ] as const)('%s: %s', (address, fault) => {
    expect(readOf(address)).toBe(fault)
  })

  it.each(['0', '1', '8', '9', '!', 'é', 'ı', 'ſ', 'Ａ', '%00', '=', '/'])(
    'takes no seed with %s in it',
    (char) => {
      expect(keyed(`AAAA${char}AAA`)).toBe('bad-secret')
    },
  )
  it('takes no seed of a length that no bytes have, and drops the bits that fill no byte', () => {
    const lengths = Array.from({ length: 16 }, (_, count) => count + 1)
    const refused = lengths.filter((count) => keyed('A'.repeat(count)) === 'bad-secret-length')
    expect(refused).toEqual([1, 3, 6, 9, 11, 14])
    expect(keyed('AB')).toMatchObject({ secret: Buffer.from([0]) })
    expect(keyed(bookBase32(Buffer.alloc(LONGEST_SEED, 7)))).toMatchObject({ remarks: ['known-seed'] })
    expect(keyed(bookBase32(Buffer.alloc(LONGEST_SEED + 1, 7)))).toBe('long-secret')
  })

  it.each([
    ['digits', ['5', '9', '99', '6.5', '-6', '', '0', '６', '6e0', 'six', ' 6'], 'bad-digits'],
    ['period', ['0', '-30', '1e99', 'NaN', '30.5', '', '4294967296', 'Infinity', '0x1e'], 'bad-period'],
    [
      'algorithm',
      ['MD5', 'SHA224', 'SHA384', 'SHA3-256', 'sha-2-5-6', 'SHA', '', '__proto__'],
      'bad-algorithm',
    ],
  ] as const)('takes no %s of %j', (parameter, values, fault) => {
    for (const value of values) expect(withKey(`&${parameter}=${value}`), value).toBe(fault)
  })
  it('takes no counter but an exact one', () => {
    const counted = (counter: string) => readOf(`otpauth://hotp/me?secret=${KEY}&counter=${counter}`)
    for (const counter of ['-1', '1.5', '', '9007199254740992', '1e3', 'NaN', '99999999999999999999999'])
      expect(counted(counter), counter).toBe('bad-counter')
    for (const counter of ['0', '4294967296', '9007199254740991'])
      expect(counted(counter)).toMatchObject({ counter: Number(counter), period: null })
  })
  it.each(['secret', 'issuer', 'algorithm', 'digits', 'period', 'counter', 'SECRET', '%73ecret'])(
    'takes no address with two of %s',
    (parameter) => {
      expect(withKey(`&${parameter}=6&${parameter}=6`)).toBe('twice')
    },
  )

  it('never throws, whatever it is given, and looks at nothing that is too long', () => {
    const pieces = fc.constantFrom(
      'otpauth://',
      'totp',
      'hotp',
      '/',
      '?',
      '&',
      '=',
      'secret',
      KEY,
      '%',
      '%3A',
      '\uD800',
      'digits',
      'period',
      'issuer',
      '-migration',
      'data',
      '\n',
      '\0',
      '+',
    )
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(pieces).map((parts) => parts.join('')),
      fc.array(pieces).map((parts) => `otpauth://totp/me?secret=${KEY}&${parts.join('')}`),
    )
    fc.assert(
      fc.property(texts, (text) => {
        expect(readAddress(text)).toHaveProperty('ok')
      }),
      { numRuns: 500 },
    )
    expect(readOf('a'.repeat(LONGEST_ADDRESS + 1))).toBe('too-long')
    expect(readOf(`otpauth://totp/${'%41'.repeat(400_000)}?secret=${KEY}`)).toBe('too-long')
  })

  it('fills a seed with zeros that nobody gets', () => {
    // what the reader allocates is all that it makes of the seed, and is seen here as it is given out
    const alloc = vi.spyOn(Buffer, 'alloc')
    onTestFinished(() => {
      alloc.mockRestore()
    })
    const given = () => alloc.mock.results.flatMap((one) => (one.type === 'return' ? [one.value] : []))
    expect(withKey('&digits=9')).toBe('bad-digits')
    expect(given().length).toBeGreaterThanOrEqual(2)
    expect(given().every((made) => made.every((byte) => byte === 0))).toBe(true)
    expect(withKey('')).toMatchObject({ secret: seed })
    expect(given().some((made) => made.equals(seed))).toBe(true)
  })

  it('gives names that keep nothing else of the address in memory', () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const long = 'x'.repeat(16_000)
    const heapUsed = () => {
      collect()
      return process.memoryUsage().heapUsed
    }
    const before = heapUsed()
    const kept = Array.from({ length: 2000 }, (_, at) => {
      const name = `somebody-${String(at)}-at-work`
      const read = readOf(`otpauth://totp/${name}?image=${long}&issuer=${name}&secret=${KEY}`)
      return typeof read === 'string' ? [] : [read.issuer, read.account]
    })
    expect(heapUsed() - before).toBeLessThan(8_000_000)
    expect(new Set(kept.flat()).size).toBe(2000)
  })
})
