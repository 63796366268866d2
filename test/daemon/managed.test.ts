import { execFile } from 'node:child_process'
import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { parseManaged, readManaged, systemConfigPath } from '#daemon/core/managed.ts'
import { readConfig } from '#daemon/core/config.ts'
import { defaultSettings } from '#shared/settings.ts'
import { settle, touchesLocks, unsettle } from '#shared/managed.ts'
import { doctorOf } from '../support/doctored.ts'
import { askAsExtension, pairExtension } from '../support/extension-client.ts'
import { freePort, startLatchkey } from '../support/latchkey.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const run = promisify(execFile)

describe('the file', () => {
  test('what is right counts, and each fault is named with its line', () => {
    const text = '{\n  "port": 47610,\n  "language": "xx",\n  "notices": { "desktop": false },\n  "tea": 1\n}'
    const { locks, faults } = parseManaged(text)
    expect(locks).toEqual({ port: 47_610, 'notices.desktop': false })
    expect(faults).toEqual([
      {
        told: ', line 3: language is not as it must be: ("en" | "fr" | "de" | "it" | "es").',
        named: ', line 3: language is not as it must be: ("en" | "fr" | "de" | "it" | "es").',
      },
      { told: ', line 5: there is a key that is not known.', named: ', line 5: tea is not known.' },
    ])
  })

  test.each([
    ['{"feeds": "no"}', 'a kind that is not understood'],
    ['{"feeds": {"files": "no"}}', 'a value that is not understood'],
    ['{"feeds": {"files": true, "served": 1}}', 'one of two'],
    ['{\n"port": 1,,\n}', 'no JSON'],
    ['[]', 'no object'],
  ])('%s: what could forbid and cannot be read forbids (%s)', (text) => {
    const { locks, faults } = parseManaged(text)
    expect(faults).toHaveLength(1)
    expect(locks['feeds.served']).toBe(false)
  })

  test('a feed that is allowed is not settled', async () => {
    const own = join(await temporaryFolder(), 'config.json')
    await writeFile(own, '{"feeds": {"files": true, "served": false}}', { mode: 0o600 })
    expect(readManaged('/nowhere', own)).toMatchObject({ locked: ['feeds.served'], faults: [] })
  })

  test('the organisation goes before the person, and the environment between them', async () => {
    const folder = await temporaryFolder()
    const [system, own] = [join(folder, 'system.json'), join(folder, 'own.json')]
    await writeFile(own, '{"port": 47611, "passwordDays": 90}', { mode: 0o600 })
    const mine = readManaged(system, own)
    const portOf = (managed: typeof mine, env: Record<string, string> = {}) => {
      const config = readConfig(env, managed)
      return config.ok && config.value.port
    }
    expect([portOf(mine), portOf(mine, { LATCHKEY_PORT: '47612' })]).toEqual([47_611, 47_612])
    await writeFile(system, '{"port": 47613}', { mode: 0o600 })
    const both = readManaged(system, own)
    expect(portOf(both, { LATCHKEY_PORT: '47612' })).toBe(47_613)
    expect(both.locks).toEqual({ port: 47_613, passwordDays: 90 })
  })

  test.each([
    ['writable by others', (path: string) => chmod(path, 0o666), 'others can write it'],
    [
      'in a folder that others can write',
      (path: string) => chmod(join(path, '..'), 0o777),
      'others can write it',
    ],
    ['too large', (path: string) => writeFile(path, `{"tea": "${'x'.repeat(300_000)}"}`), 'too large'],
  ])('one that is %s is not believed, and what it could forbid is', async (_, spoil, why) => {
    const own = join(await temporaryFolder(), 'config.json')
    await writeFile(own, '{"port": 47611}', { mode: 0o600 })
    await spoil(own)
    const managed = readManaged('/nowhere', own)
    expect(managed).toMatchObject({
      refused: true,
      ownPort: null,
      faults: [{ told: expect.stringContaining(why) }],
    })
    expect(managed.locks['feeds.files']).toBe(false)
  })

  test('a link counts by what it leads to', async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'open'))
    await chmod(join(folder, 'open'), 0o777)
    await writeFile(join(folder, 'open', 'real.json'), '{"port": 47611}', { mode: 0o600 })
    await symlink(join(folder, 'open', 'real.json'), join(folder, 'config.json'))
    expect(readManaged('/nowhere', join(folder, 'config.json')).refused).toBe(true)
    await chmod(join(folder, 'open'), 0o755)
    expect(readManaged('/nowhere', join(folder, 'config.json')).ownPort).toBe(47_611)
  })

  test.each([
    ['linux', {}, '/etc/latchkey/config.json'],
    ['darwin', {}, '/Library/Application Support/latchkey/config.json'],
    // where only administrators write: in ProgramData anybody may make a folder
    ['win32', {}, String.raw`C:\Program Files\latchkey\config.json`],
    ['win32', { ProgramFiles: String.raw`D:\Programs` }, String.raw`D:\Programs\latchkey\config.json`],
    ['win32', { ProgramData: String.raw`C:\Else` }, String.raw`C:\Program Files\latchkey\config.json`],
  ] as const)('on %s it lies in the system’s own place', (platform, env, path) => {
    expect(systemConfigPath(platform, env)).toBe(path)
  })
})

test('what is settled is seen and never kept, so that the person’s own choice comes back', () => {
  const locks = { language: 'fr', 'notices.desktop': false } as const
  expect(settle(defaultSettings, locks)).toMatchObject({
    language: 'fr',
    notices: { desktop: false, browser: true },
  })
  const sentAlong = { ...settle(defaultSettings, locks), passwordDays: 90 }
  expect(touchesLocks(sentAlong, locks)).toBe(false)
  expect(unsettle(defaultSettings, sentAlong, locks)).toEqual({ ...defaultSettings, passwordDays: 90 })
  expect(touchesLocks({ ...sentAlong, language: 'de' }, locks)).toBe(true)
})

test('a running daemon holds to its file, refuses what it settles, and says which', async () => {
  const home = await temporaryFolder()
  await chmod(home, 0o700)
  const port = await freePort()
  const file = join(home, 'config.json')
  const config = { domainThresholds: [45, 5], notices: { desktop: false }, feeds: { served: false }, tea: 1 }
  await writeFile(file, JSON.stringify({ ...config, port: 1 }), { mode: 0o600 })
  const latchkey = await startLatchkey({ home, env: { LATCHKEY_PORT: String(port) } })
  onTestFinished(() => latchkey.stop())
  const { session } = await pairExtension({ ...latchkey, port })
  const ask = (method: string, target: string, body?: object) =>
    askAsExtension(port, { method, target, body, bearer: session })

  expect(JSON.parse((await ask('GET', '/v1/settings')).body)).toMatchObject({
    domainThresholds: [45, 5],
    notices: { desktop: false, browser: true },
    locked: ['port', 'domainThresholds', 'notices.desktop', 'feeds.served'],
  })
  const refused = await ask('PATCH', '/v1/settings', { domainThresholds: [10] })
  expect([refused.status, refused.body]).toEqual([403, '{"error":"managed"}'])
  // the page sends all of the notices, and changes one that is the person's own
  const notices = { browser: false, desktop: false, least: 'notice' }
  expect((await ask('PATCH', '/v1/settings', { notices })).status).toBe(200)
  const kept = await readFile(join(home, 'sandbox', 'settings.json'), 'utf8')
  expect(kept).toContain('"desktop":true')
  expect(kept).not.toContain('45')
  expect((await ask('PATCH', '/v1/feeds', { served: true })).body).toBe('{"error":"managed"}')
  expect((await ask('PATCH', '/v1/feeds', { files: true })).status).toBe(200)
  expect((await ask('PATCH', '/v1/feeds', { files: false })).status).toBe(200)

  const { row } = await doctorOf(latchkey)
  expect(row('managed')).toMatchObject({
    state: 'warning',
    seen: expect.stringContaining('there is a key that is not known'),
  })
  const named = await doctorOf(latchkey, '--names')
  expect(named.row('managed').seen).toContain(`${file}, line 1: tea is not known`)
})

test('the organisation’s own file counts where the system keeps it', async (ctx) => {
  const etc = await temporaryFolder()
  const mount = run('unshare', ['-rm', 'mount', '--bind', etc, '/etc'])
  const cannot = await mount.then(
    () => null,
    (error: unknown) => error,
  )
  ctx.skip(cannot !== null, 'no mounts in a namespace of one’s own')
  await chmod(etc, 0o755)
  await mkdir(join(etc, 'latchkey'), { mode: 0o755 })
  await writeFile(join(etc, 'latchkey', 'config.json'), '{"port": 47999, "language": "de"}', { mode: 0o644 })
  const program = fileURLToPath(new URL('../../bin/latchkey.mjs', import.meta.url))
  const doctor = (mode: string) =>
    run(
      'unshare',
      [
        '-rm',
        'sh',
        '-c',
        `chmod ${mode} "$1/latchkey" && mount --bind "$1" /etc && { "$2" "$3" doctor --json || true; }`,
        'sh',
        etc,
        process.execPath,
        program,
      ],
      { env: { ...process.env, LATCHKEY_HOME: join(etc, 'none'), LATCHKEY_PORT: '47601' } },
    )
  const rowOf = async (mode: string, id: string) => {
    const { rows } = JSON.parse((await doctor(mode)).stdout) as { rows: { id: string; data: object }[] }
    return rows.find((row) => row.id === id)
  }
  expect(await rowOf('755', 'port')).toMatchObject({ title: 'Sein Port', data: { port: 47_999 } })
  expect(await rowOf('777', 'managed')).toMatchObject({ state: 'fault', data: { refused: true } })
  expect(await rowOf('777', 'port')).toMatchObject({ title: 'Its port', data: { port: 47_601 } })
})
