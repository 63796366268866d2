import { Hono } from 'hono'
import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { answerError, answerNotFound } from '#daemon/core/answer.ts'
import type { Env } from '#daemon/core/caller.ts'
import type { Clock } from '#daemon/core/clock.ts'
import type { Unit } from '#daemon/core/gate/visit.ts'
import { gateOf, gateUnits, type Refusal } from '#daemon/core/gate.ts'
import type { Act } from '#daemon/core/journal.ts'
import { listen } from '#daemon/core/listener.ts'
import { body, describe, query } from '#daemon/core/route.ts'
import { createStreams } from '#daemon/core/streams.ts'
import { noClients, type ClientsFile } from '#daemon/features/pairing/clients.ts'
import { createPairing, type Pairing } from '#daemon/features/pairing/pairing.ts'
import { pairingRoutes } from '#daemon/features/pairing/routes.ts'
import { iso } from '#shared/time.ts'
import { askingAt } from './asking.ts'
import { memoryDocument } from './memory-document.ts'

export const chromium = `chrome-extension://${'abcdefghijklmnop'.repeat(2)}`
export const firefox = 'moz-extension://0f0e0d0c-1111-4222-8333-444455556666'

/** What routes of a test's own are made with. */
export interface GatedParts {
  readonly pairing: Pairing
  readonly clock: Clock
  readonly monotonic: () => number
  readonly note: (act: Act) => void
}

/**
 * A paired daemon on real sockets: the real gate, listener and pairing before a few routes that keep a state.
 * @param more routes of the test's own, behind the same gate
 */
export async function gatedDaemon(
  compose: (units: readonly Unit[]) => readonly Unit[] = (units) => units,
  more: (parts: GatedParts) => Hono<Env> | Promise<Hono<Env>> = () => new Hono<Env>(),
) {
  let now = 0
  let set = 0
  const document = memoryDocument<ClientsFile>(noClients)
  const acts: Act[] = []
  const refusals: Refusal[] = []
  const errors: unknown[] = []
  const notes: unknown[] = []
  const streams = createStreams()
  const clock: Clock = { now: () => iso(Date.UTC(2026, 10, 22) + now + set) }
  const monotonic = () => now
  const note = (act: Act) => void acts.push(act)
  const pairing = createPairing({
    document,
    clock,
    monotonic,
    random: randomBytes,
    boot: randomBytes(8).toString('hex'),
    version: '1.2.3',
    journal: note,
  })
  pairing.onRevoked((id) => streams.endFor(id))

  const routes = new Hono<Env>()
    .get('/health', describe({ summary: 'Alive.', for: 'stranger', answers: { 200: v.unknown() } }), (c) =>
      c.json({ ok: true }, 200),
    )
    .get('/v1/status', describe({ summary: 'Notes.', for: 'any', answers: { 200: v.unknown() } }), (c) =>
      c.json({ notes: notes.length }, 200),
    )
    .get(
      '/v1/notes',
      describe({ summary: 'Find.', for: 'any', answers: { 200: v.unknown() } }),
      query(v.strictObject({ text: v.optional(v.string()) })),
      (c) => c.json(c.req.valid('query'), 200),
    )
    .get('/v1/notes/:id', describe({ summary: 'One.', for: 'any', answers: { 200: v.unknown() } }), (c) =>
      c.json({ id: c.req.param('id') }, 200),
    )
    .post(
      '/v1/notes',
      describe({ summary: 'Keep.', for: 'any', answers: { 200: v.unknown() } }),
      body(v.strictObject({ text: v.string() })),
      (c) => {
        notes.push(c.req.valid('json').text)
        return c.json({}, 200)
      },
    )
    .post(
      '/v1/anything',
      describe({ summary: 'Keep anything.', for: 'browser', answers: { 200: v.unknown() } }),
      body(v.unknown()),
      (c) => {
        notes.push(c.var.body)
        return c.json({}, 200)
      },
    )
    .post(
      '/v1/domains',
      describe({ summary: 'Keep names.', for: 'any', answers: { 200: v.unknown() } }),
      body(v.string()),
      (c) => {
        notes.push(c.req.valid('json').length)
        return c.json({}, 200)
      },
    )
    .delete('/v1/notes', describe({ summary: 'Forget.', for: 'any', answers: { 200: v.unknown() } }), (c) => {
      notes.length = 0
      return c.json({}, 200)
    })
    .get('/v1/broken', describe({ summary: 'Throws.', for: 'any', answers: { 200: v.unknown() } }), () => {
      throw new Error('a secret of the inside')
    })
    .get(
      '/v1/events',
      describe({ summary: 'Listen.', for: 'any', answers: { 200: 'text/event-stream' } }),
      (c) => streams.open(c),
    )
    .route('/', pairingRoutes({ pairing, port: 0, version: '1' }))
    .route('/', await more({ pairing, clock, monotonic, note }))

  const behind = { app: new Hono<Env>() }
  const listening = await listen({ fetch: (request, env) => behind.app.fetch(request, env), port: 0 })
  if (!listening.ok) throw new Error(`${listening.error.type} ${listening.error.address}`)
  const { port } = listening.value
  behind.app
    .use(gateOf(compose(gateUnits({ port, authenticator: pairing })), (refusal) => refusals.push(refusal)))
    .route('/', routes)
    .notFound(answerNotFound)
    .onError(answerError((error) => errors.push(error)))

  const pair = async (origin: string) => {
    const claimed = await pairing.claim({ code: pairing.open().code, clientName: 'Test' }, origin)
    if (!claimed.ok) throw new Error(claimed.error)
    return { ...claimed.value, origin }
  }
  const sessionOf = (client: { token: string; origin: string }) => {
    const opened = pairing.session(`Bearer ${client.token}`, client.origin)
    if (!opened.ok) throw new Error(opened.error)
    return opened.value.session
  }
  const client = await pair(chromium)

  return {
    port,
    routes,
    pairing,
    streams,
    client,
    acts,
    refusals,
    errors,
    pair,
    sessionOf,
    /** Everything that a refused request must leave as it was. */
    state: () =>
      JSON.stringify([notes, document.value.clients.map((client) => ({ ...client, lastUsedAt: null }))]),
    advance: (ms: number) => void (now += ms),
    /** As somebody sets the computer's clock, back by a negative number; no time passes. */
    setClock: (ms: number) => void (set += ms),
    close: async () => {
      streams.end()
      await listening.value.close()
    },

    ask: askingAt({ port, origin: chromium, session: () => sessionOf(client) }),
  }
}
export type GatedDaemon = Awaited<ReturnType<typeof gatedDaemon>>
