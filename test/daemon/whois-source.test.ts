import { writeFile } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readConfig } from '#daemon/core/config.ts'
import { createOutgoing } from '#daemon/core/outgoing.ts'
import { createBackoff } from '#daemon/sources/registries/backoff.ts'
import { createBootstrap, type Bootstrap } from '#daemon/sources/registries/bootstrap.ts'
import { createRegistriesSource } from '#daemon/sources/registries/source.ts'
import { createWhois } from '#daemon/sources/registries/whois.ts'
import { exchange } from '#daemon/sources/registries/whois-exchange.ts'
import { referredServer, whoisServerFor, type WhoisServer } from '#daemon/sources/registries/whois-servers.ts'
import { isKnown, read } from '#shared/fact.ts'
import { ok } from '#shared/result.ts'
import { DAY, HOUR, iso, MINUTE } from '#shared/time.ts'
import { createMemoryStore } from '../support/memory-store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { startWebServer } from '../support/web-server.ts'
import { startWhoisServer } from '../support/whois-server.ts'

type Answer = (socket: Socket) => void
const text =
  (answer: string | Buffer): Answer =>
  (socket) =>
    socket.end(answer)
const italian = (name: string) =>
  text(`Domain:             ${name}\r\nStatus:             ok\r\nExpire Date:        2030-01-01\r\n`)
const START = Date.UTC(2026, 10, 22, 12)

/** A WHOIS server for whatever RDAP does not reach, which is everything but `.test`. */
async function aServer(
  names: string[],
  answers: Record<string, Answer>,
  options: { bootstrap?: (rdap: string) => Bootstrap; off?: true } = {},
) {
  let at = START
  const clock = { now: () => iso(at) }
  const nameOf = (question: string) => question.replace('/e', '').split(' ').at(-1) ?? ''
  const whois = await startWhoisServer((question, socket) =>
    (answers[nameOf(question)] ?? text('No match\r\n'))(socket),
  )
  const rdap = await startWebServer((_, response) => response.writeHead(404).end())
  onTestFinished(async () => {
    await whois.close()
    await rdap.close()
  })
  const outgoing = createOutgoing({ allow: [rdap.origin] })
  onTestFinished(() => outgoing.close())
  const file = join(await temporaryFolder(), 'dns.json')
  await writeFile(file, JSON.stringify({ version: '1.0', services: [[['test', 'fi'], [`${rdap.origin}/`]]] }))
  const store = createMemoryStore()
  const open = async () =>
    createRegistriesSource({
      store,
      clock,
      outgoing,
      bootstrap:
        options.bootstrap?.(`${rdap.origin}/`) ??
        (await createBootstrap({ store, clock, outgoing, source: file })),
      names: () => names,
      doubted: () => [],
      spacingMs: 0,
      whois: options.off ? undefined : { only: { host: whois.host, port: whois.port } },
      log: { warn: () => undefined },
    })
  const source = await open()
  return {
    whois,
    rdap,
    source,
    store,
    answers,
    reopen: open,
    later: (ms: number) => (at += ms),
    sync: () => source.sync(new AbortController().signal),
    known: (name: string) => {
      const fact = source.record(name)
      const told = fact && read(fact, clock.now())
      return told && isKnown(told) ? told.known : told
    },
  }
}

describe('a registry that RDAP does not reach', () => {
  it('is asked in its own form, and what it says is kept as RDAP’s is', async () => {
    const { whois, rdap, sync, known } = await aServer(['a.it', 'b.de', 'c.jp', 'd.test'], {
      'a.it': italian('a.it'),
    })
    expect(await sync()).toEqual({ name: 'registries', state: 'ok', calls: 4, changed: 4 })
    expect(new Set(whois.questions)).toEqual(new Set(['a.it', '-T dn,ace b.de', 'c.jp/e']))
    expect(rdap.requests.map(({ url }) => url)).toEqual(['/domain/d.test'])
    expect(known('a.it')).toEqual({
      name: 'a.it',
      outcome: 'found',
      expiry: { known: '2030-01-01T00:00:00.000Z' },
      statuses: { known: ['active'] },
      observedAt: iso(START),
      askedAt: iso(START),
      notFoundSince: null,
      deletedAt: null,
      keeping: {
        nameServers: { unknown: 'not-published' },
        signed: { unknown: 'not-published' },
        registrar: { unknown: 'not-published' },
      },
      lastTold: null,
      moved: null,
    })
    expect(known('b.de')).toMatchObject({ outcome: 'not-found', notFoundSince: iso(START) })
  })

  it('is asked one name at a time, each when its time has come', async () => {
    let open = 0
    let most = 0
    const names = Array.from({ length: 8 }, (_, at) => `n${String(at)}.it`)
    const slowly =
      (name: string): Answer =>
      (socket) => {
        most = Math.max(most, (open += 1))
        setImmediate(() => {
          open -= 1
          italian(name)(socket)
        })
      }
    const { sync, later } = await aServer(
      names,
      Object.fromEntries(names.map((name) => [name, slowly(name)])),
    )
    expect(await sync()).toMatchObject({ calls: 8, changed: 8 })
    expect(most).toBe(1)
    later(DAY - MINUTE)
    expect((await sync()).calls).toBe(0)
    later(MINUTE)
    expect((await sync()).calls).toBe(8)
  })

  it.each<[string, Answer, string]>([
    ['nothing', text(''), 'invalid'],
    ['a web page', text('<html>'), 'invalid'],
    ['another name', italian('b.it'), 'invalid'],
    ['a request for patience', text('Too many requests, try again later\n'), 'rate-limited'],
    ['a refusal', text('Requests of this client are not permitted.\n'), 'unavailable'],
    ['a hang-up', (socket) => socket.resetAndDestroy(), 'unavailable'],
    [
      'half an answer and a hang-up',
      (socket) => socket.write('Domain: a.it\n', () => socket.resetAndDestroy()),
      'unavailable',
    ],
    [
      'an endless line',
      (socket) => {
        const pour = () => {
          while (!socket.destroyed && socket.write('x'.repeat(65_536)));
          if (!socket.destroyed) socket.once('drain', pour)
        }
        pour()
      },
      'invalid',
    ],
  ])('that answers with %s gives no verdict', async (_, answer, outcome) => {
    const { whois, sync, known, store } = await aServer(['a.it'], { 'a.it': answer })
    expect((await sync()).state).toBe('failed')
    expect(known('a.it')).toEqual({ unknown: 'source-failed' })
    expect(store.dump()).toContain(`"outcome":"${outcome}"`)
    expect(whois.questions).toEqual(['a.it'])
  })

  it('that keeps the line open for ten seconds is left', { timeout: 15_000 }, async () => {
    const { sync, known } = await aServer(['a.it'], { 'a.it': (socket) => socket.write('Domain: a.it\r\n') })
    expect((await sync()).state).toBe('failed')
    expect(known('a.it')).toEqual({ unknown: 'source-failed' })
  })

  it('that asks for patience is left in peace, also after a restart', async () => {
    const { reopen, sync, answers, later, whois } = await aServer(['a.it', 'b.it'], {
      'a.it': text('Quota exceeded\n'),
      'b.it': text('Quota exceeded\n'),
    })
    expect((await sync()).calls).toBe(1)
    later(4 * MINUTE)
    const restarted = await reopen()
    expect(await restarted.sync(new AbortController().signal)).toMatchObject({ calls: 0, state: 'partial' })
    expect(whois.questions).toEqual(['a.it'])
    later(HOUR)
    for (const name of ['a.it', 'b.it']) answers[name] = italian(name)
    expect(await sync()).toMatchObject({ calls: 2, state: 'ok' })
  })

  it('that turns this computer away is asked again after a day', async () => {
    const refusal = text('Requests of this client are not permitted. Please use the web.\n')
    const { sync, later } = await aServer(['a.ch'], { 'a.ch': refusal })
    await sync()
    later(DAY - MINUTE)
    expect((await sync()).calls).toBe(0)
    later(MINUTE)
    expect((await sync()).calls).toBe(1)
  })

  it('is left when the pass is stopped', async () => {
    const stop = new AbortController()
    const { source, whois } = await aServer(['a.it', 'b.it'], { 'a.it': () => stop.abort() })
    await source.sync(stop.signal)
    expect(whois.questions).toEqual(['a.it'])
  })

  it('hears nothing where WHOIS is off, nor of a name below another', async () => {
    const off = await aServer(['a.it'], {}, { off: true })
    await off.sync()
    expect(off.whois.questions).toEqual([])
    expect(off.source.record('a.it')?.told).toEqual({ unknown: 'not-published' })
    const on = await aServer(['www.a.it'], {})
    await on.sync()
    expect(on.whois.questions).toEqual([])
    expect([on.source.record('www.a.it'), on.source.record('a.it')?.told]).toEqual([
      null,
      { unknown: 'never-asked' },
    ])
  })
})

describe('a registry that RDAP reaches', () => {
  it('is asked by WHOIS only where its RDAP tells nothing', async () => {
    const { whois, rdap, sync } = await aServer(['a.fi', 'a.test'], {})
    await sync()
    expect([whois.questions, rdap.requests.map(({ url }) => url)]).toEqual([['a.fi'], ['/domain/a.test']])
  })

  it('by a server that IANA does not list is asked again by WHOIS where that one gives no verdict', async () => {
    const bootstrap = (base: string): Bootstrap => ({
      refresh: () => Promise.resolve(0),
      serversFor: (name) => [{ base, registered: name.endsWith('.com') }],
    })
    const { whois, sync, known } = await aServer(['a.io', 'b.com'], {}, { bootstrap })
    await sync()
    expect(whois.questions).toEqual(['a.io'])
    expect([known('a.io'), known('b.com')]).toMatchObject([
      { outcome: 'not-found' },
      { outcome: 'not-found' },
    ])
  })
})

describe('the server to ask', () => {
  it('of an extension that is not in the table is told by IANA, which hears the extension alone', async () => {
    const asked: [string, string][] = []
    const answers: Record<string, string> = {
      'whois.iana.org xx':
        'domain: XX\nrefer:        whois.nic.xx\nwhois:        whois.nic.xx\nsource:       IANA\n',
      'whois.iana.org zz': 'domain: ZZ\nstatus: ACTIVE\nsource:       IANA\n',
      'whois.nic.xx a.xx':
        'Domain Name: a.xx\nRegistrar: R\nRegistrar WHOIS Server: whois.registrar.example\nrefer: whois.else.example\n',
    }
    const clock = { now: () => iso(START) }
    const whois = createWhois({
      backoff: await createBackoff(createMemoryStore(), clock),
      spacingMs: 0,
      only: null,
      exchange: ({ host }, question) => {
        asked.push([host, question])
        return Promise.resolve(ok(Buffer.from(answers[`${host} ${question}`] ?? '')))
      },
    })
    const { signal } = new AbortController()
    expect(whois.serverFor('a.zz')).toBe('whois.iana.org:43')
    expect(await whois.lookup('a.xx', signal)).toMatchObject({ answer: { outcome: 'found' }, calls: 2 })
    expect(await whois.lookup('a.zz', signal)).toEqual({ answer: null, calls: 1 })
    await whois.lookup('a.xx', signal)
    expect(asked).toEqual([
      ['whois.iana.org', 'xx'],
      ['whois.nic.xx', 'a.xx'],
      ['whois.iana.org', 'zz'],
      ['whois.nic.xx', 'a.xx'],
    ])
    expect([whois.serverFor('a.xx'), whois.serverFor('a.zz')]).toEqual(['whois.nic.xx:43', null])
  })

  it.each([
    ['whois: whois.nic.xx', { host: 'whois.nic.xx', port: 43 }],
    ['whois: 127.0.0.1', null],
    ['whois: [::1]', null],
    ['whois: localhost', null],
    ['whois: a.localhost', null],
    ['whois: whois.nic.xx:80', null],
    ['whois: a b', null],
    ['no', null],
  ])('is not taken from anything: %s', (line, server) => {
    expect(referredServer(`domain: XX\n${line}\n`)).toEqual(server)
  })

  it('is known for the extensions that matter, and known to be missing', () => {
    expect(whoisServerFor('de')).toEqual({ host: 'whois.denic.de', port: 43 })
    expect([whoisServerFor('es'), whoisServerFor('xx'), whoisServerFor('constructor')]).toEqual([
      null,
      undefined,
      undefined,
    ])
  })
})

describe('the line', () => {
  const signal = new AbortController().signal
  const lead =
    (address: string) => (_: string, __: object, done: (error: null, addresses: object[]) => void) =>
      done(null, [{ address, family: 4 }])

  it('leads to no address of this computer but where development says so', async () => {
    const server = await startWhoisServer((_, socket) => socket.end('here'))
    onTestFinished(() => server.close())
    const named: WhoisServer = { host: 'whois.example', port: server.port }
    const resolve = lead('127.0.0.1') as never
    expect(await exchange(named, 'a', { reach: 'public', resolve, signal })).toEqual({
      ok: false,
      error: 'refused-address',
    })
    expect(server.questions).toEqual([])
    expect(await exchange(named, 'a', { reach: 'loopback', resolve, signal })).toMatchObject({ ok: true })
  })
})

describe('LATCHKEY_WHOIS_HOST', () => {
  const hostOf = (LATCHKEY_WHOIS_HOST: string, LATCHKEY_DEV = '1') => {
    const config = readConfig({ LATCHKEY_DEV, LATCHKEY_WHOIS_HOST })
    return config.ok ? (config.value.dev?.whoisHost ?? null) : config.error.variable
  }
  it.each([
    ['127.0.0.1:4343', { host: '127.0.0.1', port: 4343 }],
    ['[::1]:43', { host: '::1', port: 43 }],
    ['localhost:4343', { host: 'localhost', port: 4343 }],
    ['', null],
  ])('%s is taken', (text, server) => {
    expect(hostOf(text)).toEqual(server)
  })
  it.each([
    'whois.denic.de:43',
    '192.0.2.1:43',
    '127.0.0.1',
    '127.0.0.1:0',
    '127.0.0.1:99999',
    'http://127.0.0.1:43',
    '127.0.0.1.example.com:43',
  ])('%s is refused', (text) => {
    expect(hostOf(text)).toBe('LATCHKEY_WHOIS_HOST')
  })
  it('counts in development alone', () => {
    expect(hostOf('127.0.0.1:4343', '')).toBeNull()
  })
})
