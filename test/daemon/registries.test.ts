import { writeFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import * as v from 'valibot'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openStore } from '#daemon/core/disk-store.ts'
import { createOutgoing } from '#daemon/core/outgoing.ts'
import type { Store } from '#daemon/core/store.ts'
import { createBootstrap } from '#daemon/sources/registries/bootstrap.ts'
import { parseServiceList, basesFor } from '#daemon/sources/registries/service-list.ts'
import { createRegistriesSource } from '#daemon/sources/registries/source.ts'
import { registryRecord } from '#shared/domains.ts'
import { isKnown, known, read } from '#shared/fact.ts'
import { DAY, HOUR, iso, MINUTE, type IsoTime } from '#shared/time.ts'
import { createMemoryStore, type MemoryStore } from '../support/memory-store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { startWebServer } from '../support/web-server.ts'

type Answer = (response: ServerResponse, request: IncomingMessage) => void
const json =
  (body: object, status = 200, headers: Record<string, string> = {}): Answer =>
  (response) => {
    response
      .writeHead(status, { 'content-type': 'application/rdap+json', ...headers })
      .end(JSON.stringify(body))
  }
const found = (ldhName: string, over: object = {}) => ({
  objectClassName: 'domain',
  ldhName,
  status: ['active'],
  events: [{ eventAction: 'expiration', eventDate: '2030-01-01T00:00:00Z' }],
  ...over,
})
const START = Date.UTC(2026, 10, 22, 12)

/** A registry on loopback that a test scripts by name, and a source that asks it. */
async function aRegistry(
  names: string[],
  answers: Record<string, Answer>,
  options: { spacingMs?: number; store?: Store; monotonic?: () => number } = {},
) {
  let at = START
  const clock = { now: () => iso(at) }
  const server = await startWebServer((request, response) => {
    const name = (request.url ?? '').split('/').at(-1) ?? ''
    const answer = answers[name] ?? json({ errorCode: 404 }, 404)
    answer(response, request)
  })
  onTestFinished(() => server.close())
  const outgoing = createOutgoing({ allow: [server.origin] })
  onTestFinished(() => outgoing.close())
  const file = join(await temporaryFolder(), 'dns.json')
  // Two registries on one host, as operators of many extensions have them.
  const services = [
    [['test', 'example'], [`${server.origin}/rdap`]],
    [['alt'], [`${server.origin}/alt/`]],
  ]
  await writeFile(file, JSON.stringify({ version: '1.0', services }))

  const store = options.store ?? createMemoryStore()
  const doubted: string[] = []
  const open = async () => {
    const bootstrap = await createBootstrap({ store, clock, outgoing, source: file })
    return createRegistriesSource({
      store,
      clock,
      outgoing,
      bootstrap,
      names: () => names,
      doubted: () => doubted,
      spacingMs: options.spacingMs ?? 0,
      ...(options.monotonic && { monotonic: options.monotonic }),
      log: { warn: () => undefined },
    })
  }
  const source = await open()
  return {
    server,
    source,
    store: store as MemoryStore,
    answers,
    doubted,
    reopen: open,
    later: (ms: number) => (at += ms),
    sync: () => source.sync(new AbortController().signal),
    asked: () => server.requests.map(({ url }) => (url ?? '').split('/').at(-1)),
    known: (name: string) => {
      const fact = source.record(name)
      const told = fact && read(fact, clock.now())
      return told && isKnown(told) ? told.known : told
    },
  }
}

describe('a registry', () => {
  it('is asked politely, and what it says is kept', async () => {
    const { server, sync, known } = await aRegistry(['a.test'], { 'a.test': json(found('A.TEST')) })
    expect(await sync()).toEqual({ name: 'registries', state: 'ok', calls: 1, changed: 1 })
    expect(server.requests[0]?.url).toBe('/rdap/domain/a.test')
    expect(server.requests[0]?.headers.accept).toBe(
      'application/rdap+json, application/json;q=0.9, */*;q=0.1',
    )
    expect(known('a.test')).toMatchObject({ outcome: 'found', expiry: { known: '2030-01-01T00:00:00.000Z' } })
  })

  it.each<[string, Answer, string]>([
    ['a 404 that is a web page', (r) => r.writeHead(404).end('<html>not here</html>'), 'unavailable'],
    ['an error with status 200', json({ errorCode: 500 }), 'unavailable'],
    ['another name', json(found('b.test')), 'invalid'],
    ['half an answer', (r) => r.writeHead(200).end('{"objectClassName":'), 'invalid'],
    ['a hang-up', (r) => r.destroy(), 'unavailable'],
    ['a status of 503', (r) => r.writeHead(503).end(), 'unavailable'],
    ['a status of 429', (r) => r.writeHead(429).end(), 'rate-limited'],
    [
      '2 MiB',
      (r) => r.writeHead(200).end(JSON.stringify(found('a.test', { pad: 'x'.repeat(2 ** 21) }))),
      'invalid',
    ],
    [
      'a gzip bomb',
      (r) =>
        r
          .writeHead(200, { 'content-encoding': 'gzip' })
          .end(gzipSync(JSON.stringify(found('a.test', { pad: 'x'.repeat(2 ** 26) })))),
      'invalid',
    ],
    [
      'an endless body',
      (r) => {
        r.writeHead(200)
        const pour = () => {
          while (!r.destroyed && r.write('x'.repeat(65_536)));
          if (!r.destroyed) r.once('drain', pour)
        }
        pour()
      },
      'invalid',
    ],
    [
      'a brotli bomb',
      (r) =>
        r
          .writeHead(200, { 'content-encoding': 'br' })
          .end(brotliCompressSync(JSON.stringify(found('a.test', { pad: 'x'.repeat(2 ** 24) })))),
      'invalid',
    ],
    ['less than it promised', (r) => r.writeHead(200, { 'content-length': 9999 }).end('{}'), 'unavailable'],
    [
      'a 404 of a web server in JSON',
      json({ message: 'no Route matched with those values' }, 404),
      'unavailable',
    ],
    ['a 404 about its own fault', json({ errorCode: 500, title: 'Internal error' }, 404), 'unavailable'],
    ['a 404 to one who asks too often', json({ errorCode: 429 }, 404), 'rate-limited'],
    ['a 404 of a name that it keeps', json({ errorCode: 404, title: 'Reserved name' }, 404), 'unavailable'],
    ['a 404 of a name that it describes', json(found('a.test'), 404), 'invalid'],
    ['a state in a form of its own', json(found('a.test', { status: [{ value: 'active' }] })), 'invalid'],
    ['that it is free, and whose it is', json(found('a.test', { status: ['free'] })), 'invalid'],
    ['a redirect to itself', (r, { url = '' }) => r.writeHead(302, { location: url }).end(), 'unavailable'],
    [
      'a redirect to plain http elsewhere',
      (r) => r.writeHead(302, { location: 'http://192.0.2.1/' }).end(),
      'unavailable',
    ],
    [
      'a redirect to this computer',
      (r) => r.writeHead(302, { location: 'https://127.0.0.1:1/' }).end(),
      'unavailable',
    ],
    [
      'a redirect to a file',
      (r) => r.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      'unavailable',
    ],
  ])('that answers with %s gives no verdict', async (_, answer, outcome) => {
    const { server, sync, known, store } = await aRegistry(['a.test'], { 'a.test': answer })
    expect((await sync()).state).toBe('failed')
    expect(known('a.test')).toEqual({ unknown: 'source-failed' })
    expect(store.dump()).toContain(`"outcome":"${outcome}"`)
    expect(server.requests.length).toBeLessThanOrEqual(4)
  })

  it.each<[string, Answer]>([
    ['an empty 404', (r) => r.writeHead(404).end()],
    ['a 404 with notices and no code', json({ rdapConformance: ['rdap_level_0'], notices: [] }, 404)],
    ['an error 404 with status 200', json({ errorCode: 404, title: 'Not found' })],
    ['the state “free”', json(found('a.test', { status: ['free'], events: [] }))],
  ])('that answers with %s does not know the name', async (_, answer) => {
    const { sync, known } = await aRegistry(['a.test'], { 'a.test': answer })
    expect(await sync()).toMatchObject({ state: 'ok', calls: 1 })
    expect(known('a.test')).toMatchObject({ outcome: 'not-found', notFoundSince: iso(START) })
  })

  const ends = (...events: [string, string][]) => ({
    events: events.map(([eventAction, eventDate]) => ({ eventAction, eventDate })),
  })
  it.each<[string, object, object]>([
    ['without a zone', ends(['expiration', '2030-05-07T02:36:33']), { known: '2030-05-07T02:36:33.000Z' }],
    [
      'with microseconds',
      ends(['expiration', '2030-05-07T02:36:33.068772Z']),
      { known: '2030-05-07T02:36:33.068Z' },
    ],
    [
      'with an offset',
      ends(['expiration', '2030-05-07T02:36:33+0300']),
      { known: '2030-05-06T23:36:33.000Z' },
    ],
    ['that never comes', ends(['expiration', '294247-01-10T04:00:54.775Z']), { known: null }],
    ['that is none', ends(['expiration', 'soon']), { unknown: 'odd' }],
    [
      'of the registrar, listed first',
      ends(['registrar expiration', '2029-01-01T00:00:00Z'], ['expiration', '2030-01-01T00:00:00Z']),
      { known: '2030-01-01T00:00:00.000Z' },
    ],
    [
      'twice',
      ends(['expiration', '2031-01-01T00:00:00Z'], ['expiration', '2030-01-01T00:00:00Z']),
      { known: '2030-01-01T00:00:00.000Z' },
    ],
  ])('that prints a date %s is understood', async (_, over, expiry) => {
    const { sync, known } = await aRegistry(['a.test'], { 'a.test': json(found('a.test', over)) })
    await sync()
    expect(known('a.test')).toMatchObject({ outcome: 'found', expiry })
  })

  it('that names another charset is read, and what it links to is not asked', async () => {
    const href = (origin: string) => ({
      links: [{ rel: 'related', type: 'application/rdap+json', href: `${origin}/rdap/domain/b.test` }],
    })
    const answers: Record<string, Answer> = {
      'b.test': json(found('b.test', { status: ['redemption period'] })),
    }
    const { server, sync, known, asked } = await aRegistry(['a.test'], answers)
    answers['a.test'] = json(found('a.test', href(server.origin)), 200, {
      'content-type': 'application/rdap+json;charset=ISO-8859-1',
    })
    await sync()
    expect(asked()).toEqual(['a.test'])
    expect(known('a.test')).toMatchObject({ statuses: { known: ['active'] } })
  })

  it.each([403, 503])('that hides its limit behind %i gets its rest, too', async (status) => {
    const { sync, asked, later, answers } = await aRegistry(['a.test'], {
      'a.test': json({}, status, { 'retry-after': '7200' }),
    })
    await sync()
    later(HOUR + MINUTE)
    expect((await sync()).calls).toBe(0)
    later(HOUR)
    answers['a.test'] = json(found('a.test'))
    expect((await sync()).state).toBe('ok')
    expect(asked()).toEqual(['a.test', 'a.test'])
  })

  it('that sends from place to place is left after the third', async () => {
    const to =
      (place: string): Answer =>
      (response) =>
        response.writeHead(302, { location: `/x/${place}` }).end()
    const { sync, asked, known } = await aRegistry(['a.test'], {
      'a.test': to('1'),
      '1': to('2'),
      '2': to('3'),
      '3': to('4'),
      '4': json(found('a.test')),
    })
    expect(await sync()).toMatchObject({ state: 'failed', calls: 4 })
    expect(asked()).toEqual(['a.test', '1', '2', '3'])
    expect(known('a.test')).toEqual({ unknown: 'source-failed' })
  })

  it('that never ends its answer is left after ten seconds', { timeout: 15_000 }, async () => {
    const { sync, known } = await aRegistry(['a.test'], {
      'a.test': (response) => {
        response.writeHead(200, { 'content-type': 'application/rdap+json' })
        response.write(JSON.stringify(found('a.test')).slice(0, -1))
      },
    })
    expect((await sync()).state).toBe('failed')
    expect(known('a.test')).toEqual({ unknown: 'source-failed' })
  })

  it('that says nothing for ten seconds is left', { timeout: 15_000 }, async () => {
    const { sync, known } = await aRegistry(['a.test'], { 'a.test': () => undefined })
    expect((await sync()).state).toBe('failed')
    expect(known('a.test')).toEqual({ unknown: 'source-failed' })
  })

  it('that fails does not erase what it said before, which ages', async () => {
    const { sync, known, answers, later } = await aRegistry(['a.test'], { 'a.test': json(found('a.test')) })
    await sync()
    answers['a.test'] = (response) => response.writeHead(500).end()
    later(DAY)
    expect((await sync()).state).toBe('failed')
    expect(known('a.test')).toMatchObject({
      outcome: 'unavailable',
      expiry: { known: '2030-01-01T00:00:00.000Z' },
    })
    later(2 * DAY + MINUTE)
    expect(known('a.test')).toEqual({ unknown: 'stale' })
  })

  it.each([301, 302, 303, 307, 308])('may send on with %i to a server that is allowed', async (status) => {
    const { sync, known, asked } = await aRegistry(['a.test'], {
      'a.test': (response) => response.writeHead(status, { location: '/elsewhere' }).end(),
      elsewhere: json(found('a.test')),
    })
    expect(await sync()).toMatchObject({ state: 'ok', calls: 2 })
    expect(asked()).toEqual(['a.test', 'elsewhere'])
    expect(known('a.test')).toMatchObject({ outcome: 'found' })
  })

  it('that asks for a rest gets it, also after a restart, but no longer than a day', async () => {
    const { reopen, sync, asked, answers, later } = await aRegistry(['a.test', 'b.test'], {
      'a.test': json({}, 429, { 'retry-after': '7200' }),
      'b.test': json(found('b.test')),
    })
    expect((await sync()).state).toBe('failed')
    later(HOUR + MINUTE)
    const restarted = await reopen()
    expect(await restarted.sync(new AbortController().signal)).toMatchObject({ calls: 0, state: 'partial' })
    expect(asked()).toEqual(['a.test'])
    later(HOUR)
    answers['a.test'] = json({}, 429, { 'retry-after': 'Fri, 31 Dec 2100 23:59:59 GMT' })
    await sync()
    later(DAY)
    answers['a.test'] = json(found('a.test'))
    expect((await sync()).state).toBe('ok')
    expect(new Set(asked())).toEqual(new Set(['a.test', 'b.test']))
  })

  it('is asked one name at a time, however many wait', async () => {
    let open = 0
    let most = 0
    const names = Array.from({ length: 12 }, (_, at) => `n${String(at)}.${at % 2 ? 'alt' : 'test'}`)
    const slowly =
      (name: string): Answer =>
      (response) => {
        most = Math.max(most, (open += 1))
        setImmediate(() => {
          open -= 1
          json(found(name))(response, {} as IncomingMessage)
        })
      }
    const { sync } = await aRegistry(names, Object.fromEntries(names.map((name) => [name, slowly(name)])))
    expect(await sync()).toMatchObject({ calls: 12, changed: 12 })
    expect(most).toBe(1)
  })

  it('is left when the pass is stopped', async () => {
    const { source, asked } = await aRegistry(['a.test', 'b.test'], { 'a.test': () => stop.abort() })
    const stop = new AbortController()
    await source.sync(stop.signal)
    expect(asked()).toEqual(['a.test'])
  })

  it('that takes its time with each answer is left when the pass has lasted long enough, and goes on in the next', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `n${String(index)}.test`)
    let elapsed = 0
    const slowly =
      (name: string): Answer =>
      (response, request) => {
        elapsed += 9000
        json(found(name))(response, request)
      }
    const answers = Object.fromEntries(names.map((name) => [name, slowly(name)]))
    const { sync, asked } = await aRegistry(names, answers, { monotonic: () => elapsed })
    expect((await sync()).calls).toBe(5)
    await sync()
    await sync()
    expect(asked()).toEqual(names)
  })
})

describe('a name', () => {
  it.each<[string, object, number]>([
    ['active', {}, DAY],
    ['expiring', { events: [{ eventAction: 'expiration', eventDate: '2026-12-12T00:00:00Z' }] }, 12 * HOUR],
    ['expired', { events: [{ eventAction: 'expiration', eventDate: '2026-11-12T00:00:00Z' }] }, 4 * HOUR],
    ['in auto renew', { status: ['auto renew period'] }, 4 * HOUR],
    ['being transferred', { status: ['pending transfer'] }, 4 * HOUR],
    ['in redemption', { status: ['redemption period', 'pending delete'] }, 4 * HOUR],
  ])('that is %s is asked again when its time has come, not before', async (_, over, wait) => {
    const { sync, later, store } = await aRegistry(['a.test'], { 'a.test': json(found('a.test', over)) })
    await sync()
    store.writes()
    later(wait - MINUTE)
    expect((await sync()).calls).toBe(0)
    expect(store.writes()).toEqual([])
    later(MINUTE)
    expect(await sync()).toMatchObject({ calls: 1, changed: 0 })
    expect(store.writes()).toEqual(['registry'])
  })

  it('that is removed while it is asked about leaves nothing behind', async () => {
    const names = ['a.test', 'b.test']
    const answers: Record<string, Answer> = { 'b.test': json(found('b.test')) }
    const { sync, source, store } = await aRegistry(names, answers)
    const removed: Answer = (response, request) => {
      names.shift()
      void source.forget().then(() => json(found('a.test'))(response, request))
    }
    answers['a.test'] = removed
    await sync()
    const records = await store.collection('registry', registryRecord, ({ name }) => name)
    expect(Array.from(records.values(), ({ name }) => name)).toEqual(['b.test'])
  })

  it('that is doubted is asked before its time', async () => {
    const { sync, doubted } = await aRegistry(['a.test'], { 'a.test': json(found('a.test')) })
    await sync()
    expect((await sync()).calls).toBe(0)
    doubted.push('a.test')
    expect((await sync()).calls).toBe(1)
  })

  it('is missing since the first of several not-founds', async () => {
    const { sync, known, answers, later } = await aRegistry(['a.test'], {})
    await sync()
    later(12 * HOUR)
    await sync()
    expect(known('a.test')).toMatchObject({ notFoundSince: iso(START), observedAt: iso(START + 12 * HOUR) })
    answers['a.test'] = json(found('a.test'))
    later(12 * HOUR)
    await sync()
    expect(known('a.test')).toMatchObject({ outcome: 'found', notFoundSince: null })
  })

  it('that was deleted keeps the day on which it was last seen alive', async () => {
    const gone = json(found('a.test', { status: ['pending delete', 'redemption period'] }))
    const { sync, known, answers, later } = await aRegistry(['a.test', 'b.test'], {
      'a.test': json(found('a.test')),
      'b.test': json(found('b.test', { status: ['redemption period'] })),
    })
    await sync()
    answers['a.test'] = gone
    for (const _ of [1, 2]) {
      later(DAY)
      await sync()
      expect(known('a.test')).toMatchObject({ deletedAt: { at: iso(START), exact: false } })
      expect(known('b.test')).toMatchObject({ deletedAt: null })
    }
    answers['a.test'] = json(found('a.test'))
    later(DAY)
    await sync()
    expect(known('a.test')).toMatchObject({ deletedAt: null })
  })

  it('whose date used to be printed is missing it; one that never was does not publish it', async () => {
    const { sync, known, answers, later } = await aRegistry(['a.test', 'b.test'], {
      'a.test': json(found('a.test')),
      'b.test': json(found('b.test', { events: [] })),
    })
    await sync()
    answers['a.test'] = json(found('a.test', { events: [] }))
    later(DAY)
    await sync()
    expect(known('a.test')).toMatchObject({ expiry: { unknown: 'absent' } })
    expect(known('b.test')).toMatchObject({ expiry: { unknown: 'not-published' } })
  })

  it('without a server is not published, and one below another name is nobody’s', async () => {
    const { source, sync, asked } = await aRegistry(['a.invalid', 'www.a.test'], {})
    await sync()
    expect(asked()).toEqual([])
    expect(source.record('a.invalid')?.told).toEqual({ unknown: 'not-published' })
    expect(source.record('b.test')?.told).toEqual({ unknown: 'never-asked' })
    expect(source.record('www.a.test')).toBeNull()
  })
})

describe('where a name leads', () => {
  const to = (servers: string[], delegationSigned?: boolean) =>
    json(
      found('a.test', {
        nameservers: servers.map((ldhName) => ({ objectClassName: 'nameserver', ldhName })),
        ...(delegationSigned !== undefined && { secureDNS: { delegationSigned } }),
        entities: [
          { roles: ['technical'], vcardArray: ['vcard', [['fn', {}, 'text', 'Nobody']]] },
          {
            roles: ['registrar'],
            publicIds: [{ type: 'IANA Registrar ID', identifier: '9999' }],
            vcardArray: ['vcard', [['fn', {}, 'text', 'Example Inc.']]],
          },
        ],
      }),
    )
  const silent = json(found('a.test'))
  const told = (servers: string[], signed: boolean) => ({
    nameServers: { known: servers },
    signed: { known: signed },
  })

  /** One answer a day, and what is known of the last. */
  async function after(...days: Answer[]) {
    const { sync, known, answers, later } = await aRegistry(['a.test'], {})
    for (const answer of days) {
      answers['a.test'] = answer
      await sync()
      later(DAY)
    }
    later(-DAY)
    return known('a.test')
  }
  const dayOf = (count: number) => iso(START + (count - 1) * DAY)

  it('is kept, with its registrar, in one form', async () => {
    expect(await after(to(['NS2.B.example.', 'ns1.a.example'], true))).toMatchObject({
      keeping: {
        ...told(['ns1.a.example', 'ns2.b.example'], true),
        registrar: { known: { name: 'Example Inc.', id: '9999' } },
      },
      moved: null,
    })
    expect(await after(silent)).toMatchObject({
      keeping: {
        nameServers: { unknown: 'not-published' },
        signed: { unknown: 'not-published' },
        registrar: { unknown: 'not-published' },
      },
    })
  })

  it.each<[string, Answer[], object | null]>([
    ['that stays', [to(['a.example'], true), to(['A.example.'], true)], null],
    [
      'that changes',
      [to(['a.example'], true), to(['b.example'], true)],
      { at: dayOf(2), from: told(['a.example'], true) },
    ],
    [
      'whose keys go',
      [to(['a.example'], true), to(['a.example'], false)],
      { at: dayOf(2), from: told(['a.example'], true) },
    ],
    [
      'that changes in two steps',
      [to(['a.example'], true), to(['b.example'], true), to(['b.example'], false)],
      { at: dayOf(3), from: told(['a.example'], true) },
    ],
    ['that comes back', [to(['a.example'], true), to(['b.example'], true), to(['a.example'], true)], null],
    [
      'that changes while nothing is told',
      [to(['a.example'], true), silent, to(['b.example'], true)],
      { at: dayOf(3), from: told(['a.example'], true) },
    ],
    ['that is told for the first time', [silent, to(['b.example'], true)], null],
    [
      'that changes while the server fails',
      [to(['a.example'], true), (r) => r.writeHead(500).end(), to(['b.example'], true)],
      { at: dayOf(3), from: told(['a.example'], true) },
    ],
    [
      'of a name that was registered anew',
      [to(['a.example'], true), json({ errorCode: 404 }, 404), to(['b.example'], true)],
      null,
    ],
  ])('%s', async (_, days, moved) => {
    expect(await after(...days)).toMatchObject({ moved })
  })

  it('was not kept by a version before, whose records are read all the same', async () => {
    const folder = await temporaryFolder()
    const older = v.omit(registryRecord, ['keeping', 'lastTold', 'moved'])
    const record: v.InferOutput<typeof older> = {
      name: 'a.test',
      outcome: 'found',
      expiry: known('2030-01-01T00:00:00.000Z' as IsoTime),
      statuses: known(['active']),
      observedAt: iso(START - DAY),
      askedAt: iso(START - DAY),
      notFoundSince: null,
      deletedAt: null,
    }
    const open = () => openStore(folder, { onTrouble: ({ message }) => expect.fail(message) })
    const before = await open()
    await (await before.collection('registry', older, ({ name }) => name)).change({ put: [record] })
    await before.close()

    const store = await open()
    const { sync, known: told } = await aRegistry(
      ['a.test'],
      { 'a.test': to(['a.example'], true) },
      { store },
    )
    expect(told('a.test')).toMatchObject({ expiry: record.expiry, moved: null })
    expect(await sync()).toMatchObject({ state: 'ok', calls: 1 })
    expect(told('a.test')).toMatchObject({ keeping: { nameServers: { known: ['a.example'] } }, moved: null })
    await store.close()
  })
})

const services = (...entries: [string[], string[]][]) => JSON.stringify({ version: '1.0', services: entries })

async function aList(source: (origin: string) => string | null, answer: Answer) {
  let at = START
  const server = await startWebServer((request, response) => answer(response, request))
  onTestFinished(() => server.close())
  const outgoing = createOutgoing({ allow: [server.origin] })
  onTestFinished(() => outgoing.close())
  const store = createMemoryStore()
  const clock = { now: () => iso(at) }
  const open = () => createBootstrap({ store, clock, outgoing, source: source(server.origin) })
  return { server, open, later: (ms: number) => (at += ms) }
}

describe('the list of servers', () => {
  it('is matched label by label, the longest first, https before http', () => {
    const list = parseServiceList(
      services(
        [['com'], ['http://a/', 'https://b']],
        [['good.com'], ['https://good/']],
        [['XN--P1AI.'], ['https://rf/']],
      ),
    )
    expect(list && basesFor(list, 'example.com')).toEqual(['https://b/', 'http://a/'])
    expect(list && basesFor(list, 'x.good.com')).toEqual(['https://good/'])
    expect(list && basesFor(list, 'verygood.com')).toEqual(['https://b/', 'http://a/'])
    expect(list && basesFor(list, 'a.xn--p1ai')).toEqual(['https://rf/'])
    expect(list && basesFor(list, 'a.constructor')).toEqual([])
  })

  it.each([
    '',
    '<html>',
    '[]',
    '{"version":"2.0","services":[]}',
    services(),
    services([['com'], ['ftp://x/']]),
  ])('is not taken from %s', (text) => {
    expect(parseServiceList(text)).toBeNull()
  })

  const signal = new AbortController().signal

  it('is fetched once a day, only if it changed, and survives a restart and a broken answer', async () => {
    const full = services(
      [['test'], ['https://one/']],
      [['alt'], ['https://two/']],
      [['example'], ['https://three/']],
    )
    let answer: Answer = (response) => response.writeHead(200, { etag: '"1"' }).end(full)
    const { server, open, later } = await aList(
      (origin) => `${origin}/dns.json`,
      (response, request) => answer(response, request),
    )
    const list = await open()
    expect(list.serversFor('a.test')).toEqual([])
    expect(await list.refresh(signal)).toBe(1)
    expect(await list.refresh(signal)).toBe(0)
    expect(list.serversFor('a.test')).toEqual([{ base: 'https://one/', registered: true }])

    answer = (response) => response.writeHead(304).end()
    later(DAY)
    expect(await list.refresh(signal)).toBe(1)
    expect(server.requests[1]?.headers['if-none-match']).toBe('"1"')

    for (const broken of ['<html>', services([['test'], ['https://evil/']])]) {
      answer = (response) => response.writeHead(200).end(broken)
      later(DAY)
      expect(await list.refresh(signal)).toBe(1)
    }
    expect((await open()).serversFor('a.test')).toEqual([{ base: 'https://one/', registered: true }])
  })

  it('carried along serves until IANA’s was fetched, with what IANA lacks marked as such', async () => {
    const { open } = await aList(() => null, json({}))
    const list = await open()
    expect(list.serversFor('example.com')).toEqual([
      { base: 'https://rdap.verisign.com/com/v1/', registered: true },
    ])
    expect(list.serversFor('example.io')).toEqual([
      { base: 'https://rdap.identitydigital.services/rdap/', registered: false },
    ])
    expect(list.serversFor('example.ch')).toEqual([])
  })

  it('given by the developer stands alone: no other name is asked for anywhere', async () => {
    const { open } = await aList(
      (origin) => `${origin}/dns.json`,
      (r) => r.writeHead(200).end(services([['test'], ['https://one/']])),
    )
    const list = await open()
    await list.refresh(signal)
    expect([list.serversFor('example.com'), list.serversFor('example.io')]).toEqual([[], []])
  })
})
