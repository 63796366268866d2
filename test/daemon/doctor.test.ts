import { chmod, chown, mkdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { execFile } from 'node:child_process'
import { hash } from 'node:crypto'
import { createServer } from 'node:http'
import { createServer as createTcpServer } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { ownKeeper } from '#daemon/install/own-keeper.ts'
import { nativeHost } from '#shared/native.ts'
import { doctorAt, doctorOf } from '../support/doctored.ts'
import { askAsExtension, pairExtension } from '../support/extension-client.ts'
import { freePort, startLatchkey, temporaryFolder as keptFolder, type Latchkey } from '../support/latchkey.ts'
import { createAnswers, type ProviderMode } from '../support/provider-modes.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { startWebServer } from '../support/web-server.ts'

const run = promisify(execFile)

/** As they stand in a path, and in a configuration file. */
const LOGIN = 'alice-example'
const FIRM = 'Alice Example GmbH'

/** A program that says whatever the daemon would say. */
async function squat(port: number, host = '127.0.0.1') {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.setHeader('content-type', 'application/json').end('{"ok":true,"rows":[]}')
  })
  await new Promise<void>((resolve) => server.listen(port, host, resolve))
  const close = () => new Promise((resolve) => server.close(resolve))
  onTestFinished(async () => void (await close()))
  return { asked, close }
}

describe('without a daemon', () => {
  test('it says so, touches nothing, and tells what it can see', async () => {
    const home = join(await temporaryFolder(), 'not-yet')
    const doctor = await doctorAt(home, { LATCHKEY_PORT: String(await freePort()) })
    expect([doctor.code, doctor.ok]).toEqual([1, false])
    expect(doctor.row('daemon')).toMatchObject({
      state: 'fault',
      fix: expect.stringContaining('latchkey start'),
    })
    expect(doctor.row('port').state).toBe('ok')
    expect(doctor.row('folder')).toMatchObject({ state: 'skipped', data: { files: 0 } })
    expect(doctor.row('access')).toMatchObject({
      state: 'unknown',
      seen: 'Only the running daemon can tell.',
    })
    await expect(rename(home, `${home}-x`)).rejects.toThrow('ENOENT')
  })

  test('a squatter is named, and nothing that it says is asked or believed', async () => {
    const home = await temporaryFolder()
    const port = await freePort()
    const squatter = await squat(port)
    const taken = await doctorAt(home, { LATCHKEY_PORT: String(port) })
    expect(taken.row('port')).toMatchObject({
      state: 'fault',
      data: { strangers: [`127.0.0.1:${String(port)}`] },
    })
    if (process.platform === 'linux')
      expect(taken.row('port').seen).toContain(`process ${String(process.pid)}`)
    expect(taken.row('daemon').state).toBe('fault')
    expect(squatter.asked).toEqual([])
    await squatter.close()
    expect((await doctorAt(home, { LATCHKEY_PORT: String(port) })).row('port').state).toBe('ok')
  })

  test('a daemon that cannot be understood is told from none', async () => {
    const home = await temporaryFolder()
    await chmod(home, 0o700)
    const server = createServer((_request, response) => response.writeHead(404).end('{"error":"not-found"}'))
    await new Promise<void>((resolve) => server.listen(join(home, 'cli.sock'), resolve))
    onTestFinished(() => void server.close())
    const doctor = await doctorAt(home)
    expect(doctor.row('daemon')).toMatchObject({
      state: 'fault',
      cause: expect.stringContaining('another version'),
    })
    await new Promise((resolve) => server.close(resolve))
    expect((await doctorAt(home)).row('daemon').seen).toBe('It is not running.')
  })

  test('a socket in a folder where another user could have put it is not asked', async (ctx) => {
    ctx.skip(process.platform === 'win32', 'no such folders')
    const runtime = await temporaryFolder()
    // too long a path for a socket of its own
    const home = join(await temporaryFolder(), 'x'.repeat(100))
    const folder = join(runtime, `latchkey-${hash('sha256', home).slice(0, 16)}`)
    await mkdir(folder, { mode: 0o700 })
    const asked: unknown[] = []
    const server = createServer((request, response) => {
      asked.push(request.url)
      response.setHeader('content-type', 'application/json').end('{"ok":true,"rows":[]}')
    })
    await new Promise<void>((resolve) => server.listen(join(folder, 'cli.sock'), resolve))
    onTestFinished(() => void server.close())
    const env = { XDG_RUNTIME_DIR: runtime, LATCHKEY_PORT: String(await freePort()) }
    const down = async () => (await doctorAt(home, env)).row('daemon').seen
    await chmod(folder, 0o777)
    expect(await down()).toBe('It is not running.')
    await chmod(folder, 0o700)
    if (process.getuid?.() === 0) {
      await chown(folder, 65_534, 65_534)
      expect(await down()).toBe('It is not running.')
      await chown(folder, 0, 0)
    }
    await rename(folder, `${folder}-real`)
    await symlink(`${folder}-real`, folder)
    expect(await down()).toBe('It is not running.')
    expect(asked).toEqual([])
    await rm(folder)
    await rename(`${folder}-real`, folder)
    expect((await doctorAt(home, env)).rows).toEqual([])
    expect(asked).toHaveLength(1)
  })

  test('an installed program of another version is told', async () => {
    const home = await temporaryFolder()
    const folder = join(home, 'program', '0.9.0-abc')
    await mkdir(folder, { recursive: true })
    await writeFile(
      join(folder, 'program.json'),
      JSON.stringify({ version: '0.9.0', node: '/node', hash: 'abc' }),
    )
    await symlink('0.9.0-abc', join(home, 'program', 'current'))
    const doctor = await doctorAt(home)
    expect(doctor.row('versions')).toMatchObject({ state: 'warning', seen: expect.stringContaining('0.9.0') })
    // its own links are no fault of the data
    expect(doctor.row('folder').data['links']).toBe(0)
    await rm(join(home, 'program'), { recursive: true })
    expect((await doctorAt(home)).row('versions').state).toBe('ok')
  })
})

test('what lies under our name and is not ours is told, and left alone', async (ctx) => {
  ctx.skip(process.platform !== 'linux', 'the places of Linux')
  const person = await temporaryFolder()
  const home = join(person, 'data')
  const env = { HOME: person, XDG_CONFIG_HOME: join(person, '.config') }
  const states = async () => {
    const doctor = await doctorAt(home, env)
    return [doctor.row('native').state, doctor.row('service').state]
  }
  expect(await states()).toEqual(['skipped', 'skipped'])
  const [manifest, unit] = [
    join(person, '.config', 'chromium', 'NativeMessagingHosts', `${nativeHost}.json`),
    ownKeeper({ root: home, port: 47_600, env, platform: 'linux', homeFolder: person })?.place ?? '',
  ]
  for (const file of [manifest, unit]) {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, '{"path": "/elsewhere"}')
  }
  expect(await states()).toEqual(['warning', 'warning'])
  await rm(manifest)
  await rm(unit)
  expect(await states()).toEqual(['skipped', 'skipped'])
})

describe('with a daemon', () => {
  let latchkey: Latchkey
  beforeAll(async () => {
    const home = join(await keptFolder(), LOGIN)
    await mkdir(home, { mode: 0o700 })
    const config = JSON.stringify({ [FIRM]: 1, language: FIRM, notices: { [FIRM]: true, desktop: FIRM } })
    await writeFile(join(home, 'config.json'), config, { mode: 0o600 })
    latchkey = await startLatchkey({ home })
  })
  afterAll(async () => {
    await latchkey.stop()
    await rm(dirname(latchkey.home), { recursive: true, force: true })
  })
  const stateOf = async (id: string) => (await doctorOf(latchkey)).row(id).state

  test('everything is in order, or says what is not', async () => {
    const doctor = await doctorOf(latchkey)
    expect([doctor.code, doctor.ok]).toEqual([0, true])
    for (const id of ['daemon', 'port', 'versions', 'folder', 'store', 'disk', 'clock', 'access', 'provider'])
      expect(doctor.row(id), id).toMatchObject({ state: 'ok' })
    expect(doctor.row('key')).toMatchObject({ state: 'warning', data: { slot: null, keychain: 'absent' } })
    expect(doctor.row('port').data['held']).toContain(`127.0.0.1:${String(latchkey.port)}`)
  })

  test('the report names nobody, and with names it says that it does', async () => {
    const people = await latchkey.json<{ name: string; email: string }[]>('members', 'list')
    const domains = await latchkey.json<{ name: string }[]>('domains', 'list')
    const { text } = await doctorOf(latchkey)
    const told = [...people.flatMap(({ name, email }) => [name, email]), ...domains.map(({ name }) => name)]
    expect(told.length).toBeGreaterThan(10)
    expect(told.filter((name) => text.includes(name))).toEqual([])
    for (const name of [latchkey.home, LOGIN, FIRM]) expect(text).not.toContain(name)
    expect(text).toContain('Your own file, line 1: language is not as it must be')
    const named = await latchkey.cli(['doctor', '--names'])
    expect(named.out).toContain('This report holds names')
    expect(named.out).toContain(`${join(latchkey.home, 'config.json')}, line 1: ${FIRM} is not known.`)
    // a value is told in neither
    expect(named.out).not.toContain(`received`)
    expect((await doctorOf(latchkey, '--names')).row('access').data['names']).toEqual(['sandbox'])
  })

  test('it speaks the language of who asks', async () => {
    const other = await doctorAt(latchkey.home, { LATCHKEY_PORT: String(latchkey.port), LANG: 'fr_CH.UTF-8' })
    expect(other.row('daemon').title).toBe('Le service')
  })

  test('a terminal that expects another port is told', async () => {
    const other = await doctorAt(latchkey.home, { LATCHKEY_PORT: '47999' })
    expect(other.row('port')).toMatchObject({
      state: 'warning',
      data: { port: latchkey.port, expected: 47_999 },
    })
  })

  test('one that hangs is told from one that is not there, and its port is nobody’s until it speaks', async () => {
    latchkey.process.kill('SIGSTOP')
    onTestFinished(() => void latchkey.process.kill('SIGCONT'))
    const hung = await doctorOf(latchkey)
    expect(hung.row('daemon')).toMatchObject({ state: 'fault', data: { pid: latchkey.process.pid } })
    expect(hung.row('port')).toMatchObject({ state: 'unknown', seen: expect.stringContaining('can prove') })
    latchkey.process.kill('SIGCONT')
    expect(await stateOf('daemon')).toBe('ok')
  })

  test('rights of others, links and what was left over are found, and left to who mends them', async () => {
    const file = join(latchkey.home, 'sandbox', 'settings.json.1-abc.tmp')
    await writeFile(file, 'x', { mode: 0o600 })
    await utimes(file, 1, 1)
    expect((await doctorOf(latchkey)).row('folder')).toMatchObject({
      state: 'warning',
      data: { leftovers: 1 },
    })
    await chmod(file, 0o644)
    expect((await doctorOf(latchkey)).row('folder')).toMatchObject({ state: 'warning', data: { open: 1 } })
    await chmod(latchkey.home, 0o755)
    expect((await doctorOf(latchkey)).row('folder').state).toBe('fault')
    await chmod(latchkey.home, 0o700)
    await rm(file)
    const link = join(latchkey.home, 'sandbox', 'elsewhere')
    await symlink('/etc', link)
    const linked = await doctorOf(latchkey, '--names')
    expect(linked.row('folder')).toMatchObject({
      state: 'fault',
      fix: expect.stringContaining('sandbox/elsewhere'),
    })
    expect((await doctorOf(latchkey)).row('folder').fix).not.toContain('elsewhere')
    await rm(link)
    expect(await stateOf('folder')).toBe('ok')
  })

  test('a file of somebody else is found', async (ctx) => {
    ctx.skip(process.getuid?.() !== 0, 'only root can give a file away')
    const file = join(latchkey.home, 'given-away')
    await writeFile(file, '', { mode: 0o600 })
    await chown(file, 12_345, 12_345)
    expect((await doctorOf(latchkey)).row('folder')).toMatchObject({ state: 'fault', data: { foreign: 1 } })
    await chown(file, 0, 0)
    expect(await stateOf('folder')).toBe('ok')
    await rm(file)
  })

  test('a file that was set aside as damaged is told', async () => {
    const file = join(latchkey.home, 'sandbox', 'settings.json.corrupt-2026-11-22T12-00-00.000Z')
    await writeFile(file, '{', { mode: 0o600 })
    expect((await doctorOf(latchkey)).row('store')).toMatchObject({ state: 'warning', data: { damaged: 1 } })
    await rm(file)
    expect(await stateOf('store')).toBe('ok')
  })

  test('a damaged backup is told until it is gone, and whether there is one at all', async () => {
    expect((await doctorOf(latchkey)).row('backups')).toMatchObject({ state: 'skipped', data: { kept: 0 } })
    const { file } = await latchkey.json<{ file: string }>('backup')
    const fresh = (await doctorOf(latchkey)).row('backups')
    expect(fresh).toMatchObject({ state: 'ok', data: { kept: 1 } })
    const damaged = join(dirname(file), '2020-01-01T00-00-00.000Z.tar.gz')
    await writeFile(damaged, 'no backup', { mode: 0o600 })
    expect((await doctorOf(latchkey)).row('backups')).toMatchObject({
      state: 'warning',
      data: { damaged: 1 },
    })
    await rm(damaged)
    expect(await stateOf('backups')).toBe('ok')
    await rm(file)
    expect(await stateOf('backups')).toBe('skipped')
  })

  test('a browser is missed, heard, and missed again when it is revoked', async () => {
    expect(await stateOf('browsers')).toBe('warning')
    const { id } = await pairExtension(latchkey, { name: 'Firefox of Anna' })
    const paired = await doctorOf(latchkey)
    expect(paired.row('browsers')).toMatchObject({ state: 'ok', data: { browsers: 1 } })
    expect(paired.text).not.toContain('Anna')
    await latchkey.cli(['clients', 'revoke', id])
    expect(await stateOf('browsers')).toBe('warning')
  })

  test('a page sees it as the command line does, and nobody without a session', async () => {
    const { session, id } = await pairExtension(latchkey)
    const ask = (bearer: string | null) =>
      askAsExtension(latchkey.port, { method: 'GET', target: '/v1/doctor?language=it', bearer })
    const answer = await ask(session)
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body)).toMatchObject({ ok: true, rows: expect.anything() })
    expect(answer.body).toContain('Il servizio')
    expect((await ask(null)).status).toBe(401)
    await latchkey.cli(['clients', 'revoke', id])
  })

  test('the port of the feeds may be somebody else’s', async () => {
    const port = await freePort()
    const other = createTcpServer()
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
    await latchkey.cli(['feeds', 'address', 'on', '--port', String(port)])
    expect((await doctorOf(latchkey)).row('feeds')).toMatchObject({ state: 'fault', data: { port } })
    await new Promise((resolve) => other.close(resolve))
    await latchkey.cli(['feeds', 'address', 'on', '--port', String(await freePort())])
    expect(await stateOf('feeds')).toBe('ok')
    await latchkey.cli(['feeds', 'address', 'off'])
    expect(await stateOf('feeds')).toBe('skipped')
  })
})

test('a full disk, and what it kept from being kept, is told until there is room again', async (ctx) => {
  const disk = await temporaryFolder()
  const mount = run('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', disk])
  const cannot = await mount.then(
    () => null,
    (error: unknown) => error,
  )
  ctx.skip(cannot !== null, 'no tmpfs in a namespace of one’s own')
  const { stdout } = await run('unshare', [
    '-rm',
    'sh',
    '-c',
    'mount -t tmpfs -o size=24m tmpfs "$1" && exec "$2" "$3" "$1"',
    'sh',
    disk,
    process.execPath,
    fileURLToPath(new URL('doctor-on-full-disk.ts', import.meta.url)),
  ])
  expect(JSON.parse(stdout)).toEqual({
    // of a few MB there is never much left
    before: { disk: 'warning', store: 'ok', backups: 'ok', code: 0 },
    full: { disk: 'fault', store: 'fault', backups: 'fault', code: 1 },
    after: { disk: 'warning', store: 'ok', backups: 'ok', code: 0 },
  })
})

/** A provider of the sandbox's answers, in the mode and at the time that the test says. */
async function providedFor(ahead: number) {
  const answers = createAnswers('http://127.0.0.1:1')
  const now = { mode: 'sandbox' as ProviderMode, ahead }
  const server = await startWebServer((request, response) => {
    response.setHeader('date', new Date(Date.now() + now.ahead).toUTCString())
    void answers(now.mode, request, response)
  })
  const file = join(await temporaryFolder(), 'dns.json')
  await writeFile(file, JSON.stringify({ version: '1.0', services: [] }))
  const latchkey = await startLatchkey({
    args: [],
    env: { LATCHKEY_DEV: '1', LATCHKEY_INFOMANIAK_URL: server.origin, LATCHKEY_RDAP_BOOTSTRAP: file },
  })
  onTestFinished(() => latchkey.stop())
  onTestFinished(() => server.close())
  await latchkey.cli(['connect', 'infomaniak', '--name', 'main'], 'a-token-of-the-person-0123456789\n')
  const sync = async () => void (await latchkey.cli(['sync']))
  await sync()
  return { latchkey, now, sync }
}

test('the clock, the token and the provider are judged by what the provider answers', async () => {
  const { latchkey, now, sync } = await providedFor(5 * 60_000)
  const first = await doctorOf(latchkey)
  expect(first.row('key')).toMatchObject({ state: 'warning', data: { slot: 'keyfile' } })
  expect(first.row('access')).toMatchObject({ state: 'ok', data: { logins: 1 } })
  expect(first.row('clock')).toMatchObject({
    state: 'warning',
    seen: expect.stringContaining('5 minutes behind'),
  })
  expect(first.text).not.toContain('token-of-the-person')

  now.ahead = 0
  now.mode = 'unauthorized-all'
  await sync()
  const answered = await doctorOf(latchkey)
  expect([answered.row('provider').state, answered.row('clock').state]).toEqual(['ok', 'ok'])
  expect(answered.row('access')).toMatchObject({
    state: 'fault',
    fix: expect.stringContaining('latchkey connect'),
  })

  now.mode = 'sandbox'
  await latchkey.cli(['disconnect', 'main'])
  expect((await doctorOf(latchkey)).row('access').state).toBe('skipped')
})
