/** What commands about the key and about moving read from standard input, and that they never wait for what does not come. */
import { spawn } from 'node:child_process'
import { access, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import type { Connection } from '#shared/connections.ts'
import { alone } from '../durability/loaded-daemon.ts'
import { eventually, startLatchkey, type Ran } from '../support/latchkey.ts'
import { startProviderMock } from '../support/provider-mock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const program = fileURLToPath(new URL('../../bin/latchkey.mjs', import.meta.url))
const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

/** A command whose questions are answered as they come. */
const converse = (home: string, args: readonly string[], answer: (question: string) => Promise<string>) =>
  new Promise<Ran>((resolve, reject) => {
    const env = { ...process.env, LANG: 'en_GB.UTF-8', LATCHKEY_HOME: home }
    const child = spawn(process.execPath, [program, ...args], { env })
    let [out, err, asked] = ['', '', 0]
    child.stdout.on('data', (part: Buffer) => (out += part.toString()))
    child.stderr.on('data', (part: Buffer) => {
      err += part.toString()
      const lines = err.split('\n').slice(0, -1)
      for (const line of lines.slice(asked))
        if (line.endsWith(':')) void answer(line.slice(0, -1)).then((text) => child.stdin.write(`${text}\n`))
      asked = lines.length
    })
    child.once('error', reject)
    child.once('close', (code) => {
      resolve({ code: code ?? 1, out, err })
    })
  })

test(
  'without a terminal and with nothing on standard input they say what to do, and end',
  { timeout: 60_000 },
  async () => {
    const base = await temporaryFolder()
    const latchkey = await startLatchkey({ args: [], home: join(base, 'home'), env: await alone(base) })
    onTestFinished(() => latchkey.stop())
    const file = join(base, 'all.age')
    const empty = await latchkey.cli(['export', file, '--json'])
    expect([empty.code, empty.out, empty.err]).toEqual([
      2,
      '',
      expect.stringMatching(/Passphrase for the file[^]*standard input ended[^]*terminal/),
    ])
    expect(await isThere(file)).toBe(false)
    // it was asked for before anything was done
    expect(await latchkey.json('backups', 'list')).toEqual([])

    const short = await latchkey.cli(['export', file], 'short\n')
    expect([short.code, short.err]).toEqual([1, expect.stringContaining('8 characters')])
    const done = await latchkey.cli(['export', file, '--json'], 'long enough\n')
    expect([done.code, done.out.trim().split('\n')]).toEqual([0, [expect.stringMatching(/^\{.*\}$/)]])
    expect(JSON.parse(done.out)).toMatchObject({ file, logins: 0, holds: { logins: 0, names: 0 } })
    const unread = await latchkey.cli(['import', file, '--json'])
    expect([unread.code, unread.out, unread.err]).toEqual([
      2,
      '',
      expect.stringContaining('standard input ended'),
    ])
    const preview = await latchkey.cli(['import', file, '--preview', '--json'], 'long enough')
    expect(JSON.parse(preview.out)).toMatchObject({ imported: false, before: null, logins: [] })
  },
)

test('every key of what is printed as JSON is always there', { timeout: 30_000 }, async () => {
  const base = await temporaryFolder()
  const latchkey = await startLatchkey({ args: [], home: join(base, 'home'), env: await alone(base) })
  onTestFinished(() => latchkey.stop())
  const things = [
    'acts',
    'codeSets',
    'codes',
    'domains',
    'events',
    'histories',
    'logins',
    'members',
    'names',
    'statements',
  ]
  const utc = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
  type Row = Record<string, unknown> & { holds: object; file: string; madeAt: string }
  const backup = await latchkey.json<Row>('backup')
  expect(Object.keys(backup).sort()).toEqual(['file', 'holds', 'madeAt', 'name', 'size', 'version', 'why'])
  expect(Object.keys(backup.holds).sort()).toEqual(things)
  expect(backup.madeAt).toMatch(utc)
  for (const more of [['--preview'], []]) {
    const restored = await latchkey.json<Row>('restore', backup.file, ...more)
    const keys = ['before', 'holds', 'kind', 'madeAt', 'restored', 'vault', 'version', 'why']
    expect(Object.keys(restored).sort()).toEqual(keys)
    expect(Object.keys(restored.holds).sort()).toEqual(things)
  }
  expect(await latchkey.json('key', 'status')).toEqual({
    state: 'empty',
    slot: null,
    madeAt: null,
    recoveryMadeAt: null,
    keychain: false,
  })
  const acts = await latchkey.json<Record<string, string>[]>('journal', 'list')
  expect(acts.length).toBeGreaterThan(1)
  for (const act of acts) {
    expect(Object.keys(act)).toEqual(['seq', 'at', 'event', 'by', 'subject', 'data'])
    expect(act['at']).toMatch(utc)
  }
})

test(
  'a recovery kit is made, rehearsed and opens the key when its file is lost',
  { timeout: 60_000 },
  async () => {
    const provider = await startProviderMock({ mode: 'sandbox' })
    onTestFinished(() => provider.close())
    const base = await temporaryFolder()
    const home = join(base, 'home')
    const env = {
      LATCHKEY_DEV: '1',
      LATCHKEY_INFOMANIAK_URL: provider.url,
      LATCHKEY_RDAP_BOOTSTRAP: `${provider.url}/rdap`,
    }
    const first = await startLatchkey({ args: [], home, env })
    onTestFinished(() => first.stop())
    await first.cli(['connect', 'infomaniak', '--name', 'erstlogin'], 'a-token-for-nothing-0123456789')

    const sheet = join(base, 'kit.txt')
    const groups = async () =>
      Array.from(
        (await readFile(sheet, 'utf8')).matchAll(/^ {2}\d {2}(\S{5})$/gm),
        ([, group]) => group ?? '',
      )
    const make = ['key', 'recovery-kit', '--sheet', sheet]
    // nobody has looked at it: it does not count, and does not lie about
    expect((await first.cli(make)).code).toBe(2)
    expect(await isThere(sheet)).toBe(false)
    const made = await converse(home, make, async (question) => {
      const at = Number(/^Group (\d)$/.exec(question)?.[1] ?? 0)
      return ((await groups())[at - 1] ?? '').toLowerCase()
    })
    expect([made.code, made.err]).toEqual([0, expect.stringMatching(/Group \d:\nGroup \d:\n$/)])
    expect(await first.json('key', 'status')).toMatchObject({
      slot: 'keyfile',
      recoveryMadeAt: expect.any(String) as string,
    })
    const kit = await groups()
    await first.stop()

    await rm(join(home, 'data.key'))
    const second = await startLatchkey({ args: [], home, env })
    onTestFinished(() => second.stop())
    expect(await second.json('key', 'status')).toMatchObject({ state: 'locked' })
    const slip = [...kit.slice(0, 4), 'AAAAA', ...kit.slice(5)].join(' ')
    const refused = await second.cli(['key', 'recover'], `${slip}\nnew passphrase\n`)
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('group 5')])
    const done = await second.cli(['key', 'recover', '--json'], `${kit.join('-')}\nnew passphrase\n`)
    expect([done.code, JSON.parse(done.out)]).toMatchObject([0, { done: true, backups: true }])
    expect(await second.json('key', 'status')).toMatchObject({ state: 'ready', slot: 'passphrase' })
    // the token is there: the provider takes it
    const before = (await second.json<Connection[]>('connections'))[0]?.lastSyncAt ?? ''
    await second.json('sync')
    await eventually(
      () => second.json<Connection[]>('connections'),
      ([login]) => login?.state === 'ok' && (login.lastSyncAt ?? '') > before,
    )
    await second.stop()

    const third = await startLatchkey({ args: [], home, env })
    onTestFinished(() => third.stop())
    expect(await third.json('key', 'status')).toMatchObject({ state: 'locked', slot: 'passphrase' })
    expect((await third.cli(['unlock'], 'new passphrase\n')).code).toBe(0)
    // where there is no keychain it says so, and leaves the way in as it is
    const moved = await third.cli(['key', 'keychain'], 'new passphrase\n')
    expect([moved.code, moved.err]).toEqual([1, expect.stringContaining('no system keychain')])
    expect(await third.json('key', 'status')).toMatchObject({ state: 'ready', slot: 'passphrase' })
  },
)
