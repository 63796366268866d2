/** Backups, moving and the key, by the real command line with and without a daemon, on real files. */
import { execFile } from 'node:child_process'
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Connection } from '#shared/connections.ts'
import { eventually, runCli, startLatchkey, temporaryFolder, type Latchkey } from '../support/latchkey.ts'
import { startProviderMock } from '../support/provider-mock.ts'

const TOKEN = 'a-token-for-nothing-0123456789'
const PASSPHRASE = 'correct horse battery'
const run = promisify(execFile)

/** The same backup with another word in `about.json`, which comes first. */
function remade(packed: Buffer, from: string, to: string): Buffer {
  const bytes = gunzipSync(packed)
  const at = bytes.indexOf(from)
  if (at === -1 || from.length !== to.length) throw new Error(`no ${from}`)
  bytes.write(to, at)
  return gzipSync(bytes)
}

const noDaemon = (home: string) => ({
  ...process.env,
  LANG: 'en_GB.UTF-8',
  DBUS_SESSION_BUS_ADDRESS: 'disabled:',
  LATCHKEY_HOME: home,
})
interface BackupRow {
  name: string
  file: string
  holds: Record<string, number>
}

let provider: Awaited<ReturnType<typeof startProviderMock>>
let env: NodeJS.ProcessEnv
let own: Latchkey
let place: string

beforeAll(async () => {
  provider = await startProviderMock({ mode: 'sandbox' })
  env = {
    LATCHKEY_DEV: '1',
    LATCHKEY_INFOMANIAK_URL: provider.url,
    LATCHKEY_RDAP_BOOTSTRAP: `${provider.url}/rdap`,
  }
  place = await temporaryFolder()
  own = await startLatchkey({ args: [], env })
  await own.cli(['connect', 'infomaniak', '--name', 'erstlogin'], TOKEN)
  await eventually(
    () => own.json<Connection[]>('connections'),
    ([login]) => login?.lastSyncAt != null,
  )
}, 60_000)
afterAll(async () => {
  await own.stop()
  await provider.close()
  await rm(place, { recursive: true, force: true })
})

const logins = async (of = own) => (await of.json<Connection[]>('connections')).map(({ name }) => name)
const backups = (of = own) => of.json<BackupRow[]>('backups', 'list')

describe('a backup', () => {
  it(
    'is one private file that any tar opens, without a token or a key file in it, and seven are kept',
    { timeout: 60_000 },
    async () => {
      const made = await own.json<BackupRow>('backup')
      expect(made.holds).toMatchObject({ logins: 1 })
      expect((await stat(made.file)).mode & 0o777).toBe(0o600)
      expect((await stat(join(made.file, '..'))).mode & 0o777).toBe(0o700)
      const { stdout } = await run('tar', ['-tzf', made.file])
      expect(stdout.split('\n')).toEqual(
        expect.arrayContaining(['about.json', 'connections.json', 'keys.json']),
      )
      expect(gunzipSync(await readFile(made.file)).includes(TOKEN)).toBe(false)
      expect(stdout).not.toContain('data.key')
      for (let n = 0; n < 7; n += 1) await own.json('backup')
      const list = await backups()
      expect(list).toHaveLength(7)
      expect(list.map(({ name }) => name)).not.toContain(made.name)
      expect((await readdir(join(own.home, 'backups', 'data'))).sort()).toEqual(
        list.map(({ name }) => name).sort(),
      )
    },
  )

  it('is whole while the daemon writes', { timeout: 60_000 }, async () => {
    const adding = Promise.all(
      Array.from({ length: 4 }, (_, n) => own.cli(['token', 'create', '--name', `script ${String(n)}`])),
    )
    const made = await own.json<BackupRow>('backup')
    expect((await adding).map(({ code }) => code)).toEqual([0, 0, 0, 0])
    const { code, out } = await own.cli(['restore', made.name, '--preview', '--json'])
    expect([code, JSON.parse(out)]).toMatchObject([0, { restored: false, holds: { logins: 1 } }])
  })
})

describe('a backup on a full disk', () => {
  it('is refused with what is missing, and leaves no half one', { timeout: 60_000 }, async (ctx) => {
    const disk = join(place, 'disk')
    await mkdir(disk)
    const mount = run('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', disk])
    const cannot = await mount.then(() => null, String)
    ctx.skip(cannot !== null, `no tmpfs in a namespace of one's own: ${String(cannot)}`)
    const program = fileURLToPath(new URL('../../bin/latchkey.mjs', import.meta.url))
    const script =
      'mount -t tmpfs -o size=3m tmpfs "$1" && cp -r "$2/data" "$1" && ("$3" "$4" backup; echo "status $?"; find "$1/backups" -type f) 2>&1'
    const args = ['-rm', 'sh', '-c', script, 'sh', disk, own.home, process.execPath, program]
    const { stdout } = await run('unshare', args, { env: noDaemon(disk) })
    expect(stdout).toMatch(/the disk lacks [\d.]+ [KM]B[^\n]*\nstatus 1\n$/)
  })
})

describe('a restore', () => {
  it(
    'with the daemon: what was, but not who was let in or the journal; the state before is in the list',
    { timeout: 60_000 },
    async () => {
      const { name } = await own.json<BackupRow>('backup')
      await own.json('retention', '--days', '400')
      await own.json('token', 'create', '--name', 'later')
      const done = await own.json<{ restored: boolean; before: string }>('restore', name)
      expect(done).toMatchObject({ restored: true })
      expect((await backups()).map(({ name }) => name)).toContain(done.before)
      expect(await own.json('retention')).toEqual({ keepDays: 1095 })
      expect(await logins()).toEqual(['erstlogin'])
      expect((await own.json<{ name: string }[]>('clients', 'list')).map(({ name }) => name)).toContain(
        'later',
      )
      const [first] = await own.json<{ event: string }[]>('journal', 'list', '--event', 'backup')
      expect(first?.event).toBe('backup.restored')
      expect(await own.json('journal', 'verify')).toMatchObject({ intact: true })
      expect(await readdir(own.home)).not.toContain('data.outgoing')
    },
  )

  it(
    'refuses what is damaged, cut short, of a newer version or some other file; nothing changes',
    { timeout: 60_000 },
    async () => {
      const { file } = await own.json<BackupRow>('backup')
      const good = await readFile(file)
      const flipped = Buffer.from(good)
      const middle = good.length >> 1
      flipped[middle] = (flipped[middle] ?? 0) ^ 1
      const cases = {
        flipped: [flipped, /damaged/],
        cut: [good.subarray(0, -20), /damaged/],
        half: [good.subarray(0, middle), /damaged/],
        other: [Buffer.from('hello'), /no backup of Latchkey/],
        newer: [remade(good, '"v":1', '"v":2'), /newer Latchkey/],
        newerData: [remade(good, '"schema":1', '"schema":9'), /newer Latchkey/],
        empty: [Buffer.alloc(0), /damaged|no backup/],
      } as const
      for (const [name, [bytes, sentence]] of Object.entries(cases)) {
        const path = join(place, name)
        await writeFile(path, bytes)
        const { code, err } = await own.cli(['restore', path])
        expect([name, code, err]).toEqual([name, 1, expect.stringMatching(sentence)])
      }
      expect((await own.cli(['restore', join(place, 'absent')])).err).toContain('no file')
      expect(await logins()).toEqual(['erstlogin'])
      expect((await readdir(own.home)).filter((name) => name.startsWith('data.half'))).toEqual([])
    },
  )

  it(
    'without the daemon, over a folder that is damaged, in the same home; in another home the key is missing',
    { timeout: 60_000 },
    async () => {
      const { file } = await own.json<BackupRow>('backup')
      const home = join(place, 'copied')
      await mkdir(home)
      for (const name of ['data', 'data.key', 'backups'])
        await cp(join(own.home, name), join(home, name), { recursive: true })
      for (const name of ['connections.json', 'connections.json.bak'])
        await writeFile(join(home, 'data', name), 'x')
      const done = await runCli(['restore', file, '--json'], noDaemon(home))
      expect([done.code, done.err]).toEqual([0, expect.stringContaining('kept beside')])
      const again = await startLatchkey({ args: [], env, home })
      expect(await logins(again)).toEqual(['erstlogin'])
      await again.stop()

      const elsewhere = join(place, 'elsewhere')
      await mkdir(elsewhere)
      const refused = await runCli(['restore', file], noDaemon(elsewhere))
      expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('latchkey export')])
      expect(await readdir(elsewhere)).not.toContain('data')
    },
  )
})

describe('moving', () => {
  it(
    'takes everything along but what belongs to the computer; the token is encrypted anew',
    { timeout: 90_000 },
    async () => {
      const file = join(place, 'all.age')
      const exported = await own.cli(['export', file, '--json'], `${PASSPHRASE}\n`)
      expect([exported.code, JSON.parse(exported.out)]).toMatchObject([0, { logins: 1 }])
      expect((await stat(file)).mode & 0o777).toBe(0o600)
      const bytes = await readFile(file)
      expect(bytes.subarray(0, 32).toString()).toContain('age-encryption.org/v1\n-> scrypt')
      expect(bytes.includes(TOKEN)).toBe(false)
      expect((await own.cli(['export', file], `${PASSPHRASE}\n`)).err).toContain('already')
      expect(await readFile(file)).toEqual(bytes)
      expect((await own.cli(['export', join(file, 'a.age')], `${PASSPHRASE}\n`)).err).toContain(
        'is no folder',
      )
      expect((await own.cli(['export', file, '--force'], `${PASSPHRASE}\n`)).code).toBe(0)
      expect((await readFile(file)).equals(bytes)).toBe(false)

      const home = join(place, 'new')
      await mkdir(home)
      const cut = join(place, 'cut.age')
      await writeFile(cut, bytes.subarray(0, -100))
      await writeFile(join(place, 'no-export'), 'hello')
      for (const [path, typed, sentence] of [
        [file, 'wrong passphrase', 'not the passphrase'],
        [cut, PASSPHRASE, 'cut short'],
        [join(place, 'no-export'), PASSPHRASE, 'no export'],
      ] as const) {
        const { code, err } = await runCli(['import', path], noDaemon(home), `${typed}\n`)
        expect([path, code, err]).toEqual([path, 1, expect.stringContaining(sentence)])
      }
      expect(await readdir(home)).not.toContain('data')

      const preview = await runCli(['import', file, '--preview', '--json'], noDaemon(home), `${PASSPHRASE}\n`)
      expect(JSON.parse(preview.out)).toMatchObject({ imported: false, logins: ['erstlogin'] })
      // with the daemon of the other computer running
      const other = await startLatchkey({ args: [], env, home })
      try {
        const done = await other.cli(['import', file, '--json'], `${PASSPHRASE}\n`)
        expect([done.code, done.err]).toEqual([0, expect.any(String)])
        expect(await logins(other)).toEqual(['erstlogin'])
        expect(await other.json('key', 'status')).toMatchObject({ state: 'ready', slot: 'keyfile' })
        expect(await readFile(join(home, 'data.key'))).not.toEqual(await readFile(join(own.home, 'data.key')))
        expect(await other.json('clients', 'list')).toEqual([])
        expect(await other.json<{ sources: { state: string }[] }>('sync')).toMatchObject({
          sources: expect.arrayContaining([expect.objectContaining({ name: 'erstlogin' })]) as unknown,
        })
        const again = await other.cli(['import', file], `${PASSPHRASE}\n`)
        expect([again.code, again.err]).toEqual([1, expect.stringContaining('--replace')])
        const replaced = await other.cli(['import', file, '--replace', '--json'], `${PASSPHRASE}\n`)
        expect(JSON.parse(replaced.out)).toMatchObject({
          imported: true,
          before: expect.any(String) as string,
        })
        expect(await other.json('journal', 'verify')).toMatchObject({ intact: true })
      } finally {
        await other.stop()
      }
    },
  )
})

describe('the key', () => {
  it(
    'is locked by a passphrase and replaced; a sheet that was not rehearsed does not count; older backups go',
    { timeout: 120_000 },
    async () => {
      const before = (await backups()).map(({ name }) => name)
      const sheet = join(place, 'kit.html')
      const kit = await own.cli(['key', 'recovery-kit', '--sheet', sheet], 'AAAAA\nBBBBB\n')
      // asked for again before it is thrown away
      expect([kit.code, kit.err]).toEqual([1, expect.stringMatching(/(Group \d:\n[^]*){3}does not count/)])
      expect(await own.json('key', 'status')).toMatchObject({ slot: 'keyfile', recoveryMadeAt: null })

      expect((await own.cli(['key', 'passphrase'], 'first passphrase\n')).code).toBe(0)
      expect((await backups()).map(({ name }) => name).some((name) => before.includes(name))).toBe(false)
      expect(await readdir(own.home)).not.toContain('data.key')
      expect((await own.cli(['key', 'passphrase'], 'wrong passphrase\nsecond passphrase\n')).err).toContain(
        'not the passphrase',
      )
      await eventually(
        () => own.cli(['key', 'passphrase'], 'first passphrase\nsecond passphrase\n'),
        ({ code }) => code === 0,
      )
      expect((await own.cli(['key', 'rotate'], 'second passphrase\n')).code).toBe(0)
      const locked = await own.cli(
        ['export', join(place, 'locked.age'), '--json'],
        'second passphrase\nfile passphrase\n',
      )
      expect(JSON.parse(locked.out)).toMatchObject({ logins: 1 })
      const events = await own.json<{ event: string }[]>('journal', 'list', '--event', 'key')
      expect(events.map(({ event }) => event)).toEqual([
        'key.rotated',
        'key.passphrase-set',
        'key.refused',
        'key.passphrase-set',
      ])
    },
  )
})
