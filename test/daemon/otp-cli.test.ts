/** `otp` over the private socket: codes in, codes out, and nothing that is secret in an argument. */
import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateSync } from 'otplib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CodeAnswer, CodeEntry } from '#shared/codes.ts'
import type { DoctorReport } from '#shared/doctor.ts'
import { en } from '#shared/locales/en.ts'
import { DAY } from '#shared/time.ts'
import { pairExtension } from '../support/extension-client.ts'
import { startLatchkey, type Latchkey } from '../support/latchkey.ts'
import { openVaultIn, VAULT_PASSPHRASE } from '../support/vault-in-program.ts'

const SEED = 'NB2W45DFOIZA2JZRGAYTCMJQMFZGKIDP'
const address = (secret = SEED, rest = '') =>
  `otpauth://totp/Infomaniak:anna?secret=${secret}&issuer=Infomaniak${rest}`
const codeOf = (secret = SEED) => generateSync({ secret })

let latchkey: Latchkey
beforeAll(async () => {
  latchkey = await startLatchkey()
  const { session } = await pairExtension(latchkey)
  const early = await latchkey.cli(['otp', 'list'])
  expect([early.code, early.err]).toEqual([1, expect.stringContaining('latchkey vault set-up')])
  // a sheet that was not typed back: nothing is asked for that could not be kept
  const sheet = join(latchkey.home, 'sheet.txt')
  const halfway = await latchkey.cli(['vault', 'set-up', '--sheet', sheet], `${VAULT_PASSPHRASE}\n-\n`)
  expect([halfway.code, halfway.err]).toEqual([1, expect.stringContaining('vault recovery-kit --sheet')])
  const unsafe = await otp(['add'], `${address()}\nyes\n`)
  expect([unsafe.code, unsafe.err]).toEqual([1, expect.stringContaining('vault recovery-kit --sheet')])
  expect(unsafe.err).not.toContain('is now')
  const twice = await latchkey.cli(['vault', 'set-up', '--sheet', sheet], `${VAULT_PASSPHRASE}\n`)
  expect([twice.code, twice.err]).toEqual([1, expect.stringContaining('vault recovery-kit --sheet')])
  await latchkey.json('vault', 'remove', '--lost')
  await openVaultIn(latchkey, session)
}, 60_000)
afterAll(() => latchkey.stop())

const otp = (args: readonly string[], input?: string) => latchkey.cli(['otp', ...args], input)
const list = () => latchkey.json<CodeEntry[]>('otp', 'list')
/** A code may change between the question and the answer. */
const isOneOf = (code: string, secret = SEED) =>
  [-30, 0, 30].map((by) => generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + by })).includes(code)

it('adds one that another app shows, and keeps nothing that nobody has confirmed', async () => {
  const silent = await otp(['add'], `${address()}\n`)
  expect([silent.code, silent.err]).toEqual([1, expect.stringContaining('nothing was kept')])
  const wrong = await otp(['add'], `${address()}\n${codeOf() === '000000' ? '111111' : '000000'}\n`)
  expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('other app')])
  const unread = await otp(['add'], 'otpauth://totp/x?secret=0189\n')
  expect([unread.code, unread.err]).toEqual([1, expect.not.stringContaining('otp import')])
  const bare = await otp(['add'], `${SEED}\n`)
  expect([bare.code, bare.err]).toEqual([1, expect.stringContaining('?secret=KEY')])
  expect(await list()).toEqual([])

  const added = await otp(['add', '--json'], `${address()}\n${codeOf()}\n`)
  expect(added).toMatchObject({ code: 0, err: expect.stringContaining('is now') })
  expect(JSON.parse(added.out)).toMatchObject({ issuer: 'Infomaniak', confirmedBy: 'other-app' })
  const asked = await otp(['add', '--json'], `otpauth://hotp/Counted?secret=${SEED}&counter=3\nys\nyes\n`)
  expect(asked.err).toContain('already kept')
  // a slip is asked about again, and no code of the counter is lost by it
  expect(asked.err).toContain('neither')
  expect(JSON.parse(asked.out)).toMatchObject({ kind: 'hotp', counter: 4, confirmedBy: 'site' })
  expect((added.err + added.out + asked.err + asked.out).toUpperCase()).not.toContain(SEED)
})

it('shows a code by a part of its name, of the computer’s own time wherever the sandbox’s clock stands', async () => {
  const shown = await latchkey.json<CodeAnswer>('otp', 'show', 'infom')
  expect(isOneOf(shown.code)).toBe(true)
  await latchkey.json('sandbox', 'clock', '+30d')
  await latchkey.json('sync')
  await latchkey.json('sync')
  const later = await latchkey.cli(['otp', 'show', 'infom', '--json'])
  const { code, validUntil, clockOffMs } = JSON.parse(later.out) as CodeAnswer
  expect(isOneOf(code)).toBe(true)
  expect(Date.parse(validUntil ?? '') - Date.now()).toBeLessThan(DAY)
  // a sandbox that is a month ahead is no clock that is wrong
  expect([clockOffMs, later.err]).toEqual([null, ''])
  const { rows } = await latchkey.json<DoctorReport>('doctor')
  expect(rows.find(({ id }) => id === 'clock')).toMatchObject({
    state: 'ok',
    data: { boundMs: expect.any(Number) },
  })

  const counted = await latchkey.json<CodeAnswer>('otp', 'show', 'Counted')
  expect((await latchkey.json<CodeAnswer>('otp', 'show', 'Counted')).counter).toBe((counted.counter ?? 0) + 1)
  const both = await otp(['show', 'nobody'])
  expect([both.code, both.err]).toEqual([1, expect.stringContaining('no such code')])
  // it has no account, so that an empty name would be its own
  expect((await otp(['remove', ''])).code).toBe(2)
  expect((await otp(['show', 'infom'])).out).toMatch(/^\d{6}, for \d+ s/)
})

it('edits, removes and restores', async () => {
  const edited = await latchkey.json<CodeEntry>(
    'otp',
    'edit',
    'infomaniak',
    '--origin',
    'https://manager.infomaniak.com:443/',
    '--login',
    'sandbox',
  )
  expect(edited).toMatchObject({ origins: ['https://manager.infomaniak.com'], connection: 'sandbox' })
  for (const args of [['--origin', 'manager.infomaniak.com'], ['--counter', '-1'], []])
    expect((await otp(['edit', 'infomaniak', ...args])).code, args.join()).toBe(2)
  const counted = await otp(['edit', 'infomaniak', '--counter', '7'])
  expect([counted.code, counted.err]).toEqual([1, expect.stringContaining('no counter')])
  const login = await otp(['edit', 'infomaniak', '--login', 'nobody'])
  expect([login.code, login.err]).toEqual([1, expect.stringContaining('latchkey connections')])
  expect(await latchkey.json<CodeEntry>('otp', 'edit', 'Counted', '--counter', '70')).toMatchObject({
    counter: 70,
  })

  const { id } = edited
  expect(await latchkey.json('otp', 'remove', id)).toEqual({ removed: id })
  expect(await otp(['show', id])).toMatchObject({
    code: 1,
    err: expect.stringContaining(`latchkey otp restore ${id}`),
  })
  expect((await list()).find((one) => one.id === id)?.removedAt).toEqual(expect.any(String))
  expect(await latchkey.json<CodeEntry>('otp', 'restore', id)).toMatchObject({ id, removedAt: null })
})

it('exports and imports, with what is there already left out', { timeout: 60_000 }, async () => {
  const file = join(latchkey.home, 'codes.age')
  const refused = await otp(['export', file], 'not the passphrase\npassphrase of the file\n')
  expect([refused.code, await stat(file).catch(() => null)]).toEqual([1, null])
  // after a wrong one there is a wait
  await expect
    .poll(async () => (await otp(['export', file], `${VAULT_PASSPHRASE}\npassphrase of the file\n`)).code, {
      timeout: 20_000,
    })
    .toBe(0)
  expect(((await stat(file)).mode & 0o777).toString(8)).toBe('600')
  expect((await otp(['export', file], `${VAULT_PASSPHRASE}\npassphrase of the file\n`)).err).toContain(
    'is there already',
  )
  expect((await otp(['export', join(latchkey.home, 'nowhere', 'codes.age')], '')).err).toContain(
    'Make it first',
  )

  const { id } = (await list()).find(({ issuer }) => issuer === 'Infomaniak') ?? { id: '' }
  await latchkey.json('otp', 'remove', id)
  const again = await otp(['import', file, '--json'], 'passphrase of the file\n')
  expect(JSON.parse(again.out)).toEqual({ imported: 0, duplicates: 2, unread: 0 })
  expect(again.err).toContain(`latchkey otp restore ${id}`)
  const foreign = join(latchkey.home, 'list.txt')
  await writeFile(foreign, `${address('MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U')}\notpauth://totp/x?secret=0189\n`)
  const read = await otp(['import', foreign, '--json'])
  expect(JSON.parse(read.out)).toEqual({ imported: 1, duplicates: 0, unread: 1 })
  expect(read.err).toContain('line 2: ')
  expect((await otp(['import', join(latchkey.home, 'none')])).code).toBe(1)
  const odd = join(latchkey.home, 'odd.json')
  const sealed = { encrypted: true, passwordProtected: true, salt: 'x', kdfType: 0, kdfIterations: 100_000 }
  await writeFile(
    odd,
    JSON.stringify({ ...sealed, encKeyValidation_DO_NOT_EDIT: '2.a|b|c', data: '2.a|b|c' }),
  )
  const altered = await otp(['import', odd])
  expect([altered.code, altered.err]).toEqual([1, expect.stringContaining(en['codes.file.damaged'])])
  await writeFile(odd, '')
  expect((await otp(['import', odd])).err).toContain(en['codes.file.empty'])
})

it('says what opens the vault where it is locked', async () => {
  await latchkey.json('vault', 'lock')
  for (const args of [['list'], ['show', 'x'], ['import', join(latchkey.home, 'list.txt')]])
    expect(await otp(args), args.join(' ')).toMatchObject({
      code: 1,
      err: expect.stringContaining('latchkey vault unlock'),
    })
})
