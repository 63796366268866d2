import { Ajv2020 } from 'ajv/dist/2020.js'
import { Hono } from 'hono'
import * as v from 'valibot'
import { describe as suite, expect, it } from 'vitest'
import type { Env } from '#daemon/core/caller.ts'
import { describedRoutes, openApi } from '#daemon/core/openapi.ts'
import { body, describe, query } from '#daemon/core/route.ts'
import { createPairing } from '#daemon/features/pairing/pairing.ts'
import { noClients } from '#daemon/features/pairing/clients.ts'
import { pairingRoutes } from '#daemon/features/pairing/routes.ts'
import { fixedClock } from '#daemon/core/clock.ts'
import { errorCodes } from '#shared/errors.ts'
import { iso, isoTime } from '#shared/time.ts'
import { memoryDocument } from '../support/memory-document.ts'

const pairing = createPairing({
  document: memoryDocument(noClients),
  clock: fixedClock(iso(0)),
  monotonic: () => 0,
  random: (bytes) => new Uint8Array(bytes),
  boot: 'b',
  version: '1',
  journal: () => {},
})

const routes = new Hono<Env>()
  .use(async (_, next) => next())
  .get(
    '/v1/things/:id',
    describe({
      summary: 'One thing.',
      for: 'any',
      answers: { 200: v.strictObject({ at: isoTime }), 304: null },
    }),
    query(v.strictObject({ from: v.string(), to: v.optional(v.picklist(['a', 'b'])) })),
    (c) => c.json({}, 200),
  )
  .post(
    '/v1/things',
    describe({ summary: 'Add.', for: 'browser', answers: { 200: v.strictObject({}) } }),
    body(
      v.strictObject({
        name: v.pipe(v.string(), v.trim(), v.regex(/^x/i), v.regex(/y$/), v.maxLength(5)),
        counts: v.record(v.picklist(['p', 'q']), v.number()),
        choice: v.union([v.strictObject({ known: v.number() }), v.strictObject({ unknown: v.string() })]),
        length: v.pipe(
          v.string(),
          v.transform((text) => text.length),
        ),
        rest: v.nullable(v.array(v.variant('kind', [v.strictObject({ kind: v.literal('k') })]))),
      }),
    ),
    (c) => c.json({}, 200),
  )
  .get(
    '/v1/events',
    describe({ summary: 'Listen.', for: 'any', answers: { 200: 'text/event-stream' } }),
    (c) => c.text(''),
  )
  .route('/', pairingRoutes({ pairing, port: 47_600, version: '1.2.3' }))

suite('the OpenAPI document', () => {
  const document = openApi(routes.routes, '1.2.3')

  it('has every route, with its parameters and what it answers', () => {
    expect(Object.keys(document.paths)).toEqual([
      '/v1/things/{id}',
      '/v1/things',
      '/v1/events',
      '/v1/pair',
      '/v1/hello',
      '/v1/session',
      '/v1/clients',
      '/v1/clients/{id}',
      '/v1/pairing',
      '/v1/pairing/ticket',
      '/v1/tokens',
    ])
    expect(document.paths['/v1/things/{id}']).toMatchObject({
      get: {
        operationId: 'getV1ThingsId',
        summary: 'One thing.',
        'x-caller': 'any',
        security: [{ bearer: [] }],
        parameters: [
          { name: 'id', in: 'path', required: true },
          { name: 'from', in: 'query', required: true, schema: { type: 'string' } },
          { name: 'to', in: 'query', required: false, schema: { enum: ['a', 'b'] } },
        ],
        responses: { 200: {}, 304: {}, default: {} },
      },
    })
    expect(document.paths['/v1/events']).toMatchObject({
      get: { responses: { 200: { content: { 'text/event-stream': {} } } } },
    })
    expect(document.paths['/v1/pair']).toMatchObject({ post: { security: [] } })
    expect(document.paths['/v1/session']).toMatchObject({ post: { security: [{ bearer: [] }] } })
    expect(document.components.schemas.Error.properties.error.enum).toEqual(errorCodes)
  })

  it('says of a body nothing that is not so', () => {
    const { post } = document.paths['/v1/things'] as {
      post: { requestBody: { content: { 'application/json': { schema: object } } } }
    }
    const isValid = new Ajv2020({ strict: false }).compile(
      post.requestBody.content['application/json'].schema,
    )
    const good = { name: 'Xy', counts: { p: 1 }, choice: { known: 1 }, length: 'abc', rest: [{ kind: 'k' }] }
    expect(isValid(good)).toBe(true)
    expect(isValid({ ...good, more: 1 })).toBe(false)
    expect(isValid({ ...good, name: 'Xyyyyyy' })).toBe(false)
    expect(isValid({ ...good, length: 3 })).toBe(false)
    expect(isValid({ ...good, counts: { r: 1 } })).toBe(false)
  })

  it('is JSON', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document)
  })

  it('cannot be made when a route does not say what it is', () => {
    const silent = new Hono<Env>().route('/', routes).get('/v1/silent', (c) => c.text(''))
    expect(describedRoutes(silent.routes).filter(({ about }) => about === null)).toMatchObject([
      { method: 'GET', path: '/v1/silent' },
    ])
    expect(() => openApi(silent.routes, '1')).toThrow('GET /v1/silent lacks describe()')
  })
})
