/** Secrets go through the program's whole life, crashes included; afterwards everything that it left is searched for them. */
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { generateSync } from 'otplib'
import { createDaemonClient } from '#daemon/cli/client.ts'
import { base32Bytes } from '#daemon/features/codes/reading/base32.ts'
import type { ChangeResult } from '#shared/changes.ts'
import type { DraftsAnswer } from '#shared/code-calls.ts'
import { targetOf } from '../support/described-calls.ts'
import { startEchoingFront, type EchoingFront } from '../support/echoing-front.ts'
import { askAsExtension } from '../support/extension-client.ts'
import { eventually, freePort, startLatchkey, type Latchkey } from '../support/latchkey.ts'
import { pairedProgram, type PairedProgram } from '../support/paired-program.ts'
import { plantedIn, plantedUnder } from '../support/planted-secrets.ts'
import { startProviderMock, type ProviderMock } from '../support/provider-mock.ts'
import { openVaultIn } from '../support/vault-in-program.ts'

const TIMEOUT = 120_000

/** What a person has typed or was shown, by its name. */
const planted: Record<string, string> = {
  'provider token': 'Zx9-planted-provider-token_0123456789abcdef',
  'refused token': 'Zx9-planted-refused-token_0123456789abcdef',
  passphrase: 'planted passphrase, with ümlauts',
  'wrong passphrase': 'planted but wrong passphrase',
  'passphrase of the vault': 'planted passphrase of the vault',
  'wrong passphrase of the vault': 'planted but wrong for the vault',
  'passphrase of an export': 'planted passphrase of an export',
  seed: 'PLANTEDSEED234567PLANTEDSEED2345',
  'seed at the command line': 'SECONDPLANTEDSEED765432ABCDEFGHI',
}
for (const name of ['seed', 'seed at the command line']) {
  const bytes = base32Bytes(planted[name] ?? '')
  if (bytes.ok) planted[`bytes of the ${name}`] = bytes.value.toString('base64url')
}

let folder: string
let provider: ProviderMock
let front: EchoingFront
/** Whatever a process of it has printed, and what the system tells everybody of it. */
const told: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-'))
  await mkdir(join(folder, 'tmp'))
  provider = await startProviderMock({ mode: 'sandbox' })
  front = await startEchoingFront(provider.url)
}, TIMEOUT)
afterAll(async () => {
  await front.close()
  await provider.close()
  await rm(folder, { recursive: true, force: true })
})

const home = () => join(folder, 'home')
const env = () => ({
  HOME: folder,
  TMPDIR: join(folder, 'tmp'),
  LATCHKEY_DEV: '1',
  LATCHKEY_INFOMANIAK_URL: front.origin,
  LATCHKEY_RDAP_BOOTSTRAP: `${provider.url}/rdap`,
})
const said = async (latchkey: Latchkey, args: readonly string[], input?: string) => {
  const { code, out, err } = await latchkey.cli([...args, '--json'], input)
  told.push(err)
  return { code, out, err }
}

/** What every program of the computer may read of a process and of those that it started. */
async function shownOf(pid: number): Promise<void> {
  const files = ['cmdline', 'environ', 'comm'].map((name) => `/proc/${String(pid)}/${name}`)
  for (const file of files) told.push(await readFile(file, 'latin1').catch(() => ''))
  const children = await readFile(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8').catch(() => '')
  for (const child of children.trim().split(' ').filter(Boolean)) await shownOf(Number(child))
}

/** Every answer that a paired browser can read. */
async function readAll(program: PairedProgram): Promise<void> {
  for (const call of await program.calls()) {
    if (call.method !== 'GET' || call.path === '/v1/events') continue
    const target = targetOf(call, 'main')
    for (const query of ['', '?organisation=all'])
      told.push((await program.send('127.0.0.1', { target: target + query })).body)
  }
}

async function crash(latchkey: Latchkey): Promise<void> {
  await shownOf(latchkey.process.pid ?? 0)
  const ended = once(latchkey.process, 'close')
  latchkey.process.kill('SIGABRT')
  await ended
  told.push(latchkey.output())
}

async function plantIn(program: PairedProgram): Promise<void> {
  planted[`browser ${program.client.id}`] = program.client.token.split('.')[1] ?? ''
  planted[`session of ${program.client.id}`] = program.client.session
  const { code } = await program.latchkey.json<{ code: string }>('pair')
  planted[`code for ${program.client.id}`] = code
  const wrong = { code: code === '000000' ? '000001' : '000000', clientName: 'x', nonce: 'A'.repeat(22) }
  const pair = { method: 'POST', target: '/v1/pair', bearer: null }
  expect((await askAsExtension(program.port, { ...pair, body: wrong })).status).toBe(403)
  expect((await askAsExtension(program.port, { ...pair, body: { ...wrong, code } })).status).toBe(200)
  const script = await program.latchkey.json<{ token: string }>('token', 'create', '--name', 'report')
  planted[`script of ${program.client.id}`] = script.token.split('.')[1] ?? ''
  // right ones in wrong places
  const { session, token } = program.client
  await program.send('127.0.0.1', { target: `/v1/status?token=${session}`, headers: { authorization: null } })
  await program.send('::1', { target: `/v1/clients/${session}`, method: 'DELETE', body: '{}' })
  await program.send('127.0.0.1', { headers: { authorization: `Bearer ${token}` } })
  await program.send('::1', { headers: { origin: `https://${session}.test` } })
}

/** A vault with two codes, one of them shown; what is refused has them, too. */
async function plantCodes({ latchkey, client }: PairedProgram): Promise<void> {
  const { seed = '', 'seed at the command line': typed = '', 'passphrase of the vault': passphrase } = planted
  const { ask } = await openVaultIn(latchkey, client.session, passphrase)
  const address = (secret: string) => `otpauth://totp/Planted:anna?secret=${secret}&issuer=Planted`
  const { drafts } = (await ask('POST', '/v1/codes/drafts', { text: address(seed) })) as DraftsAnswer
  const draft = `/v1/codes/drafts/${drafts[0]?.id ?? ''}`
  await ask('POST', `${draft}/code`)
  const named = { issuer: 'Planted', account: 'anna', origins: [], connection: null }
  const kept = await ask('POST', `${draft}/keep`, { confirm: { by: 'site' }, ...named })
  const { id } = kept as { id: string }
  await ask('POST', `/v1/codes/${id}/grant`)
  planted['code that was shown'] = ((await ask('POST', `/v1/codes/${id}/code`)) as { code: string }).code
  // wrong in every way that an address can be
  for (const text of [`${address(seed)}&digits=5`, address(`${seed}1`), `xtpauth${address(seed)}`])
    told.push(JSON.stringify(await ask('POST', '/v1/codes/drafts', { text })))
  await askAsExtension(latchkey.port, {
    method: 'POST',
    target: '/v1/codes/drafts',
    body: { text: address(seed), more: seed },
    bearer: client.session,
  })
  for (const vaults of [planted['wrong passphrase of the vault'], passphrase])
    told.push(
      (
        await askAsExtension(latchkey.port, {
          method: 'POST',
          target: '/v1/codes/export',
          body: {
            passphrase: vaults,
            format: 'age-otpauth',
            filePassphrase: planted['passphrase of an export'],
          },
          bearer: client.session,
        })
      ).body,
    )
  const code = generateSync({ secret: typed })
  expect((await said(latchkey, ['otp', 'add'], `${address(typed)}\n${code}\n`)).code).toBe(0)
}

it(
  'the person’s own account: connected, refused, locked, unlocked, and crashed, with a provider that says all back',
  { timeout: TIMEOUT },
  async () => {
    const program = await pairedProgram({ args: [], home: home(), env: env() })
    const { latchkey } = program
    onTestFinished(() => void latchkey.process.kill('SIGKILL'))
    await plantIn(program)
    const client = createDaemonClient(join(home(), 'cli.sock'))
    const { 'provider token': token, passphrase } = planted
    const answer = await client.call('POST', '/v1/connections', { name: 'main', token, passphrase })
    expect(answer).toMatchObject({ ok: true })
    const refused = await said(
      latchkey,
      ['connect', 'infomaniak', '--name', 'second'],
      planted['refused token'],
    )
    expect(refused.code).toBe(1)
    expect((await said(latchkey, ['sync'])).out).toContain('main')
    expect(front.requests.length).toBeGreaterThan(2)
    await plantCodes(program)
    await readAll(program)
    // what still waits to be kept, too
    const waiting = { text: `otpauth://totp/x?secret=${planted['seed'] ?? ''}` }
    await program.send('::1', {
      method: 'POST',
      target: '/v1/codes/drafts',
      body: JSON.stringify(waiting),
    })
    await crash(latchkey)

    front.isEchoing = false
    const again = await startLatchkey({ args: [], home: home(), env: env() })
    onTestFinished(() => void again.process.kill('SIGKILL'))
    expect((await said(again, ['unlock'], planted['wrong passphrase'])).code).toBe(1)
    const before = provider.requests.length
    // after a wrong one there is a wait
    await eventually(
      () => said(again, ['unlock'], passphrase),
      ({ code }) => code === 0,
    )
    // in the middle of a pass
    await eventually(
      () => provider.requests.length - before,
      (calls) => calls > 10,
    )
    await crash(again)
  },
)

it(
  'the sandbox: a password made at the provider, and the address of a feed',
  { timeout: TIMEOUT },
  async () => {
    const program = await pairedProgram({ home: home(), env: { ...env(), LATCHKEY_DEV: '' } })
    const { latchkey } = program
    onTestFinished(() => void latchkey.process.kill('SIGKILL'))
    await plantIn(program)
    const made = JSON.parse((await said(latchkey, ['application-password', '--yes'])).out) as {
      result: ChangeResult
    }
    planted['application password'] = made.result.once ?? ''
    const shown = await said(latchkey, ['feeds', 'address', 'on', '--port', String(await freePort())])
    planted['feed'] = /\/feed\/([\w-]{43})/.exec(shown.out)?.[1] ?? ''
    await readAll(program)
    await latchkey.json('clients', 'revoke', program.client.id)
    await crash(latchkey)
  },
)

it('none of them is in a file, a line that was printed, an answer, an argument or an environment', async () => {
  expect(Object.keys(planted)).toHaveLength(22)
  for (const secret of Object.values(planted)) expect(secret.length).toBeGreaterThanOrEqual(6)
  expect(told.filter((text) => text !== '').length).toBeGreaterThan(60)
  expect(told.flatMap((text) => plantedIn(text, planted))).toEqual([])
  expect(await plantedUnder(folder, planted)).toEqual([])
  // a core would have them all: none was written, here or where it ran
  expect((await readdir('.')).filter((name) => /^core(?:\.\d+)?$/.test(name))).toEqual([])
})

it('each would be found, however it was written down', async () => {
  const small = join(folder, 'small')
  await mkdir(small)
  const file = join(small, 'left')
  for (const [name, secret] of Object.entries(planted)) {
    const bytes = Buffer.from(secret)
    const forms = /^\d{6}$/.test(secret)
      ? [secret, `${secret.slice(0, 3)}-${secret.slice(3)}`]
      : [
          secret,
          bytes.toString('hex'),
          Buffer.from(`a${secret}bc`).toString('base64'),
          bytes.toString('base64url'),
        ]
    for (const form of forms) {
      await writeFile(file, `before "${form}" after`)
      expect(await plantedUnder(small, planted), `${name} as ${form}`).toEqual([`${name} in ${file}`])
    }
  }
})
