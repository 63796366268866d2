/** The vault at its two doors: a paired browser and the command line, on a real daemon and real files. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JournalRow } from '#shared/journal.ts'
import { secretOf } from '#shared/recovery-code.ts'
import type { VaultStatus } from '#shared/vault.ts'
import { askAsExtension, pairExtension } from '../support/extension-client.ts'
import { firefox } from '../support/gated-daemon.ts'
import { eventually, startLatchkey, temporaryFolder, type Latchkey } from '../support/latchkey.ts'
import { plantedIn, plantedUnder } from '../support/planted-secrets.ts'

const PASSPHRASE = 'planted vault passphrase'
const SECOND = 'planted second passphrase'
const WRONG = 'planted wrong passphrase'

let latchkey: Latchkey
let place: string
type Client = Awaited<ReturnType<typeof pairExtension>>
let chrome: Client
let other: Client
let script: string

beforeAll(async () => {
  place = await temporaryFolder()
  latchkey = await startLatchkey({ args: ['--sandbox'], home: join(place, 'home') })
  chrome = await pairExtension(latchkey)
  other = await pairExtension(latchkey, { origin: firefox, name: 'Other' })
  ;({ token: script } = await latchkey.json<{ token: string }>('token', 'create', '--name', 'report'))
}, 60_000)
afterAll(async () => {
  await latchkey.stop()
  await rm(place, { recursive: true, force: true })
})

async function ask(path: string, body?: object, client: Client | null = chrome) {
  const answer = await askAsExtension(latchkey.port, {
    method: body === undefined ? 'GET' : 'POST',
    target: path,
    body,
    bearer: client?.session ?? script,
    ...(client && { origin: client.origin }),
  })
  return {
    status: answer.status,
    body: JSON.parse(answer.body) as Record<string, unknown>,
    headers: answer.headers,
  }
}
const status = async (client = chrome) =>
  (await ask('/v1/vault', undefined, client)).body as unknown as VaultStatus
const events = async () =>
  (await latchkey.json<JournalRow[]>('journal', 'list', '--event', 'vault')).map(({ event, data }) =>
    'reason' in data ? `${event} ${String(data['reason'])}` : event,
  )

let sheet: string[] = []
interface Given {
  sheet: string[]
  rehearse: [number, number]
}
const typedBack = (given: Given) => ({
  groups: given.rehearse.map((at) => ({ at, text: given.sheet[at - 1] ?? '' })),
})

describe('the vault over HTTP', { timeout: 60_000 }, () => {
  it('is nothing for a script, not even to look at', async () => {
    for (const [path, body] of [
      ['/v1/vault', undefined],
      ['/v1/vault/unlock', { passphrase: PASSPHRASE }],
      ['/v1/vault/lock', {}],
    ] as const)
      expect(await ask(path, body, null), path).toMatchObject({ status: 403, body: { error: 'not-allowed' } })
    expect((await status()).state).toBe('none')
  })

  it('is set up, and counts once two groups were typed back', async () => {
    expect(await ask('/v1/vault/set-up', { passphrase: 'short', keychain: false })).toMatchObject({
      status: 400,
    })
    expect(await ask('/v1/vault/set-up', { passphrase: PASSPHRASE, keychain: true })).toMatchObject({
      status: 409,
      body: { error: 'no-keychain' },
    })
    expect((await status()).state).toBe('none')
    const made = await ask('/v1/vault/set-up', { passphrase: PASSPHRASE, keychain: false })
    const given = made.body as unknown as Given
    sheet = given.sheet
    expect(given).toMatchObject({ backups: null })
    expect(await status()).toMatchObject({
      state: 'open',
      setUpUnfinished: true,
      trusted: true,
      ways: ['passphrase'],
    })
    expect(await ask('/v1/vault/set-up', { passphrase: PASSPHRASE, keychain: false })).toMatchObject({
      status: 409,
    })
    const wrong = { groups: given.rehearse.map((at) => ({ at, text: 'AAAAA' })) }
    expect(await ask('/v1/vault/rehearse', wrong)).toMatchObject({
      status: 403,
      body: { error: 'wrong-sheet' },
    })
    expect(await ask('/v1/vault/rehearse', typedBack(given))).toMatchObject({ status: 200 })
    expect(await status()).toMatchObject({ setUpUnfinished: false, locksAt: expect.any(String) })
    expect(await ask('/v1/vault/rehearse', typedBack(given))).toMatchObject({ status: 404 })
  })

  it('locks, and is opened by who proves the passphrase; the keychain is for who has proven it once', async () => {
    expect(await ask('/v1/vault/lock', {}, other)).toMatchObject({ status: 200 })
    expect(await status()).toMatchObject({ state: 'locked', locksAt: null })
    for (const path of ['recovery', 'rotate'])
      expect(await ask(`/v1/vault/${path}`, { given: PASSPHRASE })).toMatchObject({ status: 423 })
    expect(await ask('/v1/vault/unlock', { keychain: true }, other)).toMatchObject({
      status: 403,
      body: { error: 'untrusted' },
    })
    expect(await ask('/v1/vault/unlock', { keychain: true })).toMatchObject({
      status: 409,
      body: { error: 'no-keychain' },
    })
    expect(await ask('/v1/vault/unlock', { passphrase: WRONG }, other)).toMatchObject({
      status: 403,
      body: { error: 'wrong-passphrase' },
    })
    // each waits longer than the one before: soon longer than a try takes
    const waits = await eventually(
      () => ask('/v1/vault/unlock', { passphrase: WRONG }, other),
      (answer) => answer.status === 429,
    )
    expect(waits.body).toEqual({ error: 'too-many-failures' })
    expect(waits.headers.get('retry-after')).toMatch(/^[1-9]\d?$/)
    await eventually(
      () => ask('/v1/vault/unlock', { passphrase: PASSPHRASE }, other),
      (answer) => answer.status === 200,
    )
    expect((await status(other)).trusted).toBe(true)
  })

  it('is locked when a browser is revoked that has opened it, and not when another is', async () => {
    const third = await pairExtension(latchkey, {
      origin: `chrome-extension://${'a'.repeat(32)}`,
      name: 'Third',
    })
    await latchkey.cli(['clients', 'revoke', third.id])
    expect((await status()).state).toBe('open')
    await latchkey.cli(['clients', 'revoke', other.id])
    expect((await status()).state).toBe('locked')
    expect((await events()).slice(0, 1)).toEqual(['vault.locked revoked'])
  })

  it('no longer opens by the old passphrase, not even from a backup', async () => {
    await ask('/v1/vault/unlock', { passphrase: PASSPHRASE })
    await latchkey.json('backup')
    const changed = await ask('/v1/vault/passphrase', { given: PASSPHRASE, passphrase: SECOND })
    expect(changed).toMatchObject({ status: 200, body: { done: true, backups: true } })
    const names = await readdir(join(latchkey.home, 'backups', 'sandbox'))
    expect(names).toHaveLength(1)
    const [newest] = await latchkey.json<{ why: string }[]>('backups', 'list')
    expect(newest?.why).toBe('key')
  })

  it('is opened by its sheet, for a passphrase that was lost', async () => {
    await ask('/v1/vault/lock', {})
    const slip = [...sheet.slice(0, 7), 'AAAAA'].join(' ')
    for (const typed of [slip, sheet.slice(0, 7).join(' ')])
      expect(await ask('/v1/vault/recover', { sheet: typed, passphrase: PASSPHRASE })).toMatchObject({
        status: 403,
        body: { error: 'wrong-sheet' },
      })
    const typed = { sheet: sheet.join(' - ').toLowerCase(), passphrase: PASSPHRASE }
    expect(await ask('/v1/vault/recover', typed)).toMatchObject({ status: 200, body: { backups: true } })
    expect((await status()).state).toBe('open')
    const rotated = await ask('/v1/vault/rotate', { given: PASSPHRASE })
    expect(rotated).toMatchObject({ status: 200, body: { backups: true } })
    expect((await status()).setUpUnfinished).toBe(true)
    expect(await ask('/v1/vault/rehearse', typedBack(rotated.body as unknown as Given))).toMatchObject({
      status: 200,
    })
    sheet.push(...(rotated.body as unknown as Given).sheet)
  })

  it('is removed from a browser by the passphrase alone', async () => {
    expect(await ask('/v1/vault/remove', { given: null })).toMatchObject({ status: 403 })
    expect(await ask('/v1/vault/remove', { given: PASSPHRASE })).toMatchObject({ status: 200 })
    expect((await status()).state).toBe('none')
    const told = await events()
    // however many tries it took until one had to wait
    expect(told.filter((event, at) => event !== told[at - 1])).toEqual([
      'vault.removed',
      'vault.kit-made',
      'vault.rotated',
      'vault.recovered',
      'vault.locked asked',
      'vault.passphrase-set',
      'vault.unlocked',
      'vault.locked revoked',
      'vault.unlocked',
      'vault.refused',
      'vault.locked asked',
      'vault.kit-made',
      'vault.refused',
      'vault.set-up',
    ])
  })
})

/** A run of the command line that has to be answered as it asks: the groups are known only then. */
async function withSheet(args: readonly string[], passphrase: string, file: string) {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('../../bin/latchkey.mjs', import.meta.url)), ...args, '--sheet', file, '--json'],
    { env: { ...process.env, LANG: 'en_GB.UTF-8', LATCHKEY_HOME: latchkey.home } },
  )
  let err = ''
  let out = ''
  const answered = new Set<string>()
  child.stdout.on('data', (part: Buffer) => (out += part.toString()))
  child.stderr.on('data', (part: Buffer) => {
    err += part.toString()
    for (const [asked, at] of err.matchAll(/Group (\d)/g))
      if (!answered.has(asked)) {
        answered.add(asked)
        // it is there before it is asked for
        const text = readFileSync(file, 'utf8')
        child.stdin.write(`${new RegExp(`^ +${at ?? ''} +(\\w{5})$`, 'm').exec(text)?.[1] ?? 'none'}\n`)
      }
  })
  child.stdin.write(`${passphrase}\n`)
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, out, err }
}

describe('the vault at the command line', { timeout: 120_000 }, () => {
  const sheetFile = () => join(place, 'sheet.txt')
  const run = (args: readonly string[], input?: string) => latchkey.cli(['vault', ...args], input)

  it('is set up with a sheet in a private file, whose groups are asked for', async () => {
    expect((await run(['status'])).out).toContain('There is no vault yet')
    expect((await run(['unlock'], PASSPHRASE)).err).toContain('there is no vault yet')
    const made = await withSheet(['vault', 'set-up'], PASSPHRASE, sheetFile())
    expect([made.code, JSON.parse(made.out)], made.err).toEqual([0, { done: true, sheet: sheetFile() }])
    const text = await readFile(sheetFile(), 'utf8')
    sheet.push(...(text.match(/^ +\d +(\w{5})$/gm) ?? []).map((line) => line.slice(-5)))
    expect(text).toContain('latchkey vault recover')
    expect(await latchkey.json('vault', 'status')).toMatchObject({ state: 'open', setUpUnfinished: false })
    // one that was never typed back does not void the one before
    const slip = await run(['recovery-kit', '--sheet', join(place, 'other.txt')], `${PASSPHRASE}\n-\n`)
    expect([slip.code, slip.err]).toEqual([1, expect.stringContaining('still opens the vault')])
    // the file is never written over, and nothing is made where it is there
    const again = await withSheet(['vault', 'recovery-kit'], PASSPHRASE, sheetFile())
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('is there already')])
    expect(await readFile(sheetFile(), 'utf8')).toBe(text)
  })

  it('is locked, unlocked, given another passphrase, and refuses a wrong one', async () => {
    expect((await run(['lock'])).out).toContain('is locked')
    expect((await run(['passphrase'], `${PASSPHRASE}\n${SECOND}\n`)).err).toContain('latchkey vault unlock')
    expect((await run(['unlock'], WRONG)).err).toContain('not the passphrase')
    await eventually(
      () => run(['unlock'], PASSPHRASE),
      ({ code }) => code === 0,
    )
    const changed = await run(['passphrase', '--json'], `${PASSPHRASE}\n${SECOND}\n`)
    expect([changed.code, JSON.parse(changed.out)]).toEqual([0, { done: true, backups: true }])
    expect((await run(['keychain', 'on'], SECOND)).err).toContain('keychain')
    expect((await run(['keychain', 'maybe'], SECOND)).code).toBe(2)
    expect((await run(['auto-lock', '61'])).code).toBe(2)
    expect((await run(['auto-lock', '3'])).code).toBe(0)
    expect(await latchkey.json('vault', 'status')).toMatchObject({ autoLockMinutes: 3 })
  })

  it('says which group of the sheet was mistyped, and opens by the right ones', async () => {
    const groups = (await readFile(sheetFile(), 'utf8')).match(/\b\w{5}$/gm) ?? []
    const code = groups.filter((group) => /^[0-9A-HJKMNP-TV-Z]{5}$/.test(group))
    expect(code).toHaveLength(8)
    const slip = code.with(2, code[2] === 'AAAAA' ? 'BBBBB' : 'AAAAA')
    expect((await run(['recover'], `${slip.join(' ')}\n${PASSPHRASE}\n`)).err).toContain('group 3')
    const done = await run(['recover'], `${code.join(' ')}\n${PASSPHRASE}\n`)
    expect([done.code, done.out]).toEqual([0, expect.stringContaining('new passphrase')])
  })

  it('what was typed and shown stands nowhere: not on disk, in the log, the journal or an answer', async () => {
    // a group is too short to be looked for: any long file has its characters somewhere
    const sheets = [0, 8, 16].map((at) => sheet.slice(at, at + 8))
    const spelled = sheets.flatMap((groups) => {
      const secret = secretOf(groups.join(' '))
      if (!secret.ok) throw new Error(secret.error.type)
      const bytes = Buffer.from(secret.value).toString('base64url')
      return [bytes, ...['', ' ', '-', '","', '\n'].map((between) => groups.slice(2, 6).join(between))]
    })
    const planted = Object.fromEntries([PASSPHRASE, SECOND, WRONG, ...spelled].map((text) => [text, text]))
    expect(await plantedUnder(latchkey.home, planted)).toEqual([])
    expect(plantedIn(latchkey.output(), planted)).toEqual([])
    const told = JSON.stringify([
      await latchkey.json('journal'),
      await latchkey.json('vault', 'status'),
      (await latchkey.cli(['doctor', '--names', '--json'])).out,
    ])
    expect(plantedIn(told, planted)).toEqual([])
    // or the search would find nothing anywhere
    await writeFile(join(place, 'probe'), PASSPHRASE)
    expect(await plantedUnder(place, { probe: PASSPHRASE })).not.toEqual([])
  })

  it('goes for good where all is lost', async () => {
    await run(['lock'])
    const removed = await run(['remove', '--lost', '--json'])
    expect([removed.code, JSON.parse(removed.out)]).toEqual([0, { done: true, backups: true }])
    expect((await run(['status'])).out).toContain('There is no vault yet')
  })
})
