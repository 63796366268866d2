/** The only door to the daemon: proof first, then a session, then the calls; every failure is a value. */
import * as v from 'valibot'
import { pairAnswer } from '#shared/pairing.ts'
import { err, ok } from '#shared/result.ts'
import { parseJson, problemOf } from './answer-body.ts'
import type { CredentialStore } from './credential.ts'
import {
  createHandshake,
  jsonHeaders,
  TIMEOUT,
  type Init,
  type Outcome,
  type SessionStore,
} from './handshake.ts'
import { randomNonce } from './proof.ts'
import type { Trouble } from './trouble.ts'

export interface ApiDeps {
  readonly fetch: typeof fetch
  readonly credentials: CredentialStore
  readonly sessions: SessionStore
  readonly port: () => Promise<number>
  /** False where the browser holds back the permission for 127.0.0.1. */
  readonly mayReach: () => Promise<boolean>
  readonly clientName: () => string
}

export interface Call<S extends v.GenericSchema> {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly body?: unknown
  readonly answer: S
  readonly etag?: string | null
  readonly signal?: AbortSignal
  /** ms; a pass of the sources may take minutes, everything else is local. */
  readonly timeout?: number
}

/** `value` is null where the daemon says that nothing changed since `etag`. */
export interface Answer<T> {
  readonly value: T | null
  readonly etag: string | null
}

export function createApi(deps: ApiDeps) {
  /** One request on the wire. Never throws: what fails before an answer is `unreachable` or `blocked`. */
  async function send(path: string, init: Init, timeout: number): Outcome<Response> {
    const address = `http://127.0.0.1:${String(await deps.port())}`
    const limit = AbortSignal.timeout(timeout)
    try {
      const response = await deps.fetch(address + path, {
        ...init,
        signal: init.signal ? AbortSignal.any([init.signal, limit]) : limit,
        headers: { 'X-Latchkey-Client': '1', ...init.headers },
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
      })
      return ok(response)
    } catch {
      // a denial by the browser and a closed port are the same TypeError
      return err({ type: (await deps.mayReach()) ? 'unreachable' : 'blocked' })
    }
  }

  const { knock, proven, renewed, isFresh, version } = createHandshake(deps, send)

  async function authorised(path: string, init: Init, timeout: number): Outcome<Response> {
    const held = await deps.sessions.read()
    // the daemon may have ended since, and another program sit on its port: it shall neither be told nor believed anything
    if (held !== null && (init.body !== undefined || !isFresh())) {
      const shown = await proven()
      if (!shown.ok) return shown
    }
    const session = held === null ? await renewed() : ok(held)
    if (!session.ok) return session
    const withBearer = (bearer: string) => ({
      ...init,
      headers: { ...init.headers, Authorization: `Bearer ${bearer}` },
    })
    const first = await send(path, withBearer(session.value), timeout)
    if (!first.ok || !(await mayHaveEnded(first.value))) return first
    // the session ended (idle, or the daemon started anew): once, with a new proof
    await deps.sessions.write(null)
    const again = await renewed()
    return again.ok ? send(path, withBearer(again.value), timeout) : again
  }

  async function call<S extends v.GenericSchema>(request: Call<S>): Outcome<Answer<v.InferOutput<S>>> {
    const { method = 'GET', path, body, etag = null, timeout = TIMEOUT } = request
    const init: Init = {
      method,
      headers: {
        ...(method === 'GET' ? {} : jsonHeaders),
        ...(etag === null ? {} : { 'If-None-Match': etag }),
      },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
      ...(request.signal ? { signal: request.signal } : {}),
    }
    const sent = await authorised(path, init, timeout)
    if (!sent.ok) return sent
    const response = sent.value
    if (response.status === 304) return ok({ value: null, etag })
    if (!response.ok) return err(await troubleOf(response, version()))
    const text = await response.text().catch(() => null)
    if (text === null) return err({ type: 'unreachable' })
    const parsed = v.safeParse(request.answer, parseJson(text))
    if (!parsed.success) return err({ type: 'other-version', daemon: version() })
    return ok({ value: parsed.output, etag: response.headers.get('etag') })
  }

  return {
    call,
    /** The answer itself, for calls without an ETag. */
    async ask<S extends v.GenericSchema>(request: Omit<Call<S>, 'etag'>): Outcome<v.InferOutput<S>> {
      const answered = await call(request)
      return answered.ok ? ok(answered.value.value as v.InferOutput<S>) : answered
    },
    /** What is not JSON, as it comes. */
    async read(path: string): Outcome<Blob> {
      const sent = await authorised(path, { headers: {} }, TIMEOUT)
      if (!sent.ok) return sent
      if (!sent.value.ok) return err(await troubleOf(sent.value, version()))
      const blob = await sent.value.blob().catch(() => null)
      return blob === null ? err({ type: 'unreachable' }) : ok(blob)
    },
    /** Trades a six-digit code for a token and keeps it. */
    async pair(code: string): Outcome<null> {
      const body = { code, clientName: deps.clientName(), nonce: randomNonce() }
      const paired = await knock('/v1/pair', body, pairAnswer)
      if (!paired.ok) return paired
      await deps.credentials.write(paired.value)
      await deps.sessions.write(null)
      return ok(null)
    },
    /** Which of the paired clients this browser is; null if none. */
    clientId: async () => (await deps.credentials.read())?.id ?? null,
    /** The stream of events as it comes, text of `text/event-stream`. Ends when the daemon or `signal` ends it. */
    async stream(signal: AbortSignal): Outcome<ReadableStream<Uint8Array>> {
      const opened = await authorised('/v1/events', { signal, headers: {} }, STREAM_LIFE)
      if (!opened.ok) return opened
      const { body, ok: fine } = opened.value
      return fine && body ? ok(body) : err({ type: 'unreachable' })
    },
  }
}
export type Api = ReturnType<typeof createApi>

/** @param daemon its version, as far as it is known */
async function troubleOf(response: Response, daemon: string | null): Promise<Trouble> {
  const code = await problemOf(response)
  if (code === 'locked') return { type: 'locked' }
  if (code === 'unauthorized') return { type: 'not-paired', revoked: true }
  if (code === null) return { type: 'other-version', daemon }
  const wait = Number(response.headers.get(WAIT))
  return wait > 0 ? { type: 'problem', code, wait } : { type: 'problem', code }
}

/**
 * While others fail by the dozen, a session that ended is called one failure too many instead of unauthorised. Whoever is told how
 * long to wait has failed by a passphrase instead.
 */
async function mayHaveEnded(response: Response): Promise<boolean> {
  if (response.status === 401) return true
  if (response.status !== 429 || response.headers.has(WAIT)) return false
  return (await problemOf(response.clone())) === 'too-many-failures'
}

/** Seconds (RFC 9110, section 10.2.3); the daemon never says a date. */
const WAIT = 'retry-after'

/** A page that stays open for a day opens a new stream. */
const STREAM_LIFE = 24 * 60 * 60_000
