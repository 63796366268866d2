import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createDaemonClient } from '#daemon/cli/client.ts'
import { fixedClock } from '#daemon/core/clock.ts'
import { createJournal } from '#daemon/core/journal.ts'
import { iso } from '#shared/time.ts'
import { startLatchkey } from '../support/latchkey.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { fileOf, journalOf, sha256 } from './first-version.ts'
import { alone } from './loaded-daemon.ts'

const client = {
  id: '00112233aabbccdd',
  name: 'Firefox',
  hash: sha256('a secret'),
  createdAt: '2026-01-02T03:04:05.000Z',
  lastUsedAt: null,
  kind: 'browser',
  origin: 'moz-extension://4f2d1a5e-0000-4000-8000-000000000000',
}
const name = 'kept-since-the-first.ch'
const notes = { name, addedAt: '2026-01-02T03:04:05.000Z', stated: null, payment: null, thresholds: null }
const shard = `names/${sha256(name).slice(0, 2)}.json`
const settings = {
  language: 'fr',
  domainThresholds: [45, 7],
  notices: { browser: true, desktop: false, least: 'critical' },
}

async function firstFolder(versions: { store?: number; settings?: number } = {}) {
  const base = await temporaryFolder()
  const home = join(base, 'home')
  const files = {
    '.store.json': fileOf({ files: ['settings.json', 'clients.json', shard] }, versions.store),
    'settings.json': fileOf(settings, versions.settings),
    'clients.json': fileOf({ clients: [client] }),
    [shard]: fileOf([notes]),
    'journal/journal-000001.ndjson': journalOf([
      { event: 'pairing.opened', by: 'cli' },
      { event: 'pairing.paired', by: client.id, data: { origin: client.origin } },
    ]),
  }
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(home, 'data', path)), { recursive: true, mode: 0o700 })
    await writeFile(join(home, 'data', path), text, { mode: 0o600 })
  }
  const start = async () => {
    const latchkey = await startLatchkey({ args: [], home, env: await alone(base) })
    onTestFinished(() => latchkey.stop('SIGKILL'))
    return latchkey
  }
  return { home, start }
}

const contents = async (folder: string) => {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  )
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort()
  return Promise.all(paths.map(async (path) => [path, await readFile(path, 'utf8')]))
}

test('a folder of the first version is read whole, changed, and read again', async () => {
  const { home, start } = await firstFolder()
  const asked = async (path: string) =>
    (await createDaemonClient(join(home, 'cli.sock')).call('GET', path)) as { value: unknown }
  const looksRight = async (passwordDays: number) => {
    expect((await asked('/v1/settings')).value).toMatchObject({ ...settings, passwordDays, leftOut: [] })
    expect((await asked('/v1/clients')).value).toMatchObject([
      { id: client.id, name: 'Firefox', browser: 'Firefox' },
    ])
    expect((await asked(`/v1/domains/${name}`)).value).toMatchObject({ notes })
  }
  const first = await start()
  expect(first.output()).not.toMatch(/damaged|missing|backup/)
  await looksRight(365)
  await createDaemonClient(join(home, 'cli.sock')).call('PATCH', '/v1/settings', { passwordDays: 90 })
  await createDaemonClient(join(home, 'cli.sock')).call('POST', '/v1/pairing')
  await first.stop()
  const journal = await createJournal(join(home, 'data', 'journal'), fixedClock(iso(Date.UTC(2026, 10, 22))))
  expect((await journal.verify()).intact).toBe(true)
  expect(
    (await journal.read({ limit: 99 }))
      .map(({ event }) => event)
      .toReversed()
      .slice(0, 3),
  ).toEqual(['pairing.opened', 'pairing.paired', 'pairing.opened'])
  await start()
  await looksRight(90)
})

test.each([
  ['a folder', { store: 99 }, '.store.json'],
  ['one file', { settings: 99 }, 'settings.json'],
])('%s of a newer version is refused, and not a byte of it written', async (_, versions, file) => {
  const { home, start } = await firstFolder(versions)
  const before = await contents(join(home, 'data'))
  await expect(start()).rejects.toThrow(
    `${join(home, 'data', file)} was written by a newer version of Latchkey (data 99, this one knows 1): update Latchkey; nothing was changed`,
  )
  expect(await contents(join(home, 'data'))).toEqual(before)
})
