import { Hono } from 'hono'
import { hc } from 'hono/client'
import * as v from 'valibot'
import { describe as suite, expect, expectTypeOf, it } from 'vitest'
import { answer, answerError } from '#daemon/core/answer.ts'
import type { Env } from '#daemon/core/caller.ts'
import { body, describe, query } from '#daemon/core/route.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { isoTime } from '#shared/time.ts'
import { behindOpenGate } from '../support/behind-open-gate.ts'

const find = (name: string): Result<{ found: string }, 'not-found'> =>
  name === 'a' ? ok({ found: name }) : err('not-found')

const about = { summary: 'For the test.', for: 'any', answers: { 200: v.unknown() } } as const
const routes = new Hono<Env>()
  .get('/v1/plain', describe(about), (c) => c.json({ plain: true }, 200))
  .get('/v1/found/:name', describe(about), (c) => answer(c, find(c.req.param('name'))))
  .get('/v1/page', describe(about), query(v.strictObject({ from: v.pipe(v.string(), v.toNumber()) })), (c) =>
    c.json(c.req.valid('query'), 200),
  )
  .post('/v1/dates', describe(about), body(v.strictObject({ at: isoTime })), (c) =>
    c.json({ at: c.req.valid('json').at }, 200),
  )
  .post('/v1/local', describe({ ...about, for: 'local' }), (c) => c.json({}, 200))
  .post('/v1/browser', describe({ ...about, for: 'browser' }), (c) => c.json({}, 200))
  .post('/v1/person', describe({ ...about, for: 'person' }), (c) => c.json({}, 200))

const browser = { kind: 'browser', id: 'b', origin: 'chrome-extension://b', session: 's' } as const
const callers = {
  browser,
  script: { kind: 'script', id: 's' },
  local: { kind: 'local' },
  stranger: { kind: 'stranger' },
} as const

suite('a route', () => {
  it.each([
    ['/v1/local', 'local', 200],
    ['/v1/local', 'browser', 403],
    ['/v1/local', 'script', 403],
    ['/v1/browser', 'browser', 200],
    ['/v1/browser', 'local', 403],
    ['/v1/browser', 'stranger', 403],
    ['/v1/person', 'browser', 200],
    ['/v1/person', 'local', 200],
    ['/v1/person', 'script', 403],
    ['/v1/person', 'stranger', 403],
  ] as const)('%s answers a caller that is %s with %i', async (path, kind, status) => {
    const answered = await behindOpenGate(routes, callers[kind]).request(path, { method: 'POST' })
    expect(answered.status).toBe(status)
    if (status === 403) expect(await answered.json()).toEqual({ error: 'not-allowed' })
  })

  it.each([
    ['GET', '/v1/plain?x=1', ''],
    ['GET', '/v1/page', ''],
    ['GET', '/v1/page?from=x', ''],
    ['GET', '/v1/page?from=1&from=2', ''],
    ['GET', '/v1/page?from=1&more=2', ''],
    ['POST', '/v1/dates', ''],
    ['POST', '/v1/dates', '{"at":"yesterday"}'],
    ['POST', '/v1/dates', '{"at":"2026-11-22T00:00:00.000Z","more":1}'],
    ['POST', '/v1/local', '{"more":1}'],
    ['POST', '/v1/local', '[]'],
  ])('refuses %s %s %s, of which it has no schema', async (method, path, text) => {
    const answered = await behindOpenGate(routes).request(path, {
      method,
      ...(text !== '' && { body: text }),
    })
    expect([answered.status, await answered.json()]).toEqual([400, { error: 'bad-shape' }])
  })

  it('gets its query and its body as their schemas make them', async () => {
    const app = behindOpenGate(routes)
    expect(await (await app.request('/v1/page?from=12')).json()).toEqual({ from: 12 })
    const text = '{"at":"2026-11-22T00:00:00.000Z"}'
    expect(await (await app.request('/v1/dates', { method: 'POST', body: text })).text()).toBe(text)
  })

  it('gives its types to the client', async () => {
    const app = behindOpenGate(routes)
    const client = hc<typeof routes>('http://x', {
      fetch: async (input: RequestInfo | URL, init?: RequestInit) => app.request(input, init),
    })
    const dates = await client.v1.dates.$post({ json: { at: '2026-11-22T00:00:00.000Z' } })
    expectTypeOf(await dates.json()).toEqualTypeOf<{ at: string & v.Brand<'IsoTime'> }>()
    const page = await client.v1.page.$get({ query: { from: '3' } })
    expect(await page.json()).toEqual({ from: 3 })
    const found = await client.v1.found[':name'].$get({ param: { name: 'a' } })
    if (found.ok) expectTypeOf(await found.json()).toEqualTypeOf<{ found: string }>()
    const lost = await client.v1.found[':name'].$get({ param: { name: 'b' } })
    if (!lost.ok) expectTypeOf(await lost.json()).toEqualTypeOf<{ error: 'not-found' }>()
    expect([found.status, lost.status]).toEqual([200, 404])
  })
})

suite('a bug', () => {
  it('is reported by its route: what stands in a path, such as a name, stays out of the log', async () => {
    const reported: string[] = []
    const app = new Hono<Env>()
      .get('/v1/domains/:name', () => {
        throw new Error('a bug')
      })
      .onError(answerError((_, call) => reported.push(call)))
    expect((await app.request('/v1/domains/vully.ch')).status).toBe(500)
    expect(reported).toEqual(['GET /v1/domains/:name'])
  })
})
