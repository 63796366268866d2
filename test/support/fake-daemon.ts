/**
 * A daemon's outside for the extension's tests and pictures: the same calls, proofs and refusals over HTTP, with rich
 * invented data. It is a server on a real socket; only what lies behind it is made up.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tallyOf } from '#daemon/features/findings/shown.ts'
import { wordsServed } from '#daemon/features/words/routes.ts'
import { proofMessage } from '#shared/pairing.ts'
import { defaultSettings, type Language, type SettingsAnswer } from '#shared/settings.ts'
import type { SessionsView } from '#shared/sessions.ts'
import type { Badge, Overview } from '#shared/status.ts'
import { aBadge, anOverview, connections, domainsPage, membersPage } from './daemon-data.ts'

export interface FakeDaemon {
  readonly port: number
  /** `METHOD path` of every request, with what its bearer was. */
  readonly requests: { readonly line: string; readonly bearer: string | null; readonly body: string }[]
  /** What may be changed while it runs. */
  readonly state: {
    overview: Overview
    badge: Badge
    settings: SettingsAnswer
    sessions: SessionsView
    /** How the proof comes out: right, made with a foreign key, or for another address. */
    proof: 'right' | 'foreign' | 'relayed'
    pairingOpen: boolean
    /** Every call but the three before a session answers with this refusal. */
    refuse: { readonly status: number; readonly error: string; readonly wait?: number } | null
    notices: unknown[]
    size: number
  }
  /** Forgets every session, as a restart does. */
  restart(): void
  /** Says `changed` on every open stream. */
  changed(): void
  /** Cuts every open stream. */
  breakStreams(): void
  close(): Promise<void>
}

export const CODE = '482915'

type Handler = (context: { body: Record<string, unknown>; query: URLSearchParams; rest: string }) => unknown

export async function startFakeDaemon(port = 0): Promise<FakeDaemon> {
  const secrets = new Map<string, string>()
  const sessions = new Set<string>()
  const streams = new Set<ServerResponse>()
  const requests: FakeDaemon['requests'] = []
  const state: FakeDaemon['state'] = {
    overview: anOverview(),
    badge: aBadge(),
    settings: { ...defaultSettings, locked: [] },
    sessions: { browsers: [], rules: [], receipts: [] },
    proof: 'right',
    pairingOpen: true,
    refuse: null,
    notices: [],
    size: 11,
  }
  const changed = () => {
    for (const stream of streams) stream.write('event: changed\ndata: {}\n\n')
  }
  const withoutKey = (key: unknown) => {
    const things = state.overview.things.filter((thing) => thing.key !== key)
    state.overview = { ...state.overview, things, tally: tallyOf(things) }
    changed()
    return { done: true }
  }

  const handlers: Record<string, Handler> = {
    'GET /v1/badge': () => state.badge,
    'GET /v1/overview': () => state.overview,
    'GET /v1/settings': () => state.settings,
    'GET /v1/sessions': () => state.sessions,
    'GET /v1/words': ({ query }) => ({
      version: state.overview.version,
      words: wordsServed(query.get('language') as Language),
    }),
    'PATCH /v1/settings': ({ body }) => (state.settings = { ...state.settings, ...body }),
    'GET /v1/members': ({ query }) => membersPage(query, state.size),
    'GET /v1/domains': ({ query }) => domainsPage(query, state.size),
    'GET /v1/connections': () => ({ connections }),
    'GET /v1/feeds': () => ({
      files: false,
      folder: '/home/anna/.local/share/latchkey/data/feeds',
      served: false,
      port: 47_602,
      door: 'off',
    }),
    'POST /v1/connections': () => ({ connected: true, capabilities: connections[0]?.capabilities }),
    'GET /v1/key': () => ({ state: 'empty', slot: null, keychain: false }),
    'DELETE /v1/connections': () => ({ done: true }),
    'GET /v1/clients': () => [
      ...[...secrets.keys()].map((id) => ({
        id,
        name: 'Chrome, Linux',
        browser: 'Chromium',
        kind: 'browser',
        pairedBy: 'code',
        createdAt: state.overview.now,
        lastUsedAt: state.overview.now,
      })),
      {
        id: 'aaaaaaaaaaaaaaaa',
        name: 'Backup report',
        browser: '',
        kind: 'script',
        pairedBy: null,
        createdAt: '2026-10-03T09:00:00.000Z',
        lastUsedAt: null,
      },
    ],
    'POST /v1/notices/take': () => state.notices.splice(0),
    'GET /v1/actions': () => state.overview.things.map(({ fix }) => fix),
    'POST /v1/notices/shown': () => ({ done: true }),
    'POST /v1/notices/over': () => [],
    // acknowledged, snoozed, answered
    'POST /v1/notices': () => ({ done: true }),
    'POST /v1/activity': () => ({ plan: 'secure-account@work' }),
    'POST /v1/looked': () => ({ done: true }),
    'POST /v1/sync': () => ({ sources: [] }),
    'POST /v1/marks': ({ body }) => withoutKey(body['key']),
    'POST /v1/marks/remove': () => ({ done: true }),
    'POST /v1/acted': ({ body }) => {
      const things = state.overview.things.map((thing) =>
        thing.key === body['key'] ? { ...thing, actedAt: state.overview.now } : thing,
      )
      state.overview = { ...state.overview, things }
      return { done: true }
    },
    'POST /v1/unlock': ({ body }) => {
      if (body['passphrase'] !== 'correct horse') throw new Refusal(403, 'wrong-passphrase')
      state.refuse = null
      return { done: true }
    },
  }

  function open(method: string, path: string, body: Record<string, unknown>, bearer: string | null): unknown {
    if (path === '/v1/pair') {
      if (!state.pairingOpen) throw new Refusal(404, 'pairing-closed')
      if (body['code'] !== CODE) throw new Refusal(403, 'wrong-code')
      const id = randomBytes(8).toString('hex')
      secrets.set(id, randomBytes(32).toString('base64url'))
      return { id, token: `${id}.${secrets.get(id) ?? ''}` }
    }
    if (path === '/v1/hello') {
      const id = String(body['id'])
      const secret = secrets.get(id)
      if (secret === undefined) throw new Refusal(401, 'unauthorized')
      const key =
        state.proof === 'foreign'
          ? randomBytes(32)
          : createHash('sha256').update(Buffer.from(secret, 'base64url')).digest()
      const nonce = randomBytes(16).toString('base64url')
      const address = state.proof === 'relayed' ? '127.0.0.1:1' : `127.0.0.1:${String(listening)}`
      const message = proofMessage({
        id,
        clientNonce: String(body['nonce']),
        daemonNonce: nonce,
        boot: 'b1',
        address,
      })
      return {
        nonce,
        boot: 'b1',
        proof: createHmac('sha256', key).update(message).digest('base64url'),
        version: '0.1.0',
      }
    }
    if (path === '/v1/session' && method === 'POST') {
      const [id = '', secret] = (bearer ?? '').split('.')
      if (secret === undefined || secrets.get(id) !== secret) throw new Refusal(401, 'unauthorized')
      const session = randomBytes(32).toString('base64url')
      sessions.add(session)
      return { session }
    }
    return undefined
  }

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { method = 'GET' } = request
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const text = await readAll(request)
    const bearer = request.headers.authorization?.replace('Bearer ', '') ?? null
    requests.push({ line: `${method} ${url.pathname}`, bearer, body: text })
    const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>
    const early = open(method, url.pathname, body, bearer)
    if (early !== undefined) return send(response, 200, early)
    if (bearer === null || !sessions.has(bearer)) throw new Refusal(401, 'unauthorized')
    if (state.refuse && url.pathname !== '/v1/unlock')
      throw new Refusal(state.refuse.status, state.refuse.error, state.refuse.wait)
    if (url.pathname === '/v1/events') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' })
      response.write(': hello\n\n')
      streams.add(response)
      request.on('close', () => streams.delete(response))
      return
    }
    const [, version, noun, rest = ''] = url.pathname.split('/')
    const handler =
      handlers[`${method} ${url.pathname}`] ?? handlers[`${method} /${version ?? ''}/${noun ?? ''}`]
    if (!handler) throw new Refusal(404, 'bad-path')
    const value = handler({ body, query: url.searchParams, rest })
    const tag = etag(value)
    if (request.headers['if-none-match'] === tag) {
      response.writeHead(304, { ETag: tag }).end()
      return
    }
    send(response, 200, value, tag)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((thrown: unknown) => {
      const refusal = thrown instanceof Refusal ? thrown : new Refusal(500, 'internal')
      if (refusal.wait !== undefined) response.setHeader('Retry-After', String(refusal.wait))
      send(response, refusal.status, { error: refusal.error })
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const listening = (server.address() as AddressInfo).port

  return {
    port: listening,
    requests,
    state,
    restart: () => sessions.clear(),
    changed,
    breakStreams() {
      for (const stream of streams) stream.destroy()
      streams.clear()
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const etag = (value: unknown) =>
  `"${createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)}"`

class Refusal extends Error {
  readonly status: number
  readonly error: string
  /** Seconds. */
  readonly wait: number | undefined
  constructor(status: number, error: string, wait?: number) {
    super(error)
    this.status = status
    this.error = error
    this.wait = wait
  }
}

function send(response: ServerResponse, status: number, value: unknown, tag?: string): void {
  response
    .writeHead(status, { 'Content-Type': 'application/json', ...(tag === undefined ? {} : { ETag: tag }) })
    .end(JSON.stringify(value))
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
