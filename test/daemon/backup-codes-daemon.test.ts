/** The real daemon with the sandbox: backup codes from a paste to a strike, killed in between, and what the account checks make of it. */
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createDaemonClient, type DaemonClient } from '#daemon/cli/client.ts'
import type { AccountView } from '#shared/account-view.ts'
import type { ApplicationPasswords } from '#shared/application-passwords.ts'
import type { CodeSet } from '#shared/backup-codes.ts'
import type { Status } from '#shared/status.ts'
import { eventually, startLatchkey, temporaryFolder, type Latchkey } from '../support/latchkey.ts'
import { PASSPHRASE } from '../support/vault-rig.ts'

const TIMEOUT = 90_000
const PASTE = 'Backup codes of anna\n 1. 11111-22222   2. 33333-44444\n 3. 55555-66666\n\nmade on 2026-11-22'

const asking =
  (client: DaemonClient) =>
  async <T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<T> => {
    const answer = await client.call(method, path, body)
    if (!answer.ok)
      throw new Error(answer.error.type === 'refused' ? String(answer.error.code) : 'not running')
    return answer.value as T
  }
const clientOf = (latchkey: Latchkey) => asking(createDaemonClient(join(latchkey.home, 'cli.sock')))

async function aDaemon(home: string) {
  const latchkey = await startLatchkey({ args: ['--sandbox'], home })
  onTestFinished(() => latchkey.stop())
  await latchkey.json('sync')
  const findings = async (id: string) => {
    const { findings: all } = await latchkey.json<Status>('status')
    return all.filter((one) => one.id === id).map(({ status, seen }) => ({ status, seen }))
  }
  return { latchkey, call: clientOf(latchkey), findings }
}
async function setUp(call: ReturnType<typeof asking>) {
  const { sheet, rehearse } = await call<{ sheet: string[]; rehearse: number[] }>(
    'POST',
    '/v1/vault/set-up',
    {
      passphrase: PASSPHRASE,
      keychain: false,
    },
  )
  const groups = rehearse.map((at) => ({ at, text: sheet[at - 1] }))
  await call('POST', '/v1/vault/rehearse', { groups })
}
const refusal = (asked: Promise<unknown>) => asked.then(() => 'done').catch((error: Error) => error.message)

describe('backup codes at the command line', () => {
  it(
    'go in by a paste and out one at a time, survive a kill between the two, and are told while locked',
    { timeout: TIMEOUT },
    async () => {
      const home = await temporaryFolder()
      const first = await aDaemon(home)
      const unkept = () => first.findings('account-backup-codes-unkept')
      expect(await unkept()).toMatchObject([{ status: 'unknown' }])
      expect(
        (await first.latchkey.cli(['otp', 'backup-codes', 'add', '--login', 'sandbox'], PASTE)).code,
      ).toBe(1)
      await setUp(first.call)
      const added = await first.latchkey.cli(['otp', 'backup-codes', 'add', '--login', 'sandbox'], PASTE)
      expect([added.code, added.out]).toEqual([0, expect.stringContaining('Kept 3.')])
      // of a letter only what looks like a code is named
      expect(added.out).toContain('other parts of the text')
      expect(added.out).not.toContain('Backup codes of anna')
      const unknown = await first.latchkey.cli(['otp', 'backup-codes', 'add', '--login', 'nobody'], PASTE)
      expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('latchkey connections')])
      expect(await unkept()).toEqual([])
      const again = await first.latchkey.cli(['otp', 'backup-codes', 'add', '--login', 'sandbox'], PASTE)
      expect([again.code, again.err]).toEqual([1, expect.stringContaining('--replace')])

      const [set] = await first.latchkey
        .json<{ sets: CodeSet[] }>('otp', 'backup-codes', 'list')
        .then(({ sets }) => sets)
      expect(set).toMatchObject({
        connection: 'sandbox',
        left: 3,
        total: 3,
        damaged: false,
        told: expect.any(Number),
      })
      const id = set?.id ?? ''
      // nothing leaves without a grant
      expect(await refusal(first.call('POST', `/v1/backup-codes/${id}/next`))).toBe('no-grant')
      expect(await refusal(first.call('POST', `/v1/backup-codes/${id}/print`))).toBe('no-grant')
      const used = await first.latchkey.cli(['otp', 'backup-codes', 'use', 'sandbox'])
      expect(used.out.trim()).toBe('11111-22222')
      await first.latchkey.stop('SIGKILL')

      const second = await aDaemon(home)
      const listed = async () =>
        await second.call<{ sets: CodeSet[]; locked: boolean }>('GET', '/v1/backup-codes')
      expect(await listed()).toMatchObject({
        locked: true,
        sets: [{ left: 2, shown: 1, codes: null, connection: 'sandbox' }],
      })
      const fact = async (key: string) =>
        (await second.latchkey.json<AccountView[]>('account'))[0]?.facts.find((one) => one.key === key)
      // the provider's own count goes before it; what no source says is answered by the vault
      expect(await fact('backupCodesLeft')).toMatchObject({ source: 'infomaniak' })
      expect(await fact('backupCodesKept')).toMatchObject({
        told: { known: true },
        source: 'vault',
        statable: false,
      })
      const stated = await second.latchkey.cli(['state', 'set', 'backupCodesKept', 'no'])
      expect([stated.code, stated.err]).toEqual([1, expect.stringContaining('knows this by itself')])
      expect(await refusal(second.call('POST', `/v1/backup-codes/${id}/grant`))).toBe('locked')
      expect((await second.latchkey.cli(['otp', 'backup-codes', 'use', 'sandbox'])).err).toContain(
        'vault unlock',
      )

      await second.call('POST', '/v1/vault/unlock', { passphrase: PASSPHRASE })
      const shown = (await listed()).sets[0]?.codes?.[0]
      expect(shown).toMatchObject({ shownAt: expect.any(String), struckAt: null })
      // whether it was used is the person's to say: until then it is the one that is shown
      expect((await second.latchkey.cli(['otp', 'backup-codes', 'use', 'sandbox'])).out.trim()).toBe(
        '11111-22222',
      )
      expect((await second.latchkey.cli(['otp', 'backup-codes', 'strike', 'sandbox'])).code).toBe(0)
      expect((await second.latchkey.cli(['otp', 'backup-codes', 'use', 'sandbox'])).out.trim()).toBe(
        '33333-44444',
      )

      expect((await second.latchkey.cli(['otp', 'backup-codes', 'remove', 'sandbox'])).code).toBe(0)
      expect(await second.findings('account-backup-codes-unkept')).toMatchObject([{ status: 'unknown' }])
      const journal = await second.latchkey.cli(['journal'])
      expect(journal.out).toContain('Backup code shown')
      for (const told of [journal.out, first.latchkey.output(), second.latchkey.output()])
        expect(told).not.toContain('11111-22222')
    },
  )

  it('stands for no count that a restore brought back', { timeout: TIMEOUT }, async () => {
    const { latchkey, call, findings } = await aDaemon(await temporaryFolder())
    await setUp(call)
    const codes = ['11111-22222', '33333-44444']
    await call('POST', '/v1/backup-codes', { of: { connection: 'sandbox' }, codes })
    expect(await findings('account-backup-codes-unkept')).toEqual([])
    const { name } = await latchkey.json<{ name: string }>('backup')
    const sets = async () => (await call<{ sets: CodeSet[] }>('GET', '/v1/backup-codes')).sets
    const id = (await sets())[0]?.id ?? ''
    await call('POST', `/v1/backup-codes/${id}/strike`, { which: 0 })
    expect(await sets()).toMatchObject([{ left: 1, believedUntil: expect.any(String) }])
    expect(await latchkey.json('restore', name, '--with-vault')).toMatchObject({ restored: true })
    // what was struck since is back, and nobody says that it is right
    await eventually(
      () => sets().catch(() => []),
      ([set]) => set?.left === 2,
    )
    expect(await sets()).toMatchObject([{ left: 2, believedUntil: null }])
    await latchkey.json('sync')
    expect(await findings('account-backup-codes-unkept')).toMatchObject([{ status: 'unknown' }])
    await call('POST', '/v1/vault/unlock', { passphrase: PASSPHRASE })
    await call('POST', `/v1/backup-codes/${id}/confirm`)
    expect(await findings('account-backup-codes-unkept')).toEqual([])
  })

  it(
    'tells of an application password that is new, until the person knows it',
    { timeout: TIMEOUT },
    async () => {
      const home = await temporaryFolder()
      const { latchkey, call, findings } = await aDaemon(home)
      const isNew = () => findings('account-application-password-new')
      expect(await isNew()).toEqual([])
      expect((await latchkey.cli(['application-password', '--yes'])).code).toBe(0)
      await latchkey.json('sync')
      expect(await isNew()).toMatchObject([{ status: 'open', seen: { left: 1 } }])
      const login = async () =>
        (await call<{ logins: ApplicationPasswords[] }>('GET', '/v1/application-passwords')).logins[0]
      const before = await login()
      const [id = ''] = before?.unseen ?? []
      expect(before?.idle).toHaveLength(3)
      await call('POST', '/v1/application-passwords/purpose', {
        connection: 'sandbox',
        id,
        purpose: 'The scanner',
      })
      expect(await isNew()).toEqual([])
      expect(await login()).toMatchObject({ unseen: [], purposes: { [id]: 'The scanner' } })
      await call('POST', '/v1/application-passwords/seen', { connection: 'sandbox', id, seen: false })
      expect(await isNew()).toMatchObject([{ status: 'open' }])
      const other = { connection: 'sandbox', id: 'none', seen: true }
      expect(await refusal(call('POST', '/v1/application-passwords/seen', other))).toBe('not-found')
    },
  )
})
