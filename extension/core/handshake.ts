/** What comes before a call: the daemon's proof that it knows this client, then a session by the client's token. */
import * as v from 'valibot'
import { helloAnswer, sessionAnswer } from '#shared/pairing.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { problemOf } from './answer-body.ts'
import type { Credential, CredentialStore } from './credential.ts'
import { isProven, randomNonce } from './proof.ts'
import type { Trouble } from './trouble.ts'

export interface SessionStore {
  read(): Promise<string | null>
  write(session: string | null): Promise<void>
}

/** Headers as a plain record, so that they can be added to. */
export type Init = Omit<RequestInit, 'headers'> & { readonly headers: Readonly<Record<string, string>> }

export type Outcome<T> = Promise<Result<T, Trouble>>

/** One request on the wire; `timeout` in ms. */
type Send = (path: string, init: Init, timeout: number) => Outcome<Response>

export const TIMEOUT = 10_000
export const jsonHeaders = { 'Content-Type': 'application/json' }
/** How long a proof holds for what is only read, in ms. */
const FRESH = 5_000

export function createHandshake(
  deps: {
    readonly credentials: CredentialStore
    readonly sessions: SessionStore
    readonly port: () => Promise<number>
  },
  send: Send,
) {
  let opening: Outcome<string> | null = null
  let proving: Outcome<Credential> | null = null
  /** By the page's own clock, in ms. */
  let provenAt = -Infinity
  let version: string | null = null

  /** The three calls before a session go to a door that has proved nothing yet: what is not understood is a stranger. */
  async function knock<S extends v.GenericSchema>(
    path: string,
    body: object,
    schema: S,
    bearer?: string,
  ): Outcome<v.InferOutput<S>> {
    const headers = { ...jsonHeaders, ...(bearer === undefined ? {} : { Authorization: `Bearer ${bearer}` }) }
    const sent = await send(path, { method: 'POST', headers, body: JSON.stringify(body) }, TIMEOUT)
    if (!sent.ok) return sent
    if (!sent.value.ok) {
      const code = await problemOf(sent.value)
      if (code === null) return err({ type: 'impostor' })
      if (code === 'unauthorized') return err({ type: 'not-paired', revoked: true })
      return err(code === 'locked' ? { type: 'locked' } : { type: 'problem', code })
    }
    const parsed = v.safeParse(schema, await sent.value.json().catch(() => null))
    return parsed.success ? ok(parsed.output) : err({ type: 'impostor' })
  }

  /** The daemon shows that it knows this client; what is told to it after that is told to no other. */
  async function prove(): Outcome<Credential> {
    provenAt = -Infinity
    const credential = await deps.credentials.read()
    if (!credential) return err({ type: 'not-paired', revoked: false })
    const nonce = randomNonce()
    const { id } = credential
    const hello = await knock('/v1/hello', { id, nonce }, helloAnswer)
    if (!hello.ok) return hello
    const parts = {
      id,
      clientNonce: nonce,
      daemonNonce: hello.value.nonce,
      boot: hello.value.boot,
      address: `127.0.0.1:${String(await deps.port())}`,
    }
    if (!(await isProven(credential.token, parts, hello.value.proof))) return err({ type: 'impostor' })
    provenAt = performance.now()
    ;({ version } = hello.value)
    return ok(credential)
  }

  async function openSession(): Outcome<string> {
    const shown = await proven()
    if (!shown.ok) return shown
    const opened = await knock('/v1/session', {}, sessionAnswer, shown.value.token)
    if (!opened.ok) return opened
    await deps.sessions.write(opened.value.session)
    return ok(opened.value.session)
  }

  /** Several calls at once ask for one proof. */
  function proven(): Outcome<Credential> {
    proving ??= prove().finally(() => {
      proving = null
    })
    return proving
  }

  /** Several calls at once open one session. */
  function renewed(): Outcome<string> {
    opening ??= openSession().finally(() => {
      opening = null
    })
    return opening
  }

  return {
    knock,
    proven,
    renewed,
    isFresh: () => performance.now() - provenAt < FRESH,
    /** Of the daemon, once it has proved itself. */
    version: () => version,
  }
}
