/** Backups and exports that somebody else has made: they let nobody in, break nothing, and fill neither memory nor disk. */
import { execFile } from 'node:child_process'
import { hash } from 'node:crypto'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unseal } from '#daemon/core/envelope.ts'
import { openStore } from '#daemon/core/disk-store.ts'
import { recoverFolder } from '#daemon/core/durable-file.ts'
import { readArchive } from '#daemon/features/backup/archive.ts'
import { holdFiles } from '#daemon/features/backup/gather.ts'
import { seal as sealForMoving } from '#daemon/features/backup/portable.ts'
import type { Connection } from '#shared/connections.ts'
import { defaultSettings } from '#shared/settings.ts'
import * as v from 'valibot'
import {
  aboutOf,
  craftBackup,
  craftBomb,
  INTRUDER,
  intruders,
  register,
  sealed,
} from '../support/crafted-backup.ts'
import { eventually, runCli, startLatchkey, type Latchkey } from '../support/latchkey.ts'
import { startProviderMock } from '../support/provider-mock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const run = promisify(execFile)
const PASSPHRASE = 'correct horse battery'
const settings = sealed({ ...defaultSettings, keepDays: 400 })
const kept = { 'settings.json': settings }

const noDaemon = (home: string) => ({
  ...process.env,
  LANG: 'en_GB.UTF-8',
  DBUS_SESSION_BUS_ADDRESS: 'disabled:',
  LATCHKEY_HOME: home,
})
interface Client {
  id: string
  name: string
}
const clientsOf = async (of: Latchkey) => (await of.json<Client[]>('clients', 'list')).map(({ name }) => name)
const bodyOf = async (path: string) => unseal(await readFile(path))?.body

let own: Latchkey
let place: string
/** @returns where it is */
async function written(bytes: Buffer, name = 'file'): Promise<string> {
  const path = join(place, name)
  await writeFile(path, bytes)
  return path
}

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'latchkey-'))
  own = await startLatchkey({ args: [] })
  await own.json('token', 'create', '--name', 'script')
}, 60_000)
afterAll(async () => {
  await own.stop()
  await rm(place, { recursive: true, force: true })
})

describe('a file that was made to break in', () => {
  const carried = {
    ...kept,
    'clients.json': intruders.clients,
    'feeds.json': intruders.feeds,
    'notice-channels.json': intruders.channels,
    'unlock.json': intruders.unlock,
    'keeping.json': intruders.keeping,
    '.store.json': register(
      'clients.json',
      'feeds.json',
      'notice-channels.json',
      'unlock.json',
      'keeping.json',
      'settings.json',
    ),
  }

  it('pairs nobody, opens no feed and sends no notice away where this computer has none either; the rest arrives', async () => {
    const home = await temporaryFolder()
    const done = await runCli(['restore', await written(await craftBackup(carried))], noDaemon(home))
    expect([done.code, done.out]).toEqual([0, expect.stringContaining('at its next start')])
    const daemon = await startLatchkey({ args: [], home })
    try {
      expect(await daemon.json('retention')).toEqual({ keepDays: 400 })
      expect(await clientsOf(daemon)).toEqual([])
      expect(await daemon.json('feeds')).toMatchObject({ files: false, door: 'off' })
      expect(await daemon.json('notices', 'channels')).toEqual([])
      const files = await readdir(join(home, 'data'), { recursive: true })
      for (const name of files.filter((name) => name.endsWith('.json') || name.endsWith('.bak')))
        expect(await readFile(join(home, 'data', name), 'utf8'), name).not.toContain(INTRUDER)
    } finally {
      await daemon.stop()
    }
  })

  it('leaves those who are paired, and removes no backup', { timeout: 60_000 }, async () => {
    const { name } = await own.json<{ name: string }>('backup')
    const { before } = await own.json<{ before: string }>(
      'restore',
      await written(await craftBackup(carried)),
    )
    expect(await own.json('retention')).toEqual({ keepDays: 400 })
    expect(await clientsOf(own)).toEqual(['script'])
    const names = (await own.json<{ name: string }[]>('backups', 'list')).map((one) => one.name)
    expect(names).toEqual(expect.arrayContaining([name, before]))
  })

  it('does not forgive wrong passphrases, nor does a present file that is damaged', async () => {
    const home = await temporaryFolder()
    const data = join(home, 'data')
    await mkdir(data)
    const tried = { failures: 9 }
    await writeFile(join(data, 'unlock.json'), 'x')
    await writeFile(join(data, 'unlock.json.bak'), sealed(tried))
    expect((await runCli(['restore', await written(await craftBackup(carried))], noDaemon(home))).code).toBe(
      0,
    )
    expect(await bodyOf(join(data, 'unlock.json'))).toEqual(tried)
    expect(await readdir(data)).not.toContain('clients.json')
  })

  it('does not tell a start which files to put in place of those that are carried over', async () => {
    const steps = ['clients', 'feeds', 'unlock'].map((name) => ({ tmp: `${name}.tmp`, name: `${name}.json` }))
    const file = await craftBackup({
      ...kept,
      '.store.json': register(),
      '.commit.json': sealed(steps),
      'clients.tmp': intruders.clients,
      'feeds.tmp': intruders.feeds,
      'unlock.tmp': intruders.unlock,
    })
    const { code, err } = await own.cli(['restore', await written(file)])
    expect([code, err]).toEqual([1, expect.stringContaining('damaged')])
    expect(await clientsOf(own)).toEqual(['script'])
  })

  it.each([
    '.commit.json',
    'names/.commit.json',
    'clients.json.1-aa.tmp',
    'clients.json.bak',
    '.arrival.json',
    'pre-migration-v1/clients.json',
    'clients.json/a.json',
    'clients.json/00.ndjson',
    'feeds/names.json',
    'Names/00.json',
    '../clients.json',
    'names/../clients.json',
    '/clients.json',
    'names\\00.json',
    '',
  ])('brings no file that the store does not write: %j', async (name) => {
    const read = async (path: string) =>
      readArchive(Readable.from([await craftBackup({ [path]: sealed([]) })]))
    expect(await read(name)).toMatchObject({ ok: false, error: { what: 'about.json' } })
    expect(await read('names/00.json')).toMatchObject({ ok: true })
  })

  it('brings no file beside those that it lists, and tells no name of it', async () => {
    const read = async (extra: Record<string, Buffer>) =>
      readArchive(Readable.from([await craftBackup(kept, {}, extra)]))
    expect(await read({ 'clients.json': intruders.clients })).toMatchObject({
      ok: false,
      error: { what: 'about.json' },
    })
    expect(await read({})).toMatchObject({ ok: true })
  })

  it('by an import neither: no client, no key of its own, no word on the backups', async () => {
    const slot = { type: 'recovery', salt: 'AAAA', madeAt: '2026-11-20T10:00:00.000Z' }
    const wrapped = { nonce: 'AAAA', ciphertext: 'AAAA' }
    const key = { id: 'k', class: 'service', created: slot.madeAt, slots: [{ ...slot, wrapped }] }
    const packed = await craftBackup({
      ...carried,
      'keys.json': sealed({ v: 1, keys: [key] }),
      'secrets.json': sealed([]),
    })
    const file = await written(await sealForMoving(packed, PASSPHRASE), 'evil.age')
    const home = await temporaryFolder()
    const daemon = await startLatchkey({ args: [], home })
    try {
      const done = await daemon.cli(['import', file, '--json'], `${PASSPHRASE}\n`)
      expect([done.code, JSON.parse(done.out)]).toMatchObject([0, { imported: true }])
      expect(await daemon.json('retention')).toEqual({ keepDays: 400 })
      expect(await clientsOf(daemon)).toEqual([])
      expect(await daemon.json('feeds')).toMatchObject({ files: false, door: 'off' })
      expect(await daemon.json('key', 'status')).toMatchObject({ state: 'empty' })
      expect(await readdir(join(home, 'data'))).not.toContain('keys.json.bak')
    } finally {
      await daemon.stop()
    }
  })

  it('an import whose list of logins is none is refused', async () => {
    const packed = await craftBackup(kept, { why: 'export' }, { 'logins.json': Buffer.from('[1]') })
    const file = await written(await sealForMoving(packed, PASSPHRASE), 'odd.age')
    const { code, err } = await own.cli(['import', file, '--replace'], `${PASSPHRASE}\n`)
    expect([code, err]).toEqual([1, expect.stringContaining('logins.json is damaged')])
  })
})

describe('a file that cannot be used', () => {
  const odd = [
    ['no list', { 'names/00.json': sealed({}) }],
    ['no record', { 'names/00.json': sealed([1]) }],
  ] as const
  const oddEntry = '{"seq":1'
  const oddJournal = Buffer.from(`${oddEntry},"hash":"${hash('sha256', oddEntry)}"}\n`)

  it.each(odd)(
    '%s: the daemon goes on with what was there, and says so',
    { timeout: 60_000 },
    async (_, files) => {
      const latchkey = await startLatchkey({ args: [] })
      try {
        await latchkey.json('token', 'create', '--name', 'script')
        // one that succeeded stands in the journal
        await latchkey.json(
          'restore',
          await written(await craftBackup({ ...kept, '.store.json': register() })),
        )
        const evil = await written(await craftBackup({ ...files, '.store.json': register() }))
        const { code, err } = await latchkey.cli(['restore', evil])
        expect([code, err]).toEqual([1, expect.stringContaining('everything is as it was before')])
        expect(latchkey.output()).toContain('Everything is back as it was before')
        expect(await clientsOf(latchkey)).toEqual(['script'])
        expect(await latchkey.json('retention')).toEqual({ keepDays: 400 })
      } finally {
        await latchkey.stop()
      }
    },
  )

  it.each([...odd, ['no journal', { 'journal/journal-000001.ndjson': oddJournal }]] as const)(
    '%s: without a daemon, the next start goes back to what there was: nothing',
    async (_, files) => {
      const home = await temporaryFolder()
      const evil = await written(await craftBackup({ ...kept, ...files, '.store.json': register() }))
      const { code, out } = await runCli(['restore', evil], noDaemon(home))
      expect([code, out]).toEqual([0, expect.stringContaining('says so if it cannot be opened')])
      const latchkey = await startLatchkey({ args: [], home })
      try {
        expect(latchkey.output()).toContain('Everything is back as it was before')
        expect(await latchkey.json('retention')).toEqual({ keepDays: defaultSettings.keepDays })
        expect((await readdir(home)).filter((name) => name.startsWith('data.'))).toEqual([])
      } finally {
        await latchkey.stop()
      }
    },
  )

  it('a folder in the place of a file that is carried over: kept aside, and the start goes on', async () => {
    const home = await temporaryFolder()
    const first = await startLatchkey({ args: [], home })
    await first.json('token', 'create', '--name', 'script')
    await first.stop()
    // as it was laid out before such a path was refused
    const incoming = join(home, 'data.incoming')
    await mkdir(join(incoming, 'clients.json'), { recursive: true })
    await writeFile(join(incoming, 'clients.json', 'a.json'), sealed([]))
    const arrival = { keep: ['clients'], event: 'backup.restored', by: 'cli', subject: 'x' }
    await writeFile(join(incoming, '.arrival.json'), JSON.stringify(arrival))
    for (const start of ['first', 'second']) {
      const again = await startLatchkey({ args: [], home })
      try {
        expect(again.output().includes(`kept as ${join(home, 'data.refused')}`)).toBe(start === 'first')
        expect(await clientsOf(again)).toEqual(['script'])
        expect(await readdir(home)).not.toContain('data.incoming')
        expect(await readdir(join(home, 'data.refused'))).toContain('clients.json')
      } finally {
        await again.stop()
      }
    }
  })

  it.each(['..', '.', ''])('a list of changes that names %j touches nothing outside', async (name) => {
    const folder = join(await temporaryFolder(), 'data', 'names')
    await mkdir(folder, { recursive: true })
    const outside = [`${dirname(folder)}.bak`, `${folder}.bak`, join(folder, '.bak')]
    for (const path of outside) await writeFile(path, 'mine')
    await writeFile(join(folder, '.commit.json'), sealed([{ tmp: 'x.json.1.tmp', name }]))
    await writeFile(join(folder, 'x.json.1.tmp'), 'x')
    await expect(recoverFolder(folder)).rejects.toMatchObject({ name: 'StoreOpenError', fault: 'damaged' })
    for (const path of outside) expect(await readFile(path, 'utf8')).toBe('mine')
  })

  it('a collection and a shelf that hold no list are told as damaged', async () => {
    const root = await temporaryFolder()
    for (const path of ['many', 'more']) {
      await mkdir(join(root, path))
      await writeFile(join(root, path, '00.json'), sealed({}))
    }
    const store = await openStore(root, { onTrouble: () => undefined })
    const record = v.strictObject({ id: v.string() })
    const damaged = { name: 'StoreOpenError', fault: 'damaged' }
    await expect(store.collection('many', record, ({ id }) => id)).rejects.toMatchObject(damaged)
    await expect((await store.shelf('more', record, ({ id }) => id)).ids()).rejects.toMatchObject(damaged)
    await store.close()
  })
})

describe('a file that was made to fill memory or disk', () => {
  /** Of the command alone, in MiB at its peak. */
  async function peakOf(args: readonly string[]): Promise<{ code: number; err: string; peak: number }> {
    const out = join(await temporaryFolder(), 'peak')
    const hook = `import{appendFileSync as a}from'node:fs';process.on('exit',()=>a('${out}',process.resourceUsage().maxRSS+'\\n'))`
    const options = `--import=data:text/javascript,${encodeURIComponent(hook).replaceAll("'", '%27')}`
    const env = { ...noDaemon(await temporaryFolder()), NODE_OPTIONS: options }
    const { code, err } = await runCli(args, env)
    const peaks = (await readFile(out, 'utf8')).trim().split('\n').map(Number)
    return { code, err, peak: Math.max(...peaks) / 1024 }
  }

  it('is refused before it is unpacked', { timeout: 120_000 }, async () => {
    const file = { 'journal/journal-000001.ndjson': Buffer.from('x') }
    const [path = ''] = Object.keys(file)
    const listed = (size: number) => ({
      name: 'about.json',
      bytes: aboutOf(file, { sizes: { [path]: size } }),
    })
    const fine = await peakOf(['restore', await written(await craftBackup(kept)), '--preview'])
    expect(fine.code).toBe(0)
    const bombs = {
      'about.json': await craftBomb([], 'about.json', 600),
      'of another size': await craftBomb([listed(1)], path, 1500),
      'of its size': await craftBomb([listed(1500 * 1024 ** 2)], path, 1500),
      'not listed': await craftBomb([listed(1)], 'journal/journal-000002.ndjson', 1500),
      'no file of ours': await craftBomb([], 'other.txt', 600),
    }
    for (const [name, bomb] of Object.entries(bombs)) {
      expect(bomb.length, name).toBeLessThan(4 * 1024 ** 2)
      for (const way of [['--preview'], []]) {
        const { code, err, peak } = await peakOf(['restore', await written(bomb, 'bomb'), ...way])
        expect([name, code, err]).toEqual([name, 1, expect.stringMatching(/damaged|no backup of Latchkey/)])
        expect(peak - fine.peak, name).toBeLessThan(60)
      }
    }
  })

  it('lists no more files than any backup has', async () => {
    const rows = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, n) => [`n/${n.toString(36)}.json`, Buffer.alloc(0)]),
      )
    const read = async (count: number) =>
      readArchive(Readable.from([await craftBackup({}, { about: aboutOf(rows(count)) })]))
    expect(await read(100_001)).toMatchObject({ ok: false, error: { what: 'about.json' } })
    // fewer are read on, up to the first that is not there
    expect(await read(50_000)).toMatchObject({ ok: false, error: { what: 'n/0.json' } })
  })

  it('is not laid out where the disk has no room for it', { timeout: 60_000 }, async (ctx) => {
    const disk = join(place, 'disk')
    await mkdir(disk)
    const cannot = await run('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', disk]).then(
      () => null,
      String,
    )
    ctx.skip(cannot !== null, `no tmpfs in a namespace of one's own: ${String(cannot)}`)
    const program = fileURLToPath(new URL('../../bin/latchkey.mjs', import.meta.url))
    const large = Buffer.alloc(8 * 1024 ** 2, '\n')
    const file = await written(await craftBackup({ 'journal/journal-000001.ndjson': large }), 'large')
    const script =
      'mount -t tmpfs -o size=9m tmpfs "$1" && ("$3" "$4" restore "$2"; echo "status $?"; find "$1" -name "*.ndjson"; ls "$1") 2>&1'
    const args = ['-rm', 'sh', '-c', script, 'sh', disk, file, process.execPath, program]
    const { stdout } = await run('unshare', args, { env: noDaemon(disk) })
    expect(stdout).toMatch(/Nothing was changed: the disk lacks [\d.]+ [KM]B[^\n]*\nstatus 1\n/)
    expect(stdout).not.toMatch(/ndjson|data/)
  })
})

describe('what is kept of a folder', () => {
  it('holds a change that was cut short as a whole, and never its list', async () => {
    const root = await temporaryFolder()
    const folder = join(root, 'data')
    await mkdir(join(folder, 'names'), { recursive: true })
    const steps = ['00', '01'].map((n) => ({ tmp: `${n}.json.1-aa.tmp`, name: `${n}.json` }))
    await writeFile(join(folder, 'names', '.commit.json'), sealed(steps))
    await writeFile(join(folder, 'names', '00.json'), sealed(['new']))
    await writeFile(join(folder, 'names', '01.json'), sealed(['old']))
    await writeFile(join(folder, 'names', '01.json.1-aa.tmp'), sealed(['new']))
    const before = await readdir(join(folder, 'names'))
    const held = await holdFiles(folder, join(root, 'aside'))
    expect(held.map(({ path }) => path)).toEqual(['names/00.json', 'names/01.json'])
    for (const { path } of held) expect(await bodyOf(join(root, 'aside', path))).toEqual(['new'])
    // the folder itself is as it was
    expect(await readdir(join(folder, 'names'))).toEqual(before)
    expect(await bodyOf(join(folder, 'names', '01.json'))).toEqual(['old'])
  })

  it('an arrival is noted though another command has looked at the folder before the daemon', async () => {
    const home = await temporaryFolder()
    const file = await written(await craftBackup({ ...kept, '.store.json': register() }))
    expect((await runCli(['restore', file], noDaemon(home))).code).toBe(0)
    expect((await runCli(['backup'], noDaemon(home))).code).toBe(0)
    const latchkey = await startLatchkey({ args: [], home })
    try {
      const rows = await latchkey.json<{ event: string }[]>('journal', 'list', '--event', 'backup')
      expect(rows.filter(({ event }) => event === 'backup.restored')).toHaveLength(1)
      expect(await readdir(join(home, 'data'))).not.toContain('.arrival.json')
    } finally {
      await latchkey.stop()
    }
  })

  it('an older key does not live on in folders that were set aside', { timeout: 60_000 }, async () => {
    const provider = await startProviderMock({ mode: 'sandbox' })
    const env = {
      LATCHKEY_DEV: '1',
      LATCHKEY_INFOMANIAK_URL: provider.url,
      LATCHKEY_RDAP_BOOTSTRAP: `${provider.url}/rdap`,
    }
    const latchkey = await startLatchkey({ args: [], env })
    const aside = ['data.damaged-1763900000000', 'data.refused']
    const keepAside = async () => {
      for (const name of aside) {
        await mkdir(join(latchkey.home, name))
        await copyFile(join(latchkey.home, 'data', 'keys.json'), join(latchkey.home, name, 'keys.json'))
      }
    }
    const there = async () => (await readdir(latchkey.home)).filter((name) => aside.includes(name))
    try {
      await latchkey.cli(['connect', 'infomaniak', '--name', 'erstlogin'], 'a-token-for-nothing-0123456789')
      await eventually(
        () => latchkey.json<Connection[]>('connections'),
        ([login]) => login?.lastSyncAt != null,
      )
      await keepAside()
      await latchkey.json('backup')
      expect(await there()).toEqual(aside)
      expect((await latchkey.cli(['key', 'rotate'])).code).toBe(0)
      expect(await there()).toEqual([])
      await keepAside()
      await latchkey.json('disconnect', 'erstlogin')
      expect(await there()).toEqual([])
    } finally {
      await latchkey.stop()
      await provider.close()
    }
  })
})
