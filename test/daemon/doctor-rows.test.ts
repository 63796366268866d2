import { expect, onTestFinished, test } from 'vitest'
import { listenTo } from '#daemon/core/heard.ts'
import { createOutgoing } from '#daemon/core/outgoing.ts'
import { watchClock } from '#daemon/features/doctor/clock-sight.ts'
import { examine, type Probes } from '#daemon/features/doctor/examine.ts'
import type { RowId, Sights } from '#daemon/features/doctor/sights.ts'
import { showOnDesktop, watchDesktop } from '#daemon/features/notifications/desktop.ts'
import { reportOf, type RowState } from '#shared/doctor.ts'
import { createTranslator } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import { languages } from '#shared/settings.ts'
import { DAY, HOUR, iso, MINUTE } from '#shared/time.ts'
import { rdap, rdapFound, startRegistries } from '../support/registry-rig.ts'
import { startWebServer } from '../support/web-server.ts'

const NOW = Date.UTC(2026, 10, 22, 12)
const ago = (ms: number) => iso(NOW - ms)
const words = createTranslator('en', catalogues.en, 'UTC')
const asked = { words, now: iso(NOW), named: false }

async function rowOf<Row extends RowId>(id: Row, sight: Sights[Row]) {
  const probes: Probes = { [id]: () => sight }
  const row = (await examine(probes, asked)).find((one) => one.id === id)
  if (!row) throw new Error(id)
  return row
}

const GB = 1000 ** 3
const MB = 1000 ** 2
const backups: Sights['backups'] = {
  kept: 7,
  newest: ago(5 * HOUR),
  damaged: 0,
  dueSince: ago(9 * DAY),
  failed: null,
}
const folder: Sights['folder'] = {
  exists: true,
  files: 300,
  bytes: GB,
  links: [],
  foreign: [],
  open: [],
  unreadable: [],
  leftovers: [],
  damaged: [],
}
const vault: Sights['vault'] = {
  state: 'locked',
  ways: ['passphrase'],
  sheet: true,
  damaged: 0,
  keychain: null,
}
const both = ['passphrase', 'keychain']
const port: Sights['port'] = {
  port: 47_600,
  expected: 47_600,
  held: ['127.0.0.1:47600', '[::1]:47600'],
  hung: false,
  strangers: [],
  stranger: null,
  six: true,
}
const access: Sights['access'][number] = {
  name: 'main',
  state: 'ok',
  connectedAt: ago(30 * DAY),
  lastSyncAt: ago(MINUTE),
  allowed: 17,
  calls: 19,
}
const clock: Sights['clock'] = { ahead: 0, off: null, jumped: 0, zone: 'Europe/Zurich' }
const heard = { answeredAt: ago(MINUTE), limitedAt: null, failed: null }
const silent = { answeredAt: null, limitedAt: null, failed: { at: ago(MINUTE), why: 'timeout' } }
const managed: Sights['managed'] = { locked: [], faults: [], refused: false }
const at = (row: RowId, sight: unknown, state: RowState, says: string) => ({ row, sight, state, says })

const cases = [
  at('daemon', { type: 'hung', pid: 7 }, 'fault', 'Process 7'),
  at('daemon', { type: 'answers', version: '1.2.3', startedAt: ago(DAY) }, 'ok', '1.2.3'),
  at(
    'port',
    { ...port, strangers: ['[::1]:47600'], held: ['127.0.0.1:47600'] },
    'fault',
    'Another program answers at [::1]',
  ),
  at('port', { ...port, held: ['127.0.0.1:47600'], six: false }, 'ok', 'no ::1'),
  at(
    'port',
    { ...port, held: null, hung: true, strangers: ['127.0.0.1:47600'] },
    'unknown',
    'only the daemon can prove',
  ),
  at('versions', { daemon: '1.2.3', cli: '1.2.9', installed: null, extensions: ['1.2.0'] }, 'ok', '1.2.3'),
  at(
    'versions',
    { daemon: '1.2.3', cli: '1.2.3', installed: null, extensions: ['1.1.0'] },
    'warning',
    'extension 1.1.0',
  ),
  at('key', { state: 'ready', slot: 'keychain', keychain: null }, 'ok', 'keychain'),
  at('key', { state: 'locked', slot: 'keychain', keychain: 'locked' }, 'fault', 'does not give the key'),
  at('key', { state: 'locked', slot: 'keychain', keychain: 'absent' }, 'fault', 'does not answer'),
  at('key', { state: 'locked', slot: 'passphrase', keychain: null }, 'warning', 'passphrase'),
  at('key', { state: 'ready', slot: 'passphrase', keychain: null }, 'ok', 'open'),
  at('key', { state: 'ready', slot: 'keyfile', keychain: null }, 'warning', 'file'),
  at('key', { state: 'empty', slot: null, keychain: 'open' }, 'ok', 'ready'),
  at('key', { state: 'empty', slot: null, keychain: 'locked' }, 'warning', 'locked'),
  at('vault', { ...vault, state: 'none' }, 'skipped', 'There is none'),
  at('vault', vault, 'ok', 'It is locked; the passphrase opens it'),
  at('vault', { ...vault, state: 'open', ways: both, keychain: 'open' }, 'ok', 'or the keychain'),
  at('vault', { ...vault, ways: both, keychain: 'absent' }, 'warning', 'does not answer'),
  at('vault', { ...vault, sheet: false }, 'warning', 'No recovery sheet'),
  at('vault', { ...vault, state: 'open', damaged: 2 }, 'fault', '2 records do not open'),
  at('folder', { ...folder, unreadable: ['x'] }, 'fault', 'cannot be read'),
  at('folder', folder, 'ok', '1 GB'),
  at('store', { state: 'read-only', mended: 0 }, 'fault', 'could not be kept'),
  at('store', { state: 'ready', mended: 2 }, 'warning', '2 damaged files'),
  at('backups', backups, 'ok', '5 hr ago'),
  at('backups', { ...backups, newest: ago(3 * DAY) }, 'warning', '3 days ago'),
  at('backups', { ...backups, kept: 0, newest: null, dueSince: null }, 'skipped', 'none yet'),
  at('backups', { ...backups, kept: 0, newest: null, dueSince: ago(3 * HOUR) }, 'warning', 'overdue'),
  at('backups', { ...backups, damaged: 2 }, 'warning', '2 backups are damaged'),
  at('backups', { ...backups, failed: { type: 'no-room', missing: 5 * MB } }, 'fault', '5 MB'),
  at(
    'backups',
    { ...backups, failed: { type: 'damaged', what: 'connections/anna.json' } },
    'fault',
    'is damaged',
  ),
  at('backups', { ...backups, failed: { type: 'unwritable', code: 'EROFS' } }, 'fault', 'EROFS'),
  at('disk', { free: 1000 }, 'fault', '1 kB'),
  at('disk', { free: 0.2 * GB }, 'warning', '200 MB'),
  at('disk', { free: 80 * GB }, 'ok', '80 GB'),
  at('clock', { ...clock, ahead: 59_000 }, 'ok', '59 seconds'),
  at('clock', { ...clock, ahead: -120_000 }, 'warning', '2 minutes behind'),
  at('clock', { ...clock, ahead: DAY }, 'fault', '1,440 minutes ahead'),
  at('clock', { ...clock, ahead: null }, 'unknown', 'Europe/Zurich'),
  at('clock', { ...clock, off: { ms: 4_900, bound: 700 } }, 'ok', '5 seconds'),
  at('clock', { ...clock, off: { ms: -8_200, bound: 700 } }, 'warning', '8 seconds behind'),
  at('clock', { ...clock, ahead: null, off: { ms: 40_000, bound: 1500 } }, 'warning', '40 seconds ahead'),
  at('clock', { ...clock, ahead: 0, off: { ms: DAY, bound: 700 } }, 'fault', '1,440 minutes ahead'),
  at('access', [], 'skipped', 'No account'),
  at('access', [access], 'ok', '17 of 19'),
  at('access', [access, { ...access, state: 'rejected' }], 'fault', 'no longer takes'),
  at('access', [{ ...access, state: 'locked' }], 'fault', 'cannot be opened'),
  at('access', [{ ...access, state: 'refused', allowed: 0 }], 'fault', '19 calls were refused'),
  at('access', [{ ...access, lastSyncAt: ago(3 * DAY) }], 'warning', '3 days ago'),
  at('access', [{ ...access, connectedAt: ago(400 * DAY) }], 'warning', '13 mo ago'),
  at('access', [{ ...access, lastSyncAt: null }], 'unknown', 'Nothing was read'),
  at('provider', null, 'skipped', 'not asked'),
  at('provider', { ...heard, limitedAt: ago(MINUTE) }, 'warning', 'pause'),
  at('provider', silent, 'fault', 'timeout'),
  at('registries', { servers: [], resting: [] }, 'skipped', 'None'),
  at('registries', { servers: [{ host: 'a', ...heard }], resting: ['b'] }, 'warning', 'left alone'),
  at('registries', { servers: [{ host: 'a', ...silent }], resting: ['a'] }, 'fault', 'timeout'),
  at('browsers', [], 'warning', 'No browser'),
  at('browsers', [{ name: 'A', createdAt: ago(DAY), lastUsedAt: null }], 'ok', 'yesterday'),
  at('browsers', [{ name: 'A', createdAt: ago(90 * DAY), lastUsedAt: ago(40 * DAY) }], 'warning', '30 days'),
  at('rules', [{ site: 'a.example', verdict: 'held' }], 'ok', 'One rule holds'),
  at('rules', [{ site: 'a.example', verdict: 'breach' }], 'fault', 'not kept'),
  at('rules', [{ site: 'a.example', verdict: 'shut' }], 'warning', 'shut'),
  at('rules', [{ site: 'a.example', verdict: 'unseen' }], 'warning', 'two weeks'),
  at('rights', [{ name: 'A', weak: ['permission'] }], 'warning', 'permission'),
  at('rights', [{ name: 'A', weak: [] }], 'ok', 'Nothing'),
  at('notices', { on: false, last: null }, 'skipped', 'Switched off'),
  at('notices', { on: true, last: null }, 'unknown', 'None was shown'),
  at('notices', { on: true, last: { at: ago(MINUTE), took: false } }, 'warning', 'did not take'),
  at('ways', [], 'skipped', 'None is set up'),
  at('ways', [{ name: 'Mine', last: null }], 'unknown', 'Nothing was sent'),
  at('ways', [{ name: 'Mine', last: { at: ago(MINUTE), fault: null } }], 'ok', 'was taken'),
  at('ways', [{ name: 'Mine', last: { at: ago(MINUTE), fault: 'login' } }], 'warning', 'the secret is wrong'),
  at('feeds', { on: true, port: 80, door: 'not-permitted' }, 'fault', '80'),
  at('service', { kept: null, runs: false, whole: true }, 'skipped', 'Nothing'),
  at('service', { kept: 'ours', runs: true, whole: true }, 'ok', 'runs'),
  at('service', { kept: 'ours', runs: false, whole: true }, 'warning', 'does not run it'),
  at('service', { kept: 'ours', runs: true, whole: false }, 'fault', 'not whole'),
  at('service', { kept: 'foreign', runs: false, whole: true }, 'warning', 'did not make'),
  at('native', ['no-browser', 'absent'], 'skipped', 'Not set up'),
  at('native', ['installed', 'absent'], 'ok', 'One browser may'),
  at('native', ['open', 'installed'], 'fault', 'Other users'),
  at('native', ['broken'], 'warning', 'not whole'),
  at('native', ['foreign'], 'warning', 'not ours'),
  at(
    'managed',
    { ...managed, faults: [{ told: 'Your own file, line 3: port …', named: '' }] },
    'warning',
    'line 3',
  ),
  at(
    'managed',
    { ...managed, faults: [{ told: 'Your own file: others', named: '' }], refused: true },
    'fault',
    'others',
  ),
  at('managed', { ...managed, locked: ['port'] }, 'ok', 'port'),
] as const

test.each(cases)('$row is $state: $says', async ({ row, sight, state, says }) => {
  const told = await rowOf(row, sight as never)
  expect(told).toMatchObject({ state, seen: expect.stringContaining(says) })
  // what is amiss comes with its cause and with what mends it
  if (state === 'fault' || (state === 'warning' && row !== 'browsers')) expect(told.cause).not.toBe(null)
  if (state === 'fault' || state === 'warning') expect(told.fix).not.toBe(null)
})

test('every case is said in every language', async () => {
  for (const language of languages) {
    const spoken = { ...asked, words: createTranslator(language, catalogues[language], 'UTC') }
    for (const { row, sight } of cases)
      expect((await examine({ [row]: () => sight }, spoken)).length).toBeGreaterThan(10)
  }
})

test('a probe that throws or never ends costs its own row alone', async () => {
  const probes: Probes = {
    folder: () => new Promise(() => undefined),
    disk: () => Promise.reject(new Error('EIO')),
    clock() {
      throw new Error('a bug')
    },
    feeds: () => ({ on: false, port: 1, door: 'off' }),
  }
  const rows = await examine(probes, asked, 20)
  const stateOf = (id: RowId) => rows.find((row) => row.id === id)
  for (const id of ['folder', 'disk', 'clock'] as const)
    expect(stateOf(id)).toMatchObject({ state: 'unknown', seen: 'It could not be looked at.' })
  expect(stateOf('feeds')).toMatchObject({ state: 'skipped' })
})

test('faults come first, and one is enough not to be well', () => {
  const row = (id: string, state: RowState) => ({
    id,
    state,
    label: '',
    title: '',
    seen: '',
    cause: null,
    fix: null,
    data: {},
  })
  const report = reportOf([row('a', 'ok'), row('b', 'unknown'), row('c', 'fault'), row('d', 'warning')])
  expect([report.ok, ...report.rows.map(({ id }) => id)]).toEqual([false, 'c', 'd', 'b', 'a'])
  expect(reportOf([row('a', 'unknown'), row('b', 'warning')]).ok).toBe(true)
})

test('a clock that is set while the daemon runs is noticed, and sleep is no jump', () => {
  let [now, up] = [NOW, 1000]
  const see = watchClock(
    () => null,
    () => null,
    () => now,
    () => up,
  )
  now += 8 * 3_600_000
  up += 8 * 3600
  expect(see().jumped).toBe(0)
  now += 5 * MINUTE
  expect(see().jumped).toBe(5 * MINUTE)
})

test('the time is taken from an answer, and of one out of a cache its age is added', async () => {
  let headers: Record<string, string> = {}
  let now = NOW - MINUTE
  const server = await startWebServer((_request, response) => response.writeHead(200, headers).end('{}'))
  onTestFinished(() => server.close())
  const inner = createOutgoing({ allow: [server.origin] })
  onTestFinished(() => inner.close())
  const { outgoing, heard } = listenTo(inner, { now: () => iso(now) }, () => NOW)
  const aheadAt = async (date: number, age?: string) => {
    headers = { date: new Date(date).toUTCString(), ...(age !== undefined && { age }) }
    await outgoing.get(server.origin)
    return heard.ahead
  }
  expect(await aheadAt(NOW)).toBe(0)
  expect(await aheadAt(NOW + DAY)).toBe(-DAY)
  expect(await aheadAt(NOW - DAY, '86400')).toBe(0)
  // an answer without a date leaves what is known
  headers = {}
  expect(await aheadAt(NOW - 2 * MINUTE)).toBe(2 * MINUTE - 1000)
  await server.close()
  now += MINUTE
  await outgoing.get(server.origin)
  const provider = async () => rowOf('provider', heard.of.get(new URL(server.origin).host) ?? null)
  expect(await provider()).toMatchObject({ state: 'fault', data: { answeredAt: iso(NOW - MINUTE) } })
  const back = await startWebServer((_request, response) => response.end('{}'), server.port)
  onTestFinished(() => back.close())
  now += MINUTE
  await outgoing.get(server.origin)
  expect((await provider()).state).toBe('ok')
})

test('a registry that fails is left alone, and asked again when its rest is over', async () => {
  const answers = { 'one.test': rdap({}, 500) }
  const rig = await startRegistries({ names: ['one.test'], answers })
  await rig.sync()
  const resting = async () =>
    (await rowOf('registries', { servers: [], resting: rig.source.resting() })).state
  expect([rig.source.resting().length, await resting()]).toEqual([1, 'warning'])
  rig.answers['one.test'] = rdapFound('one.test')
  rig.later(DAY)
  await rig.sync()
  expect([rig.source.resting().length, await resting()]).toEqual([0, 'skipped'])
})

test('what the desktop does not take is told', async () => {
  const before = process.env['DBUS_SESSION_BUS_ADDRESS']
  onTestFinished(() => void (process.env['DBUS_SESSION_BUS_ADDRESS'] = before))
  process.env['DBUS_SESSION_BUS_ADDRESS'] = 'disabled:'
  const desktop = watchDesktop(showOnDesktop, { now: () => iso(NOW) })
  const state = async () => (await rowOf('notices', { on: true, last: desktop.last() })).state
  expect(await state()).toBe('unknown')
  await desktop.show('id', 'Title', 'Text', false)
  expect(await state()).toBe('warning')
})
