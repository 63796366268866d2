import { access, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readMoment } from '#daemon/cli/moment.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import { bookBase32, bookCodeAt } from '../support/codes-by-the-book.ts'
import { runCli, temporaryFolder } from '../support/latchkey.ts'

let folder: string
beforeAll(async () => {
  folder = await temporaryFolder()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The real program, in a data folder that is not there. */
const run = (address: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) =>
  runCli(
    ['--json', 'otp', 'code', ...args],
    { ...process.env, LANG: 'en_GB.UTF-8', LATCHKEY_HOME: join(folder, 'none'), ...env },
    address,
  )
const codeOf = async (address: string, at?: string) => {
  const { code, out, err } = await run(address, at === undefined ? [] : ['--at', at])
  return code === 0 ? (JSON.parse(out) as unknown) : err
}

const ten = '1234567890'
const key20 = bookBase32(Buffer.from(ten.repeat(2)))
const key32 = bookBase32(Buffer.from(ten.repeat(4).slice(0, 32)))
const key64 = bookBase32(Buffer.from(ten.repeat(7).slice(0, 64)))

/** RFC 4226, appendix D. */
const byCounter = [
  '755224',
  '287082',
  '359152',
  '969429',
  '338314',
  '254676',
  '287922',
  '162583',
  '399871',
  '520489',
]
/** RFC 6238, appendix B: SHA-1, SHA-256, SHA-512. */
const byTime = [
  ['1970-01-01T00:00:59Z', '94287082', '46119246', '90693936'],
  ['2005-03-18T01:58:29Z', '07081804', '68084774', '25091201'],
  ['2005-03-18T01:58:31Z', '14050471', '67062674', '99943326'],
  ['2009-02-13T23:31:30Z', '89005924', '91819424', '93441116'],
  ['2033-05-18T03:33:20Z', '69279037', '90698825', '38618901'],
  ['2603-10-11T11:33:20Z', '65353130', '77737706', '47863826'],
] as const

describe.concurrent('`otp code`', () => {
  it('makes the codes of RFC 4226', { timeout: 60_000 }, async ({ expect }) => {
    const made = await Promise.all(
      byCounter.map((_, counter) => codeOf(`otpauth://hotp/rfc?secret=${key20}&counter=${String(counter)}`)),
    )
    expect(made).toEqual(byCounter.map((code, counter) => ({ code, counter })))
  })

  it.each(byTime)('makes the codes of RFC 6238 at %s', { timeout: 60_000 }, async (at, one, two, three) => {
    const made = await Promise.all([
      codeOf(`otpauth://totp/rfc?secret=${key20}&digits=8`, at),
      codeOf(`otpauth://totp/rfc?secret=${key32}&digits=8&algorithm=sha256`, at),
      codeOf(`otpauth://totp/rfc?secret=${key64}&digits=8&algorithm=SHA-512`, at),
    ])
    const validUntil = new Date((Math.floor(Date.parse(at) / 30_000) + 1) * 30_000).toISOString()
    expect(made).toEqual([one, two, three].map((code) => ({ code, validUntil })))
  })

  it('reads a time with an offset, and the last millisecond of a code', async () => {
    const made = await codeOf(`otpauth://totp/rfc?secret=${key20}`, '2009-02-14T01:31:29.999+02:00')
    expect(made).toMatchObject({ validUntil: '2009-02-13T23:31:30.000Z' })
  })

  it('makes the code of now where no time is named, and of any period', async () => {
    const seed = Buffer.from('a seed of twenty byt')
    const env = { LATCHKEY_DEV: '1', LATCHKEY_NOW: '2026-11-22T12:00:00.000Z' }
    const { out, err } = await run(`otpauth://totp/me?secret=${bookBase32(seed)}&period=7&digits=7`, [], env)
    const { code, validUntil } = bookCodeAt('sha1', seed, BigInt(Date.parse(env.LATCHKEY_NOW)), 7n, 7)
    expect(JSON.parse(out)).toEqual({ code, validUntil: new Date(validUntil).toISOString() })
    expect(err).toBe('')
  })

  it('prints words for a person, and remarks on standard error', async () => {
    const { out, err, code } = await runCli(
      ['otp', 'code', '--at', '1970-01-01T00:00:59Z'],
      { ...process.env, LANG: 'fr_CH.UTF-8', LATCHKEY_HOME: join(folder, 'none') },
      `\uFEFFotpauth://totp/rfc?secret=${key20.toLowerCase()}&digits=8&step=60\r\n`,
    )
    expect({ out, code }).toEqual({ out: '94287082, until 1970-01-01T00:01:00.000Z\n', code: 0 })
    expect(err).toContain(catalogues.fr['codes.remark.known-seed'])
    expect(err).toContain(catalogues.fr['codes.remark.parameters-ignored'])
  })

  it.each([
    ['no address', '', 'codes.fault.empty'],
    [
      'several',
      `otpauth://totp/a?secret=${key20}\notpauth://totp/b?secret=${key20}\n`,
      'codes.fault.several',
    ],
    ['a megabyte', `otpauth://totp/${'a'.repeat(1_000_000)}?secret=${key20}`, 'codes.fault.too-long'],
    [
      'as much in four bytes each',
      `otpauth://totp/${'😀'.repeat(20_000)}?secret=${key20}`,
      'codes.fault.too-long',
    ],
    ['a seed that is none', `otpauth://totp/a?secret=${key20}1`, 'codes.fault.bad-secret'],
    ['an export', 'otpauth-migration://offline?data=AAAA', 'codes.fault.migration'],
    ['another make', `otpauth://steam/a?secret=${key20}`, 'codes.fault.steam'],
  ] as const)(
    'fails at %s, and says what is wrong and what to do, but no seed',
    async (_, address, fault) => {
      const { code, out, err } = await run(address)
      expect({ code, out }).toEqual({ code: 1, out: '' })
      expect(err).toBe(`latchkey: ${catalogues.en[fault]}\n`)
    },
  )

  it.each([
    [['--at', '1969-12-31T23:59:59Z'], 'before 1970'],
    [['--at', '1970-01-01T00:30:00+01:00'], 'before 1970'],
    [['--at', 'yesterday'], '--at must be a time'],
    [['--at', '2026-02-30T12:00:00Z'], '--at must be a time'],
    [['--at'], 'argument missing'],
    [['--when', 'now'], 'unknown option'],
    [['otpauth://totp/a'], 'too many arguments'],
  ])('takes %j for wrong usage', async (args, sentence) => {
    const { code, out, err } = await run(`otpauth://totp/a?secret=${key20}`, args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(sentence)
    expect(err).not.toContain(key20)
  })

  it('leaves nothing behind, and makes no data folder', async () => {
    await run(`otpauth://totp/a?secret=${key20}`)
    await expect(access(join(folder, 'none'))).rejects.toThrow('ENOENT')
  })
})

describe('a moment that a person types', () => {
  it.each([
    ['2026-11-22T12:00:00Z', '2026-11-22T12:00:00.000Z'],
    ['2026-11-22t12:00:00.1234567z', '2026-11-22T12:00:00.123Z'],
    ['2026-11-22T12:00:00,5+0530', '2026-11-22T06:30:00.500Z'],
    ['2026-11-22T12:00-11', '2026-11-22T23:00:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['0070-01-01', '0070-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('%s is %s', (text, moment) => {
    expect(new Date(readMoment(text) ?? Number.NaN).toISOString()).toBe(moment)
  })
  it.each([
    '',
    'now',
    '2026',
    '1764000000',
    '22.11.2026',
    '2026-13-01',
    '2026-02-29',
    '2026-11-22T24:00:00Z',
    '2026-11-22T12:60Z',
    '2026-11-22T12:00:60Z',
    '2026-11-22T12:00+24:00',
    '2026-11-22T12:00+01:60',
    '+12026-11-22',
  ])('%s is none', (text) => {
    expect(readMoment(text)).toBeNull()
  })
})
