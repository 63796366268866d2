import { armor } from 'age-encryption'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { readCodeFile } from '#daemon/features/codes/files/code-file.ts'
import { LARGEST_CODE_FILE } from '#shared/code-files.ts'
import { codeFileFaults } from '#shared/code-files.ts'
import {
  addressOf,
  aegisContent,
  aegisEncrypted,
  aegisPlain,
  agePassphrase,
  base32,
  bitwardenItem,
  bitwardenJson,
  bitwardenSealed,
  keePassXcCsv,
  keePassXcTotp,
  twoFas,
  twoFasEncrypted,
  twoFasServices,
  type Account,
} from '../support/code-files.ts'

const secret = base32(Buffer.from('a seed that nobody may see'))
const about = {
  type: 'totp',
  issuer: 'Firm',
  account: 'anna',
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
} as const
const accounts: readonly Account[] = [
  { ...about, secret },
  { ...about, secret, type: 'steam' },
  { ...about, secret: `${secret}!` },
  { ...about, secret, digits: 11 },
]

const read = (content: unknown, passphrase: string | null = 'p') =>
  readCodeFile(typeof content === 'string' ? content : JSON.stringify(content), passphrase)
async function faultOf(...args: Parameters<typeof read>) {
  const result = await read(...args)
  return result.ok ? result.value : result.error
}

const list = accounts.map(addressOf).join('\n')
const files: Record<string, unknown> = {
  list,
  aegis: aegisPlain(aegisContent(accounts)),
  'aegis encrypted': aegisEncrypted(aegisContent(accounts), [null, 'p']),
  '2fas': twoFas(twoFasServices(accounts, 4), 4),
  '2fas encrypted': twoFasEncrypted(twoFasServices(accounts, 4), 4, 'p'),
  bitwarden: bitwardenJson(accounts.map((one) => bitwardenItem('Firm', 'anna', addressOf(one)))),
  'bitwarden sealed': bitwardenSealed(bitwardenJson([bitwardenItem('Firm', 'anna', secret)]), 'p', 1),
  keepassxc: keePassXcCsv(
    accounts.map((one) => ({
      title: 'Firm',
      username: 'anna',
      totp: keePassXcTotp('Firm', 'anna', one.secret),
    })),
  ),
}
beforeAll(async () => {
  files['age'] = await agePassphrase(list, 'p', 2)
})
const kinds = [...Object.keys(files), 'age']
const textOf = (kind: string) => (typeof files[kind] === 'string' ? files[kind] : JSON.stringify(files[kind]))

/** A fault with a name, or codes with seeds of their own, and nowhere else anything of a seed. */
function expectCalm(result: Awaited<ReturnType<typeof read>>): void {
  if (!result.ok) {
    expect(codeFileFaults).toContain(result.error)
    return
  }
  const { codes, unread } = result.value
  const told = JSON.stringify([unread, codes.map((code) => ({ ...code, secret: null }))])
  expect(told).not.toContain(secret.slice(0, 12))
  for (const code of codes) expect(Buffer.isBuffer(code.secret) && code.secret.length > 0).toBe(true)
}

describe('a file that was cut off or altered', () => {
  it.each(kinds)('%s: is read in part or refused, and says nothing of a seed', async (kind) => {
    const whole = textOf(kind)
    const alone = await read(whole)
    expect(alone.ok && alone.value.codes.length > 0).toBe(true)
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 5 }),
      fc.constantFrom('\0', '"', '{', '\uD800', '=', ':', '\n'),
    )
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), fc.nat(20), fc.option(piece), async (at, gone, put) => {
        expectCalm(
          await read(put === null ? whole.slice(0, at) : whole.slice(0, at) + put + whole.slice(at + gone)),
        )
      }),
      { numRuns: 60 },
    )
  })

  it.each(kinds.filter((kind) => typeof files[kind] === 'object'))(
    '%s: takes a value of any type anywhere, and any name',
    async (kind) => {
      const paths = pathsOf(files[kind])
      const value = fc.oneof(
        fc.constantFrom(null, true, -1, 1e308, 2 ** 53, '', '\0', '\uD800', '__proto__', [], {}, [[]]),
        fc.dictionary(
          fc.constantFrom('__proto__', 'constructor', 'toString', 'secret', 'length'),
          fc.jsonValue(),
        ),
        fc.jsonValue(),
      )
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...paths), value, async (path, put) => {
          // NaN and the like are no JSON; a cost of 2 ** 53 would be refused anyway
          expectCalm(await read(JSON.stringify(replaced(files[kind], path, put))))
        }),
        { numRuns: 150 },
      )
    },
  )

  it('takes anything at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), async (text) => {
        expectCalm(await read(text))
        expectCalm(await read(`otpauth://${text}\n${text}`))
        expectCalm(await read(`name,totp\n${text}`))
      }),
    )
  })

  it('takes the last of keys that stand twice, as every reader of JSON, and gives no prototype away', async () => {
    const text = textOf('aegis')
    const twice = text.replace(
      '"db":',
      '"db":7,"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"db":',
    )
    const result = await read(twice)
    expect(result.ok && result.value.codes).toHaveLength(1)
    expect(await faultOf(text.replace(/"db":/, '"db":7,"bd":'))).toBe('damaged')
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

/** Where any value stands in it. */
function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))]
}
function replaced(value: unknown, [key, ...path]: readonly string[], put: unknown): unknown {
  if (key === undefined) return put
  const copy = structuredClone(value) as Record<string, unknown>
  copy[key] = replaced(copy[key], path, put)
  return copy
}

describe('a file that was made to be much work', () => {
  it('is refused above 5 MB, with more than 2,000 codes, or too deep', async () => {
    const padded = list.padEnd(LARGEST_CODE_FILE, '\n')
    expect((await read(padded)).ok).toBe(true)
    expect(await faultOf(`${padded}\n`)).toBe('too-big')
    expect(await faultOf(`${list}${'é'.repeat(LARGEST_CODE_FILE / 2)}`)).toBe('too-big')

    const many = (count: number) => Array.from({ length: count }, () => accounts[0] as Account)
    for (const make of [
      (count: number) => many(count).map(addressOf).join('\n'),
      (count: number) => aegisPlain(aegisContent(many(count))),
      (count: number) => twoFas(twoFasServices(many(count), 4), 4),
      (count: number) => bitwardenJson(many(count).map(() => bitwardenItem('x', null, secret))),
      (count: number) => keePassXcCsv(many(count).map(() => ({ title: 'x', username: '', totp: secret }))),
    ]) {
      const most = await read(make(2000))
      expect(most.ok && most.value.codes.length).toBe(2000)
      expect(await faultOf(make(2001))).toBe('too-many')
    }
    expect(await faultOf(bitwardenJson(Array.from({ length: 20_001 }, () => ({}))))).toBe('too-many')
    expect(
      await faultOf(`{"version":1,"header":null,"db":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
    ).toBe('damaged')
  })

  it('has no seed longer than any site gives out, whatever it is made of', async () => {
    const found = await faultOf(twoFas([{ name: 'x', secret: '!'.repeat(3000), otp: {} }], 4))
    expect(found).toMatchObject({ codes: [], unread: [{ entry: 1, reason: 'long-secret' }] })
  })

  it('may not choose what its passphrase costs, and is refused before any work is done', async () => {
    const vault = aegisEncrypted(aegisContent(accounts), ['p'])
    const [slot] = vault.header.slots
    const withSlots = (...costs: readonly object[]) => ({
      ...vault,
      header: { ...vault.header, slots: costs.map((cost) => ({ ...slot, ...cost })) },
    })
    for (const costs of [
      [{ n: 2 ** 20 }],
      [{ n: 2 ** 40 }],
      [{ r: 2 ** 20 }],
      [{ p: 2 ** 30 }],
      Array.from({ length: 17 }, () => ({ n: 2 ** 15 })),
    ])
      for (const passphrase of ['p', null])
        expect(await faultOf(withSlots(...costs), passphrase)).toBe('too-costly')
    for (const cost of [
      { n: 0 },
      { n: 3 },
      { n: -1024 },
      { n: 1.5 },
      { r: 0 },
      { n: 2 ** 16, r: 1 },
      { p: '1' },
      { salt: '' },
    ])
      expect(await faultOf(withSlots(cost))).toBe('damaged')
    // as the app makes it
    expect((await read(aegisEncrypted(aegisContent(accounts), ['p'], { n: 2 ** 15, r: 8, p: 1 }))).ok).toBe(
      true,
    )

    const sealed = bitwardenSealed(bitwardenJson([]), 'p')
    expect(await faultOf({ ...sealed, kdfIterations: 10_000_000 })).toBe('too-costly')
    expect(await faultOf({ ...sealed, kdfIterations: 0 })).toBe('damaged')
    const argon = { ...sealed, kdfType: 1, kdfIterations: 3, kdfMemory: 64, kdfParallelism: 4 }
    expect(await faultOf({ ...argon, kdfMemory: 512, kdfIterations: 1 })).toBe('too-costly')
    expect(await faultOf({ ...argon, kdfIterations: 100 })).toBe('too-costly')
    expect(await faultOf({ ...argon, kdfParallelism: 4000 })).toBe('damaged')

    const file = Buffer.from(armor.decode(await agePassphrase(list, 'p', 2))).toString('latin1')
    const worked = (work: string) =>
      armor.encode(Buffer.from(file.replace(/(-> scrypt \S+ )2\n/, `$1${work}\n`), 'latin1'))
    expect(await faultOf(worked('2'))).toMatchObject({ codes: [{ issuer: 'Firm' }] })
    for (const work of ['20', '30', '99']) expect(await faultOf(worked(work))).toBe('too-costly')
    for (const work of ['0', '-1', '1e3', '100', '02']) expect(await faultOf(worked(work))).toBe('damaged')
  })

  it('holds nobody else up while a passphrase is tried', async () => {
    let turns = 0
    const turn = () => {
      turns += 1
      waiting = setImmediate(turn)
    }
    let waiting = setImmediate(turn)
    await read(aegisEncrypted(aegisContent(accounts), ['p'], { n: 2 ** 15, r: 8, p: 1 }), 'q')
    const tried = turns
    await read(await agePassphrase(list, 'p', 15), 'q')
    clearImmediate(waiting)
    expect(tried).toBeGreaterThan(20)
    expect(turns - tried).toBeGreaterThan(20)
  })
})
