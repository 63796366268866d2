import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seal, unseal } from '#daemon/core/envelope.ts'
import { hasCode } from '#daemon/core/private-path.ts'
import type { Capability, Connection } from '#shared/connections.ts'
import type { DomainRow } from '#shared/domains.ts'
import type { Status } from '#shared/status.ts'
import type { MemberRow } from '#shared/team.ts'
import { eventually, runCli, startLatchkey, temporaryFolder, type Latchkey } from '../support/latchkey.ts'
import { startProviderMock } from '../support/provider-mock.ts'

/** How `status` marks what is critical, a warning, a notice, unknown. */
const worstFirst = ['!!', '!', '·', '?']

describe('the command line, with the sandbox', () => {
  let latchkey: Latchkey
  beforeAll(async () => {
    latchkey = await startLatchkey()
  })
  afterAll(() => latchkey.stop())

  it('says what needs the person, one finding per check and subject that is not OK', async () => {
    const status = await latchkey.json<Status>('status')
    expect(status.sandbox).toBe(true)
    expect(status.badge).toMatchObject({ state: 'todo', worst: 'critical' })
    expect(status.badge.title).toContain('Sandbox')
    expect(status.score).toBeGreaterThanOrEqual(0)
    const without = status.findings.filter(({ id }) => id === 'administrator-without-2fa')
    expect(without.map(({ subject }) => subject)).toEqual(['bruno.keller@atelier-vully.example'])
    expect(without[0]).toMatchObject({ severity: 'critical', status: 'open', source: 'infomaniak' })
    expect(without[0]?.fix.url).toMatch(/^http:\/\/manager\.localhost:\d+\//)
    expect(new Set(status.findings.map(({ key }) => key)).size).toBe(status.findings.length)
    expect(status.organisations).toMatchObject([{ name: 'Atelier Vully SA', role: 'legal-representative' }])
  })

  it('prints words for a person without --json, and nothing of JSON', async () => {
    const { out } = await latchkey.cli(['status'])
    const marks = Array.from(out.matchAll(/^(!!|!|·|\?) /gm), ([, mark = '']) => mark)
    expect(marks).toEqual(marks.toSorted((a, b) => worstFirst.indexOf(a) - worstFirst.indexOf(b)))
    expect(new Set(marks).size).toBeGreaterThan(2)
    expect(out).toContain('things need you')
    expect(out).toContain('Bruno Keller administers without 2FA')
    expect(out).not.toContain('{')
  })

  it('lists members, those without 2FA first, and only them when asked', async () => {
    const all = await latchkey.json<MemberRow[]>('members', 'list')
    const without = await latchkey.json<MemberRow[]>('members', 'list', '--without-2fa')
    expect(Object.keys(all[0] ?? {}).sort()).toEqual(
      ['email', 'kind', 'lastAlertAt', 'name', 'role', 'twoFactor'].sort(),
    )
    expect(without.every(({ twoFactor }) => twoFactor === 'off' || twoFactor === null)).toBe(true)
    expect(without.length).toBeLessThan(all.length)
    expect(all[0]).toMatchObject({ name: 'Bruno Keller', role: 'administrator', twoFactor: 'off' })
  })

  it('follows a name through its life as the clock of the sandbox moves', async () => {
    const phaseOf = async (name: string) =>
      (await latchkey.json<DomainRow[]>('domains', 'list')).find((row) => row.name === name)?.phase
    const name = 'vully-shop.example'
    expect(await phaseOf(name)).toBe('expiring')
    const { now } = await latchkey.json<{ now: string }>('sandbox', 'clock', '+20d')
    expect(Date.parse(now)).toBeGreaterThan(Date.now() + 19 * 86_400_000)
    expect(await phaseOf(name)).toBe('expired')
    await latchkey.json('sandbox', 'clock', '+30d')
    expect(await phaseOf(name)).toBe('redemption')
    expect((await latchkey.json<{ now: string }>('sandbox', 'clock')).now > now).toBe(true)
  })

  it('says who never answered an invitation, once it has run out', async () => {
    const { findings } = await latchkey.json<Status>('status')
    expect(findings.find(({ id }) => id === 'invitation-expired')).toMatchObject({
      status: 'open',
      title: 'The invitation of Noah Weber has expired',
    })
  })

  it('tells the incidents of the platform, in words and as JSON', async () => {
    const { entries, reason } = await latchkey.json<{ entries: unknown[]; reason: string | null }>(
      'incidents',
    )
    expect(reason).toBeNull()
    expect(Array.isArray(entries)).toBe(true)
    const { out } = await latchkey.cli(['incidents'])
    expect(out).toMatch(entries.length > 0 ? /STATE .*TITLE/ : /None runs/)
    expect(out).not.toContain('{')
  })

  it('syncs on request and says what each source did', async () => {
    const { sources } = await latchkey.json<{ sources: { name: string; state: string; calls: number }[] }>(
      'sync',
    )
    expect(sources.map(({ name, state }) => [name, state])).toEqual([
      ['sandbox', 'ok'],
      ['registries', 'ok'],
    ])
    expect(sources[0]?.calls).toBeGreaterThan(3)
    expect((await latchkey.cli(['sync'])).out).toMatch(/^SOURCE +STATE +CALLS +CHANGED\nsandbox +ok +\d/m)
  })

  it('lets somebody else try the sandbox from somewhere else, and says what was mailed', async () => {
    const { mails } = await latchkey.json<{ mails: string[] }>('sandbox', 'event', '--place', 'sao-paulo')
    expect(mails).toEqual(['Connection from a new location'])
    const wrong = await latchkey.cli(['sandbox', 'event', '--place', 'Hanoi', '--kind', 'wrong-password'])
    expect(wrong.out).toContain('Login attempt with a wrong password')
    expect(await latchkey.cli(['sandbox', 'event', '--place', 'Atlantis'])).toMatchObject({ code: 2 })
    expect(await latchkey.cli(['sandbox', 'event', '--place', 'Hanoi', '--kind', 'x'])).toMatchObject({
      code: 2,
    })
  })

  it('opens pairing, lists and revokes clients, and makes a token for scripts', async () => {
    expect((await latchkey.json<{ code: string }>('pair')).code).toMatch(/^\d{6}$/)
    const { token } = await latchkey.json<{ token: string }>('token', 'create', '--name', 'report')
    const [client] = await latchkey.json<{ id: string; name: string }[]>('clients', 'list')
    expect(client).toMatchObject({ name: 'report' })
    expect(token.startsWith(`${client?.id ?? ''}.`)).toBe(true)
    await latchkey.json('clients', 'revoke', client?.id ?? '')
    expect(await latchkey.json('clients', 'list')).toEqual([])
    const again = await latchkey.cli(['clients', 'revoke', client?.id ?? ''])
    expect(again).toMatchObject({ code: 1 })
    expect(again.err).toContain('nothing is paired under')
  })

  it('refuses a second daemon in the same folder, and says which one runs', async () => {
    const second = await runCli(['start'], {
      ...process.env,
      LATCHKEY_HOME: latchkey.home,
      LATCHKEY_PORT: '0',
    })
    expect(second.code).toBe(1)
    expect(second.err).toContain(`process ${String(latchkey.process.pid)}`)
  })
})

describe('the command line', () => {
  it.each([
    [['nonsense'], 'unknown command'],
    [['domains', 'explain', '--name', 'a.ch'], 'required option'],
    [['connect', 'elsewhere'], 'infomaniak'],
    [['start', '--sandbox=huge'], 'small, large'],
  ])('answers wrong usage %j with status 2 and a sentence', async (args, part) => {
    const LATCHKEY_HOME = await temporaryFolder()
    const { code, err } = await runCli(args, { ...process.env, LATCHKEY_HOME })
    expect(err).toContain(part)
    expect(code).toBe(2)
  })

  it('says how to start the daemon where none runs', async () => {
    const { code, err } = await runCli(['status'], { ...process.env, LATCHKEY_HOME: await temporaryFolder() })
    expect(code).toBe(1)
    expect(err).toContain('latchkey start')
  })

  it('ignores overrides of addresses outside development', async () => {
    const env = {
      ...process.env,
      LATCHKEY_INFOMANIAK_URL: 'https://api.example.com',
      LATCHKEY_HOME: await temporaryFolder(),
    }
    const { code, err } = await runCli(['status'], env)
    expect(code).toBe(1)
    expect(err).toContain('not running')
  })

  it('refuses an override that leads away from this computer', async () => {
    const env = { ...process.env, LATCHKEY_DEV: '1', LATCHKEY_INFOMANIAK_URL: 'https://api.example.com' }
    const { code, err } = await runCli(['status'], env)
    expect(code).toBe(2)
    expect(err).toContain('LATCHKEY_INFOMANIAK_URL')
  })

  it('reads one registry answer alone, with no daemon', async () => {
    const file = join(await temporaryFolder(), 'answer.json')
    await writeFile(
      file,
      JSON.stringify({
        objectClassName: 'domain',
        ldhName: 'VULLY.CH',
        status: ['redemption period', 'pending delete'],
        events: [{ eventAction: 'expiration', eventDate: '2026-10-01T00:00:00Z' }],
      }),
    )
    const args = [
      'domains',
      'explain',
      '--rdap',
      file,
      '--name',
      'vully.ch',
      '--at',
      '2026-11-22T00:00:00Z',
      '--json',
    ]
    const { out } = await runCli(args, process.env)
    expect(JSON.parse(out)).toMatchObject({
      name: 'vully.ch',
      outcome: 'found',
      phase: 'redemption',
      restorable: true,
      expiry: '2026-10-01T00:00:00.000Z',
    })
  })
})

/** Nothing may be asked outside: the mock knows no registries. */
const overridesOf = ({ url }: { url: string }) => ({
  LATCHKEY_DEV: '1',
  LATCHKEY_INFOMANIAK_URL: url,
  LATCHKEY_RDAP_BOOTSTRAP: `${url}/rdap`,
})

/** Not by `sync`: a second pass would have to wait for its turn of thirty calls a minute. */
const tried = (latchkey: Latchkey) =>
  eventually(
    () => latchkey.json<Connection[]>('connections'),
    ([login]) => login?.lastTryAt != null,
  )

describe('connecting an account of one’s own', () => {
  const TOKEN = 'a-token-that-nobody-else-may-see-0123456789'

  async function withProvider(mode: Parameters<typeof startProviderMock>[0]['mode']) {
    const provider = await startProviderMock({ mode })
    const latchkey = await startLatchkey({
      args: [],
      env: overridesOf(provider),
    })
    return {
      provider,
      latchkey,
      connect: () => latchkey.cli(['connect', 'infomaniak', '--name', 'own', '--json'], `${TOKEN}\n`),
      async [Symbol.asyncDispose]() {
        await latchkey.stop()
        await provider.close()
      },
    }
  }

  it('shows nothing as fine before anything is connected', async () => {
    await using rig = await withProvider('openapi')
    const status = await rig.latchkey.json<Status>('status')
    expect(status.badge.state).toBe('unknown')
    expect(status.score).toBeNull()
  })

  it('is connected though the provider refuses every call; nothing is known, nothing looks fine', async () => {
    await using rig = await withProvider('forbidden-all')
    const { code, out, err } = await rig.connect()
    expect(code).toBe(0)
    const answer = JSON.parse(out) as { connected: boolean; capabilities: Capability[] }
    expect(answer.connected).toBe(true)
    expect(answer.capabilities.length).toBeGreaterThan(8)
    expect(new Set(answer.capabilities.map(({ state }) => state))).toEqual(new Set(['refused']))
    expect(err).toContain('a file that only you can read')
    await tried(rig.latchkey)
    const status = await rig.latchkey.json<Status>('status')
    expect(status.score).toBeNull()
    expect(status.badge.state).not.toBe('ok')
    expect(status.findings.filter(({ status }) => status === 'unknown').length).toBeGreaterThan(5)
    expect(status.warnings.join()).toContain('file that only you can read')
  })

  it('reads an account from the provider’s own description of its API', async () => {
    await using rig = await withProvider('openapi')
    const { code, out } = await rig.connect()
    expect(code).toBe(0)
    const { capabilities } = JSON.parse(out) as { capabilities: Capability[] }
    expect(capabilities.find(({ call }) => call.startsWith('GET /1/accounts'))?.state).toBe('allowed')
    const [login] = await tried(rig.latchkey)
    expect(login).toMatchObject({ name: 'own' })
    expect(['ok', 'partial']).toContain(login?.state)
    expect((await rig.latchkey.json<Status>('status')).organisations.length).toBeGreaterThan(0)
  })

  it('keeps the token out of every file, and leaves nothing after disconnecting', async () => {
    await using rig = await withProvider('openapi')
    await rig.connect()
    await tried(rig.latchkey)
    const files = async () => {
      const entries = await readdir(rig.latchkey.home, { recursive: true, withFileTypes: true })
      return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    }
    // the daemon works on: a file that it is just writing may be gone by its name before it is read
    const read = (file: string) =>
      readFile(file, 'latin1').catch((error: unknown) => {
        if (file.endsWith('.tmp') && hasCode(error, 'ENOENT')) return ''
        throw error
      })
    for (const file of await files()) expect(await read(file), file).not.toContain(TOKEN)
    expect(rig.latchkey.output()).not.toContain(TOKEN)
    expect((await files()).some((file) => file.includes('/connections/own/'))).toBe(true)
    await rig.latchkey.json('disconnect', 'own')
    expect((await files()).filter((file) => file.includes('/connections/own/'))).toEqual([])
    const status = await rig.latchkey.json<Status>('status')
    expect(status.organisations).toEqual([])
  })

  it('answers a wrong token with status 1 and what to do, and keeps nothing', async () => {
    await using rig = await withProvider('unauthorized-all')
    const { code, err } = await rig.connect()
    expect(code).toBe(1)
    expect(err).toContain('token')
    expect(err).not.toContain(TOKEN)
    expect(await rig.latchkey.json('connections')).toEqual([])
  })

  it('does not take a pasted sentence for a token', async () => {
    await using rig = await withProvider('openapi')
    const { code } = await rig.latchkey.cli(['connect', 'infomaniak'], 'not a token at all\n')
    expect(code).toBe(1)
  })

  it('knows the account again after kill -9, without asking for the token', async () => {
    const provider = await startProviderMock({ mode: 'openapi' })
    const env = overridesOf(provider)
    const home = await temporaryFolder()
    const first = await startLatchkey({ args: [], env, home })
    await first.cli(['connect', 'infomaniak', '--name', 'own'], TOKEN)
    await tried(first)
    const before = await first.json<Status>('status')
    await first.stop('SIGKILL')
    const second = await startLatchkey({ args: [], env, home })
    const after = await second.json<Status>('status')
    expect(after.organisations).toEqual(before.organisations)
    const { sources } = await second.json<{ sources: { state: string }[] }>('sync')
    expect(['ok', 'partial']).toContain(sources[0]?.state)
    await second.stop()
    await provider.close()
  })
})

describe('a data folder', () => {
  it('of a newer version is left alone, with a sentence', async () => {
    const home = await temporaryFolder()
    const first = await startLatchkey({ home })
    await first.stop()
    const file = join(home, 'sandbox', 'schedule.json')
    const kept = unseal(await readFile(file))
    if (kept === null) throw new Error('the file is damaged')
    const newer = seal({ ...kept, schema: kept.schema + 1 })
    await writeFile(file, newer)
    const env = { ...process.env, LATCHKEY_HOME: home, LATCHKEY_PORT: '0', LATCHKEY_SANDBOX_PORT: '0' }
    const { code, err } = await runCli(['start', '--sandbox'], env)
    expect(code).toBe(1)
    expect(err).toContain('newer')
    expect(await readFile(file)).toEqual(newer)
  })

  it('whose file is damaged goes on with the copy before it, and says so', async () => {
    const home = await temporaryFolder()
    const first = await startLatchkey({ home })
    await first.json('sync')
    await first.stop()
    const file = join(home, 'sandbox', 'schedule.json')
    await writeFile(file, (await readFile(file, 'utf8')).slice(0, 40))
    const second = await startLatchkey({ home })
    await eventually(
      () => second.output(),
      (output) => output.includes('schedule'),
    )
    expect((await second.json<Status>('status')).findings.length).toBeGreaterThan(0)
    await second.stop()
  })
})
