import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createDaemonClient } from '#daemon/cli/client.ts'
import { prepareHome } from '#daemon/core/home.ts'
import { eventually, freePort, startLatchkey, temporaryFolder } from '../support/latchkey.ts'
import { installable } from '../support/installable.ts'
import { startProviderMock } from '../support/provider-mock.ts'
import { noUserSystemd, startUserSystemd, type UserSystemd } from '../support/user-systemd.ts'

interface Installed {
  readonly version: string
  readonly before: string | null
  readonly place: string
}
interface State {
  readonly kept: string
  readonly running: { readonly pid: number } | null
  readonly daemon: string | null
  readonly program: { readonly version: string; readonly intact: boolean } | null
}

const absent = noUserSystemd()
/** Every sign that a unit's file could take for its own. */
const awkward = `an "agency" 'é' %h $HOME ;`

describe('the service under a real systemd', { timeout: 60_000 }, () => {
  let home: string
  let root: string
  let port: number
  let systemd: UserSystemd
  const packages: string[] = []
  let unit: string

  /** Runs the command line of one of the packages as the person would. */
  const latchkey = (folder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
    systemd.run([process.execPath, join(folder, 'bin/latchkey.mjs'), ...args], {
      LATCHKEY_PORT: String(port),
      ...env,
    })
  const json = async <T>(folder: string, args: readonly string[], env?: NodeJS.ProcessEnv): Promise<T> => {
    const { code, out, err } = await latchkey(folder, [...args, '--json'], env)
    if (code !== 0) throw new Error(`latchkey ${args.join(' ')} ended with ${String(code)}: ${err}`)
    return JSON.parse(out) as T
  }
  const packed = async (...how: Parameters<typeof installable>) => {
    const folder = await installable(...how)
    packages.push(folder)
    return folder
  }
  const answers = (at = port) =>
    fetch(`http://127.0.0.1:${String(at)}/health`).then(
      ({ ok }) => ok,
      () => false,
    )
  const pid = async () =>
    (await systemd.run(['systemctl', '--user', 'show', '--value', '-p', 'MainPID', 'latchkey'])).out.trim()

  beforeAll(async () => {
    if (absent !== null) return
    home = await temporaryFolder()
    root = join(home, '.local/share/latchkey')
    unit = join(home, '.config/systemd/user/latchkey.service')
    port = await freePort()
    systemd = await startUserSystemd(home)
    await packed('1.0.0')
  }, 60_000)
  afterAll(async () => {
    if (absent !== null) return
    await systemd.stop()
    for (const folder of [...packages, home]) await rm(folder, { recursive: true, force: true })
  })
  beforeEach((context) => {
    if (absent !== null) context.skip(absent)
  })

  it('leaves a unit alone that somebody else made', async () => {
    await mkdir(join(unit, '..'), { recursive: true })
    await writeFile(unit, '[Service]\nExecStart=/bin/true\n')
    const { code, err } = await latchkey(packages[0] ?? '', ['service', 'install'])
    expect([code, err]).toEqual([1, expect.stringContaining('was not made by Latchkey')])
    expect((await latchkey(packages[0] ?? '', ['service', 'remove'])).code).toBe(1)
    expect(await readFile(unit, 'utf8')).toBe('[Service]\nExecStart=/bin/true\n')
    expect(existsSync(join(root, 'program'))).toBe(false)
    await rm(unit)
  })

  it('starts at once, as shut in as a unit of a user can be', async () => {
    const told = await json<Installed>(packages[0] ?? '', ['service', 'install'])
    expect(told).toMatchObject({ version: '1.0.0', before: null, place: unit })
    expect(await answers()).toBe(true)
    expect(await json<State>(packages[0] ?? '', ['service', 'status'])).toMatchObject({
      kept: 'ours',
      daemon: '1.0.0',
      program: { version: '1.0.0', intact: true },
    })
    const status = (await systemd.run(['cat', `/proc/${await pid()}/status`])).out
    expect(status).toMatch(/^NoNewPrivs:\s1$/m)
    expect(status).toMatch(/^Seccomp:\s2$/m)
    expect(status).toMatch(/^Umask:\s0077$/m)
    expect((await systemd.run(['cat', `/proc/${await pid()}/limits`])).out).toMatch(
      /^Max core file size\s+0\s+0/m,
    )
    const environment = (await systemd.run(['cat', `/proc/${await pid()}/environ`])).out
    expect(environment).toContain(`LATCHKEY_PORT=${String(port)}`)
    expect(environment).not.toContain('NODE_OPTIONS')
  })

  it('comes back after it was killed', async () => {
    const before = await pid()
    await systemd.run(['kill', '-9', before])
    await eventually(pid, (now) => now !== before && now !== '0')
    await eventually(() => answers(), Boolean)
  })

  it('starts with the computer, from a program that no longer hangs on what it was installed from', async () => {
    const elsewhere = `${packages[0] ?? ''}-moved`
    await rename(packages[0] ?? '', elsewhere)
    packages[0] = elsewhere
    await systemd.stop()
    expect(await answers()).toBe(false)
    systemd = await startUserSystemd(home)
    await eventually(() => answers(), Boolean)
  })

  it('is updated by installing the next one, and stays beside another folder’s', async () => {
    const before = await pid()
    const told = await json<Installed>(await packed('1.1.0'), ['service', 'install'])
    expect(told).toMatchObject({ version: '1.1.0', before: '1.0.0' })
    expect(await pid()).not.toBe(before)

    const other = { LATCHKEY_HOME: join(home, awkward), LATCHKEY_PORT: String(await freePort()) }
    const second = await json<Installed>(packages[1] ?? '', ['service', 'install'], other)
    expect(second.place).toMatch(/latchkey-[0-9a-f]{8}\.service$/)
    expect([await answers(), await answers(Number(other.LATCHKEY_PORT))]).toEqual([true, true])
    expect((await latchkey(packages[1] ?? '', ['service', 'remove'], other)).code).toBe(0)
    expect([await answers(), await answers(Number(other.LATCHKEY_PORT))]).toEqual([true, false])
  })

  it('leads back by itself from a version that does not answer', async () => {
    const script = fileURLToPath(new URL('../support/install-service.ts', import.meta.url))
    const mute = await packed('2.0.0', 'mute')
    const { out } = await systemd.run([process.execPath, script, root, String(port), mute])
    expect(JSON.parse(out)).toEqual({
      type: 'rolled-back',
      to: '1.1.0',
      answers: true,
      cause: { type: 'no-answer' },
    })
    expect(await answers()).toBe(true)
    expect(await json<State>(packages[1] ?? '', ['service', 'status'])).toMatchObject({ daemon: '1.1.0' })
  })

  it('goes and leaves the data', async () => {
    const told = await json<{ removed: string[]; data: string }>(packages[1] ?? '', ['service', 'remove'])
    expect(told).toEqual({ removed: [unit, join(root, 'program')], data: root })
    expect(await answers()).toBe(false)
    expect(existsSync(unit)).toBe(false)
    expect(existsSync(join(home, '.config/systemd/user/default.target.wants/latchkey.service'))).toBe(false)
    const left = await readdir(root)
    expect(left).toContain('data')
    for (const gone of ['program', 'cli.sock', 'daemon.json']) expect(left).not.toContain(gone)
    expect((await latchkey(packages[1] ?? '', ['service', 'remove'])).code).toBe(0)
  })

  it('does not take a folder from a daemon that was started by hand', async () => {
    const byHand = systemd.run([process.execPath, join(packages[1] ?? '', 'bin/latchkey.mjs'), 'start'], {
      LATCHKEY_PORT: String(port),
    })
    await eventually(() => answers(), Boolean)
    const { code, err } = await latchkey(packages[1] ?? '', ['service', 'install'])
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/did not start runs in this folder \(process \d+\)/),
    ])
    expect(existsSync(join(root, 'program'))).toBe(false)
    await systemd.run(['kill', /process (\d+)/.exec(err)?.[1] ?? ''])
    expect((await byHand).code).toBe(0)
  })

  it('runs and says that it is locked, where only a passphrase opens its logins', async () => {
    const provider = await startProviderMock({ mode: 'forbidden-all' })
    const folder = join(home, 'locked')
    const first = await startLatchkey({
      args: [],
      home: folder,
      env: { LATCHKEY_DEV: '1', LATCHKEY_INFOMANIAK_URL: provider.url },
    })
    const { socketPath } = await prepareHome(folder)
    const connect = (name: string) =>
      createDaemonClient(socketPath).call('POST', '/v1/connections', {
        name,
        token: `a-token-of-${name}-0123456789`,
        passphrase: 'eight or more',
      })
    for (const name of ['own', 'work']) expect(await connect(name)).toMatchObject({ ok: true })
    await first.stop()
    await provider.close()

    const env = { LATCHKEY_HOME: folder, LATCHKEY_PORT: String(await freePort()) }
    await json<Installed>(packages[0] ?? '', ['service', 'install'], env)
    const { badge } = await json<{ badge: { state: string } }>(packages[0] ?? '', ['status'], env)
    expect(badge.state).toBe('locked')
    const logins = await json<{ name: string; state: string }[]>(packages[0] ?? '', ['connections'], env)
    expect(logins.map(({ name, state }) => [name, state])).toEqual([
      ['own', 'locked'],
      ['work', 'locked'],
    ])
    await latchkey(packages[0] ?? '', ['service', 'remove'], env)
  })
})
