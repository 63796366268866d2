import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Unit } from '#daemon/core/gate/visit.ts'
import { gateUnits } from '#daemon/core/gate.ts'
import { describedRoutes } from '#daemon/core/openapi.ts'
import { errorStatus } from '#shared/errors.ts'
import { chromium, gatedDaemon, type GatedDaemon } from '../support/gated-daemon.ts'
import { exchange, families, type RawAnswer } from '../support/raw-http.ts'
import { unsafeIn } from '../support/safe-answer.ts'
import { rows, type Row } from './rows.ts'

let daemon: GatedDaemon
beforeAll(async () => {
  daemon = await gatedDaemon()
})
afterAll(() => daemon.close())

/** The failures of one row must not count towards the next one's. */
const forgetFailures = (daemon: GatedDaemon) => daemon.advance(61_000)

const expectSafe = (answer: RawAnswer) => expect(unsafeIn(answer)).toEqual([])

const isRefused = (answer: RawAnswer, { code }: Row) =>
  answer.status === errorStatus[code] && answer.body === JSON.stringify({ error: code })

describe.each(families)('over %s', (family) => {
  it.each([
    ['Chromium reads', {}],
    ['Firefox reads', { headers: { 'sec-fetch-site': 'same-origin' } }],
    ['a GET carries the paired origin', { headers: { origin: chromium } }],
    ['a cookie is sent along', { headers: { cookie: 'a=b' } }],
    ['Chromium writes', { method: 'POST', target: '/v1/notes', body: '{"text":"good"}' }],
    [
      'a write comes in chunks',
      {
        method: 'POST',
        target: '/v1/notes',
        headers: { 'content-length': null, 'transfer-encoding': 'chunked' },
        body: 'f\r\n{"text":"good"}\r\n0\r\n\r\n',
      },
    ],
    ['a body is 32 deep', { method: 'POST', target: '/v1/anything', body: '['.repeat(32) + ']'.repeat(32) }],
    [
      'a body is just 64 KB',
      { method: 'POST', target: '/v1/anything', body: JSON.stringify('x'.repeat(65_534)) },
    ],
    [
      'a list of names is 900 KB',
      { method: 'POST', target: '/v1/domains', body: JSON.stringify('x'.repeat(900_000)) },
    ],
    ['Chromium deletes', { method: 'DELETE', target: '/v1/notes' }],
    ['a query is asked', { target: '/v1/notes?text=a%20b' }],
    [
      'anybody asks for the health',
      {
        target: '/health',
        headers: {
          'sec-fetch-site': null,
          'sec-fetch-mode': null,
          'sec-fetch-dest': null,
          'x-latchkey-client': null,
          authorization: null,
        },
      },
    ],
  ])('lets pass when %s', async (_, ask) => {
    const answer = await exchange(daemon.port, family, daemon.ask(family, ask))
    expect(answer.status, answer.body).toBe(200)
    expectSafe(answer)
  })

  it.each(rows.map((row) => [row.what, row] as const))('refuses %s', async (_, row) => {
    forgetFailures(daemon)
    const before = daemon.state()
    const answer = await exchange(daemon.port, family, row.send(daemon, family))
    if (row.code === 'bad-host' || row.code === 'bad-path') {
      expect([400, 421]).toContain(answer.status)
      expect(answer.body).toMatch(/^\{"error":"bad-(host|path|request)"\}$/)
    } else {
      expect(answer.body).toBe(JSON.stringify({ error: row.code }))
      expect(answer.status).toBe(errorStatus[row.code])
    }
    expectSafe(answer)
    expect(daemon.state()).toBe(before)
  })

  it('answers HEAD with no body and no more', async () => {
    const answer = await exchange(daemon.port, family, daemon.ask(family, { method: 'HEAD' }))
    expect(answer).toMatchObject({ status: 405, body: '' })
    expectSafe(answer)
  })

  it('shows nothing of a fault inside', async () => {
    const answer = await exchange(daemon.port, family, daemon.ask(family, { target: '/v1/broken' }))
    expect(answer).toMatchObject({ status: 500, body: '{"error":"internal"}' })
    expectSafe(answer)
    expect(daemon.errors.at(-1)).toMatchObject({ message: 'a secret of the inside' })
  })

  it('still saves after a body that was too deep', async () => {
    const deep = { method: 'POST', target: '/v1/anything', body: '['.repeat(20_000) + ']'.repeat(20_000) }
    expect((await exchange(daemon.port, family, daemon.ask(family, deep))).status).toBe(400)
    expect(() => daemon.state()).not.toThrow()
  })

  it('asks every route for a session, whatever it is for', async () => {
    const open = new Set(['GET /health', 'POST /v1/pair', 'POST /v1/hello', 'POST /v1/session'])
    const closed = describedRoutes(daemon.routes.routes).filter(
      ({ method, path }) => !open.has(`${method} ${path}`),
    )
    expect(closed.length).toBeGreaterThan(10)
    for (const { method, path } of closed) {
      const target = path.replace(':id', 'x')
      const ask = daemon.ask(family, { method, target, headers: { authorization: null } })
      expect(await exchange(daemon.port, family, ask), `${method} ${path}`).toMatchObject({ status: 401 })
    }
  })
})

const admitAll = (name: string): Unit => ({
  name,
  admit(visit) {
    visit.caller = { kind: 'browser', id: 'anybody', origin: chromium, session: 's' }
    return null
  },
})

describe('without one of its rules', () => {
  const readAll: Unit = {
    name: 'body',
    async admit(visit) {
      const chunks: Buffer[] = []
      if (visit.method !== 'GET') for await (const chunk of visit.incoming) chunks.push(chunk as Buffer)
      visit.bytes = Buffer.concat(chunks)
      return null
    },
  }
  const parseAll: Unit = {
    name: 'json',
    admit(visit) {
      try {
        visit.body = JSON.parse(visit.bytes?.toString().replace('\uFEFF', '') ?? '')
      } catch {
        visit.body = {}
      }
      return null
    },
  }
  /** Rules that also do something which the rest needs are put in a form that refuses nothing. */
  const lenient: readonly Unit[] = [readAll, parseAll, admitAll('authentication')]

  const names = gateUnits({
    port: 0,
    authenticator: { isPaired: () => false, authenticate: () => ({ ok: false, error: 'unauthorized' }) },
  }).map(({ name }) => name)
  const guarded = names.filter((name) => name !== 'health' && name !== 'peer')

  it('has rows for each rule', () => {
    expect(guarded.filter((name) => !rows.some(({ unit }) => unit === name))).toEqual([])
  })

  it.each(guarded)('%s: what it refused gets past it', async (name) => {
    const open = await gatedDaemon((units) =>
      units.flatMap((unit) => (unit.name === name ? lenient.filter((other) => other.name === name) : [unit])),
    )
    const stillRefused: string[] = []
    for (const row of rows.filter(({ unit, what }) => unit === name && !what.includes('huge length'))) {
      forgetFailures(open)
      const answer = await exchange(open.port, '127.0.0.1', row.send(open, '127.0.0.1'))
      if (isRefused(answer, row)) stillRefused.push(row.what)
    }
    await open.close()
    expect(stillRefused).toEqual([])
  })
})
