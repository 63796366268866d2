import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDaemonClient } from '#daemon/cli/client.ts'
import type { Connection } from '#shared/connections.ts'
import { errorCodes } from '#shared/errors.ts'
import type { Overview, Status } from '#shared/status.ts'
import { DAY, iso } from '#shared/time.ts'
import { extensionRequest, pairExtension } from '../support/extension-client.ts'
import { eventually, startLatchkey, type Latchkey } from '../support/latchkey.ts'
import { openVaultIn } from '../support/vault-in-program.ts'
import { dial, exchange, type RawAnswer } from '../support/raw-http.ts'
import { startProviderMock } from '../support/provider-mock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

interface Description {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly summary: string
            readonly 'x-caller': string
            readonly parameters?: readonly { name: string; in: string; required: boolean }[]
            readonly responses: Readonly<Record<string, unknown>>
          }
        >
      >
    >
  >
  readonly components: { readonly schemas: { readonly Error: { properties: { error: { enum: string[] } } } } }
}

let latchkey: Latchkey
let session: string
let description: Description
beforeAll(async () => {
  latchkey = await startLatchkey()
  session = (await pairExtension(latchkey)).session
  await openVaultIn(latchkey, session)
  description = JSON.parse((await ask('GET', '/v1/openapi.json')).body) as Description
}, 60_000)
afterAll(() => latchkey.stop())

/** As the paired extension asks. */
const lines = (
  method: string,
  target: string,
  body: object | undefined,
  bearer: string | null,
  headers: Record<string, string> = {},
) => extensionRequest(latchkey.port, { method, target, body, bearer, headers })
const ask = (
  method: string,
  target: string,
  body?: object,
  bearer: string | null = session,
  headers: Record<string, string> = {},
): Promise<RawAnswer> => exchange(latchkey.port, '127.0.0.1', lines(method, target, body, bearer, headers))

const overview = async () => JSON.parse((await ask('GET', '/v1/overview')).body) as Overview

const badgeTitle = async () => (await overview()).badge.title

/** Every call that is described, with something in the place of its parameters. */
const calls = () =>
  Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, about]) => ({
      method: method.toUpperCase(),
      path,
      target: path.replaceAll(/\{[^}]+\}/g, 'nobody'),
      about,
    })),
  )
/** What a route must be asked with. */
const queries: Readonly<Record<string, string>> = {
  '/v1/words': '?language=fr',
  '/v1/members': '?organisation=all',
  '/v1/alerts': '?organisation=48210',
  '/v1/domains': '?organisation=all',
  '/v1/domains/export': '?format=json',
}

describe('every route of the running daemon', () => {
  it('is described, with who may call it, what it answers and the codes of its errors', async () => {
    expect(calls().length).toBeGreaterThan(20)
    for (const { method, path, about } of calls()) {
      const name = `${method} ${path}`
      expect(about.summary, name).toMatch(/\S/)
      expect(['any', 'browser', 'local', 'person', 'stranger'], name).toContain(about['x-caller'])
      expect(Object.keys(about.responses), name).toEqual(expect.arrayContaining(['200', 'default']))
      const inPath = Array.from(path.matchAll(/\{([^}]+)\}/g), ([, parameter]) => parameter)
      const described = (about.parameters ?? []).filter((one) => one.in === 'path').map((one) => one.name)
      expect(described, name).toEqual(inPath)
    }
    expect(description.components.schemas.Error.properties.error.enum).toEqual([...errorCodes])
    for (const path of ['/v1/badge', '/v1/overview', '/v1/status', '/v1/sync', '/v1/openapi.json', '/health'])
      expect(Object.keys(description.paths)).toContain(path)
  })

  it('answers what it is described to answer, on the private socket', async () => {
    const client = createDaemonClient(join(latchkey.home, 'cli.sock'))
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    let read = 0
    for (const { method, path, target, about } of calls()) {
      if (method !== 'GET' || path.includes('{') || path === '/v1/events') continue
      const { content } = about.responses['200'] as { content: Record<string, { schema: object }> }
      const json = content['application/json']
      // what other programs read has a form of theirs
      if (json === undefined) continue
      const answered = await client.call('GET', target + (queries[path] ?? ''))
      if (!answered.ok) throw new Error(`${path}: ${JSON.stringify(answered.error)}`)
      const document = { ...json.schema, components: description.components }
      const isValid = ajv.compile(document)
      expect(isValid(answered.value), `${path} ${JSON.stringify(isValid.errors)}`).toBe(true)
      read += 1
    }
    expect(read).toBeGreaterThan(7)
  })

  it.each([
    ['no credential', null],
    ['a credential that is none', 'x'.repeat(43)],
  ])('refuses %s, and changes nothing', async (_, bearer) => {
    const before = await latchkey.json<Status>('status')
    const clients = await latchkey.json('clients', 'list')
    const wrong: string[] = []
    for (const { method, path, target } of calls()) {
      const { status, body } = await ask(method, target + (queries[path] ?? ''), {}, bearer)
      if (path === '/health') expect(status).toBe(200)
      // before a session there are three calls, which judge what they are given
      else if (['/v1/pair', '/v1/hello'].includes(path)) expect([400, 403, 404]).toContain(status)
      // the gate takes failures for guessing after a while
      else if (![401, 403, 429].includes(status)) wrong.push(`${method} ${path}: ${String(status)} ${body}`)
    }
    expect(wrong).toEqual([])
    expect((await latchkey.json<Status>('status')).findings).toEqual(before.findings)
    expect(await latchkey.json('clients', 'list')).toEqual(clients)
  })

  it('lets a session call everything but what belongs to the command line', async () => {
    for (const { method, path, target, about } of calls()) {
      if (method !== 'GET' || path === '/v1/events' || path.includes('{')) continue
      const { status } = await ask('GET', target + (queries[path] ?? ''))
      expect(status, path).toBe(about['x-caller'] === 'local' ? 403 : 200)
    }
    expect((await ask('POST', '/v1/tokens', { name: 'mine' })).status).toBe(403)
  })

  it('is inert on GET: the data folder is the same byte for byte after each was asked twice', async () => {
    // what the first sync and its notices had to write is written
    await latchkey.json('sync')
    await ask('POST', '/v1/notices/take')
    const folder = async () => {
      const entries = await readdir(latchkey.home, { recursive: true, withFileTypes: true })
      const files = entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
      return Object.fromEntries(
        await Promise.all(
          // the Manager is another program, with a clock of its own
          files
            .filter((file) => !file.startsWith(join(latchkey.home, 'manager')))
            .toSorted()
            .map(async (file) => [file, (await readFile(file)).toString('base64')] as const),
        ),
      )
    }
    let before = await folder()
    // the daemon looks every 20 s of its own accord: compare across a stretch in which it did not
    const unchanged = async () => {
      for (const _ of [1, 2])
        for (const { method, path, target } of calls())
          if (method === 'GET' && path !== '/v1/events') await ask('GET', target + (queries[path] ?? ''))
      const after = await folder()
      const changed = Object.keys({ ...before, ...after }).filter((file) => before[file] !== after[file])
      before = after
      return changed
    }
    await eventually(unchanged, (changed) => changed.length === 0)
    // the guard sees a change: a mark is one
    const [thing] = (await overview()).things
    await ask('POST', '/v1/acted', { key: thing?.key })
    const after = await folder()
    expect(Object.keys(after).some((file) => before[file] !== after[file])).toBe(true)
  })
})

describe('the daemon', () => {
  it.each(['/v1/badge', '/v1/overview', '/v1/status'])(
    'answers 304 on %s while nothing changed',
    async (path) => {
      const first = await ask('GET', path)
      const etag = first.headers.get('etag') ?? ''
      expect(etag).toMatch(/^"[\w-]{22}"$/)
      const again = await ask('GET', path, undefined, session, { 'if-none-match': etag })
      expect(again).toMatchObject({ status: 304, body: '' })
      expect((await ask('GET', path, undefined, session, { 'if-none-match': '"old"' })).status).toBe(200)
    },
  )

  it('gives another ETag once a person put a thing away, and tells who listens', async () => {
    const socket = await dial(latchkey.port)
    let heard = ''
    socket.on('data', (part) => (heard += String(part)))
    socket.write(lines('GET', '/v1/events', undefined, session))
    await eventually(
      () => heard,
      (text) => text.includes(':\n\n'),
    )
    const etag = (await ask('GET', '/v1/overview')).headers.get('etag') ?? ''
    const before = heard
    const { now, things } = await overview()
    const open = things.find(({ status }) => status === 'open')
    const until = iso(Date.parse(now) + DAY)
    const mark = { key: open?.key, as: 'snoozed', until, reason: 'tomorrow' }
    expect((await ask('POST', '/v1/marks', mark)).status).toBe(200)
    await eventually(
      () => heard.slice(before.length),
      (text) => text.includes('event: changed\ndata: {}\n\n'),
    )
    const marked = await ask('GET', '/v1/overview', undefined, session, { 'if-none-match': etag })
    expect(marked.status).toBe(200)
    expect(JSON.parse(marked.body)).toMatchObject({
      things: expect.arrayContaining([
        expect.objectContaining({ key: open?.key, status: 'snoozed', because: 'tomorrow', until }),
      ]),
    })
    await ask('POST', '/v1/marks/remove', { key: open?.key })
    const closed = once(socket, 'close')
    socket.destroy()
    await closed
  })

  it.each([
    ['a date that has passed', { until: '2020-01-01T00:00:00.000Z' }, 400],
    ['no reason', { reason: '  ' }, 400],
    ['a thing that is not there', { key: 'domain-lapsing/sandbox/1/nobody' }, 404],
    ['the name of something every object has', { key: 'constructor' }, 404],
  ])('refuses a mark with %s', async (_, over, status) => {
    const { now, things } = await overview()
    const mark = {
      key: things[0]?.key,
      as: 'dismissed',
      until: iso(Date.parse(now) + DAY),
      reason: 'x',
      ...over,
    }
    expect((await ask('POST', '/v1/marks', mark)).status).toBe(status)
  })

  it('speaks another language at once', async () => {
    const english = await badgeTitle()
    await ask('PATCH', '/v1/settings', { language: 'fr' })
    const french = await badgeTitle()
    await ask('PATCH', '/v1/settings', { language: 'en' })
    expect(french).not.toBe(english)
    expect(await badgeTitle()).toBe(english)
  })

  it('says over HTTP what the command line prints', async () => {
    const cli = await latchkey.json<{ sources: { name: string; state: string }[] }>('sync')
    const http = JSON.parse((await ask('POST', '/v1/sync')).body) as typeof cli
    const names = ({ sources }: typeof cli) => sources.map(({ name, state }) => `${name} ${state}`)
    expect(names(http)).toEqual(names(cli))
    expect(Object.keys(http.sources[0] ?? {}).toSorted()).toEqual(['calls', 'changed', 'name', 'state'])
    const printed = await latchkey.json<Status>('status')
    expect(JSON.parse((await ask('GET', '/v1/status')).body)).toEqual(printed)
  })

  it('refuses a moment that the sandbox clock cannot show, and keeps going', async () => {
    const { code, err } = await latchkey.cli(['sandbox', 'clock', '9999-01-01T00:00:00Z'])
    expect(code).toBe(1)
    expect(err).toContain('input')
    expect((await latchkey.json<{ now: string }>('sandbox', 'clock')).now).toMatch(/^20/)
  })
})

describe.skipIf(process.platform !== 'linux')('a daemon whose sandbox dies', () => {
  it('says so, answers, syncs with what it has, and stops', async () => {
    const alone = await startLatchkey()
    const children = await childrenOf(alone.process.pid ?? 0)
    expect(children).toHaveLength(1)
    for (const pid of children) process.kill(pid, 'SIGKILL')
    await eventually(
      () => alone.output(),
      (text) => text.includes('The sandbox has ended by itself'),
    )
    const moved = await alone.cli(['sandbox', 'clock', '+1d'])
    expect(moved.code).toBe(1)
    const { code } = await alone.cli(['sync', '--json'])
    expect(code).toBe(1)
    const status = await alone.json<Status>('status')
    expect(status.badge.state).not.toBe('ok')
    expect(status.findings.map(({ id }) => id)).toContain('source-failed')
    await alone.stop()
    expect(alone.process.exitCode).toBe(0)
  })
})

/** Linux alone tells them without another program. */
async function childrenOf(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8')
  return text.trim().split(' ').filter(Boolean).map(Number)
}

/** Nothing may be asked outside: the mock knows no registries. */
const overridesOf = ({ url }: { url: string }) => ({
  LATCHKEY_DEV: '1',
  LATCHKEY_INFOMANIAK_URL: url,
  LATCHKEY_RDAP_BOOTSTRAP: `${url}/rdap`,
})

/** Not by `sync`: a second pass would have to wait for its turn of thirty calls a minute. */
const heard = (own: Latchkey) =>
  eventually(
    () => own.json<Connection[]>('connections'),
    ([login]) => login?.lastSyncAt != null,
  )

describe('a daemon with a login of one’s own', () => {
  it('calls off a pass of the scheduler to which the provider does not answer', async () => {
    const provider = await startProviderMock({ mode: 'sandbox' })
    const home = await temporaryFolder()
    const calls = () => provider.requests.filter(({ path }) => path !== '/rdap').length
    const start = (now: string) =>
      startLatchkey({
        args: [],
        home,
        env: { ...overridesOf(provider), LATCHKEY_NOW: now },
      })
    const first = await start('2026-11-22T12:00:00.000Z')
    await first.cli(['connect', 'infomaniak', '--name', 'own'], 'a-token-for-nothing-0123456789')
    await heard(first)
    await first.stop()

    provider.setMode('silent')
    const before = calls()
    const second = await start('2026-11-22T13:00:00.000Z')
    await eventually(
      () => calls(),
      (count) => count > before,
    )
    await second.stop()
    expect(second.process.exitCode).toBe(0)
    // had it waited for an answer, it would have gone on to the next call
    expect(calls()).toBe(before + 1)
    await provider.close()
  })

  it('forgets a login that was disconnected, with the people and names it showed', async () => {
    const provider = await startProviderMock({ mode: 'sandbox' })
    const own = await startLatchkey({
      args: [],
      env: overridesOf(provider),
    })
    await own.cli(['connect', 'infomaniak', '--name', 'zweitlogin'], 'a-token-for-nothing-0123456789')
    await heard(own)
    const memory = async () => {
      const names = await readdir(join(own.home, 'data'), { recursive: true })
      const kept = names.filter((name) =>
        /^(findings|finding-things|notices|notice-records)\b.*\.json/.test(name),
      )
      return (
        await Promise.all(kept.map((name) => readFile(join(own.home, 'data', name), 'utf8').catch(() => '')))
      ).join()
    }
    await eventually(memory, (text) => text.includes('/zweitlogin/'))
    await own.json('disconnect', 'zweitlogin')
    expect(await memory()).not.toContain('/zweitlogin/')
    await own.stop()
    await provider.close()
  })
})
