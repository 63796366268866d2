/** A restore that comes from a browser, one that cannot be used, and one where the key is lost. */
import { execFile } from 'node:child_process'
import { hash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { seal, unseal } from '#daemon/core/envelope.ts'
import { alone } from '../durability/loaded-daemon.ts'
import { askAsExtension, pairExtension } from '../support/extension-client.ts'
import { eventually, startLatchkey, type Latchkey } from '../support/latchkey.ts'
import { startProviderMock } from '../support/provider-mock.ts'
import { replaceFile } from '../support/replace-file.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const run = promisify(execFile)
interface BackupRow {
  name: string
  file: string
}

async function own(env?: NodeJS.ProcessEnv) {
  const base = await temporaryFolder()
  const latchkey = await startLatchkey({
    args: [],
    home: join(base, 'home'),
    env: env ?? (await alone(base)),
  })
  onTestFinished(() => latchkey.stop())
  return { base, latchkey }
}
const keepDays = async (of: Latchkey) => (await of.json<{ keepDays: number }>('retention')).keepDays
const events = async (of: Latchkey) =>
  (await of.json<{ event: string; by: string }[]>('journal', 'list', '--event', 'backup')).map(
    ({ event, by }) => [event, by],
  )

test('a paired browser restores what is in the list, and nothing else', { timeout: 30_000 }, async () => {
  const { base, latchkey } = await own()
  const { id, session, openSession } = await pairExtension(latchkey)
  const restore = (name: string, bearer: string | null) =>
    askAsExtension(latchkey.port, {
      method: 'POST',
      target: `/v1/backups/${encodeURIComponent(name)}/restore?language=fr`,
      body: {},
      bearer,
    })
  const { name, file } = await latchkey.json<BackupRow>('backup')
  await latchkey.json('retention', '--days', '400')

  const elsewhere = join(base, 'elsewhere.tar.gz')
  await cp(file, elsewhere)
  const beside = join(latchkey.home, 'backups', 'beside.tar.gz')
  await cp(file, beside)
  const others = [elsewhere, '../beside.tar.gz', `../data/${name}`, `./${name}`, `${name}\0`, 'absent.tar.gz']
  // paths are refused by the gate, names that are not in the list by the daemon
  for (const other of others) expect([400, 404], other).toContain((await restore(other, session)).status)
  expect((await restore(name, null)).status).toBe(401)
  expect(await keepDays(latchkey)).toBe(400)
  expect(await events(latchkey)).toEqual([['backup.made', 'cli']])

  const done = await restore(name, session)
  expect(JSON.parse(done.body)).toMatchObject({ done: true, backup: { name } })
  expect(done.body).toContain('Latchkey redémarre')
  await eventually(
    async () => (await latchkey.cli(['journal', 'list', '--event', 'backup', '--json'])).out,
    (out) => out.includes('backup.restored'),
  )
  expect((await events(latchkey))[0]).toEqual(['backup.restored', id])
  expect(await keepDays(latchkey)).toBe(1095)
  // it is still let in, and can go back again
  const again = await openSession(latchkey.port)
  const list = await askAsExtension(latchkey.port, { method: 'GET', target: '/v1/backups', bearer: again })
  expect(JSON.parse(list.body)).toMatchObject({ backups: [{ why: 'restore' }, { why: 'asked', name }] })
})

/** The same backup with another body in one of its files, its sums put right. */
async function withOther(packed: string, place: string, path: string, body: unknown): Promise<string> {
  await mkdir(place)
  await run('tar', ['-xzf', packed, '-C', place])
  await replaceFile(join(place, path), (bytes) => {
    const found = unseal(bytes)
    if (!found) throw new Error(`${path} is damaged`)
    return seal({ ...found, body })
  })
  const bytes = await readFile(join(place, path))
  const about = JSON.parse(await readFile(join(place, 'about.json'), 'utf8')) as {
    files: { path: string; size: number; sha256: string }[]
  }
  const files = about.files.map((one) =>
    one.path === path ? { path, size: bytes.length, sha256: hash('sha256', bytes) } : one,
  )
  await writeFile(join(place, 'about.json'), JSON.stringify({ ...about, files }))
  const names = ['about.json', ...files.map((one) => one.path)]
  await run('tar', ['--format=ustar', '-czf', `${place}.tar.gz`, '-C', place, ...names])
  return `${place}.tar.gz`
}

test(
  'what was restored and cannot be opened is taken back by itself, even where an earlier restore went well',
  { timeout: 60_000 },
  async () => {
    const { base, latchkey } = await own()
    await latchkey.json('retention', '--days', '500')
    const { file } = await latchkey.json<BackupRow>('backup')
    await latchkey.json('retention', '--days', '400')
    expect(await latchkey.json('restore', file)).toMatchObject({ restored: true })
    expect(await keepDays(latchkey)).toBe(500)
    await latchkey.json('retention', '--days', '600')

    const bad = await withOther(file, join(base, 'bad'), 'settings.json', { not: 'settings' })
    const { code, err, out } = await latchkey.cli(['restore', bad, '--json'])
    expect([code, out, err]).toEqual([1, '', expect.stringContaining('everything is as it was before')])
    expect(await keepDays(latchkey)).toBe(600)
    expect((await readdir(latchkey.home)).filter((name) => /outgoing|incoming|half/.test(name))).toEqual([])
    // the same with nothing wrong in it is taken: it was the content that was refused
    const good = await withOther(file, join(base, 'good'), '.store.json', {
      files: await filesOf(file),
    })
    expect(await latchkey.json('restore', good)).toMatchObject({ restored: true })
    expect(await keepDays(latchkey)).toBe(500)
  },
)

/** Of which the backup knows that they were written once. */
async function filesOf(packed: string): Promise<string[]> {
  const { stdout } = await run('tar', ['-xzOf', packed, '.store.json'])
  return (JSON.parse(stdout.slice(stdout.indexOf('\n') + 1)) as { files: string[] }).files
}

test(
  'data whose key is lost are backed up and restored; only the token is missing',
  { timeout: 30_000 },
  async () => {
    const provider = await startProviderMock({ mode: 'sandbox' })
    onTestFinished(() => provider.close())
    const env = {
      LATCHKEY_DEV: '1',
      LATCHKEY_INFOMANIAK_URL: provider.url,
      LATCHKEY_RDAP_BOOTSTRAP: `${provider.url}/rdap`,
    }
    const { latchkey: first } = await own(env)
    await first.cli(['connect', 'infomaniak', '--name', 'erstlogin'], 'a-token-for-nothing-0123456789')
    await first.stop()
    await rm(join(first.home, 'data.key'))
    const second = await startLatchkey({ args: [], home: first.home, env })
    onTestFinished(() => second.stop())
    expect(await second.json('key', 'status')).toMatchObject({ state: 'locked', slot: 'keyfile' })
    const { name } = await second.json<BackupRow>('backup')
    await second.json('retention', '--days', '400')
    expect(await second.json('restore', name)).toMatchObject({ restored: true })
    expect(await keepDays(second)).toBe(1095)
    expect(await second.json('connections')).toMatchObject([{ name: 'erstlogin', state: 'locked' }])
  },
)
