/** The daemon as npm hands it out: installed from its archive alone, without a build, on the oldest and the newest Node. */
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { homedir, hostname } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createDaemonClient } from '#daemon/cli/client.ts'
import { languages } from '#shared/settings.ts'
import { newPlace, type Place } from '../support/packaged.ts'
import { realNode } from '../support/real-nodes.ts'
import { eventually, runCli, startLatchkey, type Program } from '../support/latchkey.ts'
import { startProviderMock } from '../support/provider-mock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const PASSPHRASE = 'a passphrase for this test alone'
const rdapAnswer = {
  objectClassName: 'domain',
  ldhName: 'example.com',
  status: ['active'],
  events: [{ eventAction: 'expiration', eventDate: '2027-06-01T00:00:00Z' }],
}

const sources = inject('packaged')
let home: Place
const installed = () => join(home.folder, 'node_modules/latchkey')

beforeAll(async () => {
  home = await newPlace()
  const archive = join(sources, '.output/packages/latchkey-0.1.0.tgz')
  // nothing may be fetched: what is not in the archive must not be needed
  const alone = ['--offline', '--omit=optional', '--no-audit', '--no-fund', '--silent']
  await home.run('npm', ['install', ...alone, `--cache=${home.folder}/cache`, archive])
}, 60_000)

afterAll(() => home.remove())

const filesOf = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()

describe('what is in the archive', () => {
  it('is the program, the extension and their papers, and nothing else', async () => {
    const files = await filesOf(installed())
    const programs = [
      'keychain-process',
      'latchkey',
      'mail-process',
      'native-host',
      'picture-reader',
      'sandbox',
    ]
    const entries = programs.map((name) => `dist/${name}.js`)
    const parts = new Set<string>()
    const waiting = [...entries]
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      // a comment may name a file of the library that it came with
      if (parts.has(file) || !files.includes(file)) continue
      parts.add(file)
      const code = await readFile(join(installed(), file), 'utf8')
      for (const [, part = ''] of code.matchAll(/(?:^import .*|\bimport\()"\.\/([\w-]+\.js)"/gm))
        waiting.push(`dist/${part}`)
    }
    const built = async (browser: string, output: string) =>
      (await filesOf(join(sources, '.output', output))).map((file) => `dist/extension/${browser}/${file}`)
    expect(files).toEqual(
      [
        'LICENSE',
        'README.md',
        'bin/latchkey.mjs',
        'dist/THIRD-PARTY.txt',
        ...languages.map((language) => `dist/locales/${language}.json`),
        'package.json',
        ...parts,
        ...(await built('chrome', 'chrome-mv3')),
        ...(await built('firefox', 'firefox-mv2')),
      ].sort(),
    )
    expect(await readdir(join(home.folder, 'node_modules'))).toEqual([
      '.bin',
      '.package-lock.json',
      'latchkey',
    ])
  })

  it('tells nothing of the machine that it was made on', async () => {
    const telling = [sources, `${homedir()}/`, import.meta.dirname, 'sourceMappingURL', '/home/', '/Users/']
    if (hostname().length > 6) telling.push(hostname())
    for (const file of await filesOf(installed())) {
      const content = await readFile(join(installed(), file), 'latin1')
      for (const word of telling) expect(content.includes(word), `${file}: ${word}`).toBe(false)
      expect(content, file).not.toMatch(/-----BEGIN [A-Z ]*PRIVATE KEY-----\s*[A-Za-z0-9+/]/)
    }
  })

  it('asks npm to install nothing but the keychain, and that only where there is one', async () => {
    const manifest: unknown = JSON.parse(await readFile(join(installed(), 'package.json'), 'utf8'))
    expect(manifest).not.toHaveProperty('dependencies')
    expect(Object.keys((manifest as { optionalDependencies: object }).optionalDependencies)).toEqual([
      '@napi-rs/keyring',
    ])
    // npm runs such scripts on the machine of whoever installs
    for (const when of ['preinstall', 'install', 'postinstall', 'prepare'])
      expect((manifest as { scripts: object }).scripts).not.toHaveProperty(when)
    expect((await stat(join(installed(), 'bin/latchkey.mjs'))).mode & 0o777).toBe(0o755)
  })
})

async function programOn(version: string, skip: (reason: string) => never): Promise<Program> {
  const found = await realNode(version)
  return 'absent' in found
    ? skip(found.absent)
    : { node: found.node, script: join(installed(), 'bin/latchkey.mjs') }
}

describe.each(['22.19.0', '24.21.0', '26.9.0'])('on Node %s', (version) => {
  it('runs without a build, a warning or anything else beside it', { timeout: 120_000 }, async ({ skip }) => {
    const program = await programOn(version, skip)
    const env = {
      PATH: '/nowhere',
      LATCHKEY_HOME: join(await temporaryFolder(), 'home'),
      LANG: 'en_GB.UTF-8',
    }
    const alone = (...args: string[]) => runCli(args, env, '', program)

    expect(await alone('--version')).toEqual({ code: 0, out: '0.1.0\n', err: '' })
    expect((await alone('--help')).out).toContain('Usage: latchkey')
    const rdap = join(env.LATCHKEY_HOME, '../rdap-answer.json')
    await writeFile(rdap, JSON.stringify(rdapAnswer))
    const asked = ['--rdap', rdap, '--name', 'example.com', '--at', '2026-06-01T00:00:00Z', '--json']
    const explained = await alone('domains', 'explain', ...asked)
    expect(explained).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(explained.out)).toMatchObject({ outcome: 'found', phase: 'active' })

    const latchkey = await startLatchkey({ program, args: ['--sandbox', '--pairing'] })
    const { badge } = await latchkey.json<{ badge: { state: string } }>('status')
    expect(badge.state).toBe('todo')
    const folder = join(installed(), 'dist/extension/chrome')
    expect(latchkey.output()).toContain(`The extension, for "Load unpacked": ${folder} `)
    expect(await readFile(join(folder, 'manifest.json'), 'utf8')).toContain('"version":"0.1.0"')
    expect(latchkey.output()).not.toMatch(/warning/i)
    await latchkey.stop()
    expect(latchkey.process.exitCode).toBe(0)
  })

  it(
    'keeps a token behind a passphrase, and gives it out for that alone',
    { timeout: 120_000 },
    async ({ skip }) => {
      const program = await programOn(version, skip)
      const provider = await startProviderMock({ mode: 'forbidden-all' })
      const env = { LATCHKEY_DEV: '1', LATCHKEY_INFOMANIAK_URL: provider.url }
      const options = { program, args: [], env, home: await temporaryFolder() }
      const first = await startLatchkey(options)
      const client = createDaemonClient(join(options.home, 'cli.sock'))
      const login = { name: 'own', token: 'a-token-of-this-test-0123456789', passphrase: PASSPHRASE }
      const connected = await client.call('POST', '/v1/connections', login)
      expect(connected).toMatchObject({ ok: true, value: { connected: true } })
      await first.stop()

      const again = await startLatchkey(options)
      expect((await again.cli(['unlock'], 'another passphrase')).code).toBe(1)
      const before = provider.requests.length
      // after a wrong one there is a wait
      await eventually(
        () => again.cli(['unlock'], PASSPHRASE),
        ({ code }) => code === 0,
      )
      await eventually(
        () => provider.requests.slice(before),
        (sent) => sent.some(({ authorization }) => authorization === `Bearer ${login.token}`),
      )
      await again.stop()
      await provider.close()
    },
  )
})

it('says what it needs where Node is too old', async ({ skip }) => {
  const { code, err } = await runCli(['status'], { PATH: '/nowhere' }, '', await programOn('20.20.2', skip))
  expect(code).toBe(1)
  expect(err).toBe('latchkey: this is Node 20.20.2; Latchkey needs Node 22.19 or newer.\n')
})
