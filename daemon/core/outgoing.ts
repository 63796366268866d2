/**
 * The only way out of the daemon over HTTP. Redirects are not followed, bodies are capped as decoded, every call ends,
 * and no name or address leads to this computer or its network, but for the origins that development allows.
 */
import { lookup as systemLookup } from 'node:dns'
import type { Headers } from 'undici'
import { err, ok, type Result } from '#shared/result.ts'
import { isWithin, type Reach } from './addresses.ts'
import { FORBIDDEN, lookupOf, type Resolve } from './guarded-lookup.ts'
import { parseJson } from './json.ts'

/** What went wrong on the way. Names the host and nothing else of the request or the answer, so it can be logged. */
export interface OutgoingFault {
  readonly type:
    'timeout' | 'aborted' | 'too-large' | 'redirect' | 'refused-address' | 'network' | 'not-json' | 'too-deep'
  readonly host: string
  /** The system's code (`ECONNREFUSED`), where it gave one. */
  readonly code: string | null
}

export interface OutgoingAnswer {
  readonly status: number
  readonly headers: Pick<Headers, 'get'>
  readonly text: string
  /** Parses the text; a fault where it is no JSON or nested deeper than 64. */
  json(): Result<unknown, OutgoingFault>
}

interface GetOptions {
  /** Cap on the decoded body, in bytes. */
  readonly maxBytes?: number
  /** For the whole exchange, in milliseconds. */
  readonly timeoutMs?: number
  readonly accept?: string
  readonly bearer?: string
  /** Asks for the body only if it changed (RFC 9110, section 13.1.2); an unchanged one is answered with 304. */
  readonly ifNoneMatch?: string
  readonly signal?: AbortSignal
  /** `answer` gives a 3xx back like any other status, with its `location` header; else it is a fault. */
  readonly redirects?: 'refuse' | 'answer'
  /** `leave` takes an answer whose body is too long, or does not end, for one without a body: its status says enough. */
  readonly overlong?: 'refuse' | 'leave'
}

interface SendOptions extends Pick<GetOptions, 'maxBytes' | 'timeoutMs' | 'bearer' | 'signal' | 'overlong'> {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** JSON; `null` sends none. */
  readonly body: object | null
  readonly headers?: Readonly<Record<string, string>>
}

/** Whether the server may have it. `false` only where the fault came before any of it could leave. */
type SendFault = OutgoingFault & { readonly mayHaveArrived: boolean }

export interface Outgoing {
  /** Never rejects. Any status is an answer; a fault means that there is none that could be used. */
  get(url: string, options?: GetOptions): Promise<Result<OutgoingAnswer, OutgoingFault>>
  /** As `get`, with what is to be changed, on a connection of its own. Sent once, whatever comes of it. */
  send(url: string, options: SendOptions): Promise<Result<OutgoingAnswer, SendFault>>
  close(): Promise<void>
}

const MIB = 1024 * 1024
export const defaultLimits = { maxBytes: 5 * MIB, timeoutMs: 10_000 } as const

/**
 * @param deps.allow origins (`http://127.0.0.1:4000`) that may be asked over plain http and must lie on loopback;
 *   everything else is https to a public address
 * @param deps.own origins that the person says lie in their own network: https to a public or a private address, http to a private one
 * @param deps.resolve how names become addresses
 */
export function createOutgoing(deps: {
  allow?: readonly string[]
  own?: readonly string[]
  resolve?: Resolve
}): Outgoing {
  const { allow = [], own = [], resolve = systemLookup } = deps
  const [allowed, ownOrigins] = [originsOf(allow), originsOf(own)]
  const reachOf = ({ origin, protocol }: URL): Reach => {
    if (allowed.has(origin)) return 'loopback'
    if (!ownOrigins.has(origin)) return 'public'
    // what is not encrypted stays in that network
    return protocol === 'http:' ? 'private' : 'own'
  }
  let opened: ReturnType<typeof openWay> | null = null
  /** Loaded at the first call: a daemon with nothing to ask does without its megabytes. */
  const way = () => (opened ??= openWay(resolve))

  async function exchange(
    url: string,
    options: GetOptions,
    sent: SendOptions | null,
  ): Promise<Result<OutgoingAnswer, SendFault>> {
    const { maxBytes = defaultLimits.maxBytes, timeoutMs = defaultLimits.timeoutMs } = options
    const target = URL.canParse(url) ? new URL(url) : null
    const host = target?.hostname ?? ''
    const fault = (type: OutgoingFault['type'], code: string | null = null, mayHaveArrived = true) =>
      err({ type, host, code, mayHaveArrived })
    if (target === null) return fault('refused-address', null, false)
    const reach = reachOf(target)
    if (!mayAsk(target, reach)) return fault('refused-address', null, false)
    if (options.signal?.aborted) return fault('aborted', null, false)

    const timeout = AbortSignal.timeout(timeoutMs)
    const signal = options.signal ? AbortSignal.any([timeout, options.signal]) : timeout
    try {
      const { fetch, agentFor } = await way()
      const response = await fetch(target, {
        dispatcher: agentFor(reach, sent === null ? 'kept' : 'once'),
        redirect: 'manual',
        signal,
        headers: {
          accept: options.accept ?? 'application/json',
          'user-agent': 'latchkey',
          ...(options.bearer !== undefined && { authorization: `Bearer ${options.bearer}` }),
          ...(options.ifNoneMatch !== undefined && { 'if-none-match': options.ifNoneMatch }),
          ...(sent !== null && sent.body !== null && { 'content-type': 'application/json' }),
          ...sent?.headers,
        },
        ...(sent !== null && { method: sent.method }),
        ...(sent !== null && sent.body !== null && { body: JSON.stringify(sent.body) }),
      })
      const redirected = response.status >= 300 && response.status < 400 && response.status !== 304
      if (redirected && options.redirects !== 'answer') {
        await response.body?.cancel()
        return fault('redirect')
      }
      const mayLeave = options.overlong === 'leave'
      const read = await readCapped(response.body, maxBytes).catch((error: unknown) => {
        if (mayLeave) return null
        throw error
      })
      if (read === null && !mayLeave) return fault('too-large')
      const text = read ?? ''
      return ok({
        status: response.status,
        headers: response.headers,
        text,
        json: () => {
          const parsed = parseJson(text)
          return parsed.ok ? parsed : fault(parsed.error)
        },
      })
    } catch (error) {
      if (timeout.aborted) return fault('timeout')
      if (signal.aborted) return fault('aborted')
      const code = systemCode(error)
      if (code === FORBIDDEN) return fault('refused-address', null, false)
      return fault('network', code, !failedToConnect(error))
    }
  }

  return {
    get: async (url, options = {}) => withoutArrival(await exchange(url, options, null)),
    send: (url, options) => exchange(url, options, options),
    async close() {
      if (opened === null) return
      await (await opened).destroy()
    },
  }
}

/** Of what only asks, nobody minds whether it arrived. */
function withoutArrival<T>(result: Result<T, SendFault>): Result<T, OutgoingFault> {
  if (result.ok) return result
  const { type, host, code } = result.error
  return err({ type, host, code })
}

/** There was no connection, so nothing went over it. */
function failedToConnect(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    // both families of addresses were tried
    if (cause instanceof AggregateError) return cause.errors.every(failedToConnect)
    if ('code' in cause && cause.code === 'UND_ERR_CONNECT_TIMEOUT') return true
    if ('syscall' in cause && (cause.syscall === 'connect' || cause.syscall === 'getaddrinfo')) return true
  }
  return false
}

/** What the address itself shows; what a name leads to is judged where it is looked up. */
function mayAsk(target: URL, reach: Reach): boolean {
  if (target.username !== '' || target.password !== '') return false
  const isPlain = target.protocol === 'http:' && (reach === 'loopback' || reach === 'private')
  if (target.protocol !== 'https:' && !isPlain) return false
  const address = target.hostname.replace(/^\[|\]$/g, '')
  const literal = target.hostname.startsWith('[') || /^\d+(?:\.\d+){3}$/.test(address)
  return !literal || isWithin(reach, address)
}

const originsOf = (urls: readonly string[]) => new Set(urls.map((url) => new URL(url).origin))

async function openWay(resolve: Resolve) {
  const [{ default: Agent }, { default: web }] = await Promise.all([
    import('undici/lib/dispatcher/agent.js'),
    import('undici/lib/web/fetch/index.js'),
  ])
  const agents = new Map<string, InstanceType<typeof Agent>>()
  return {
    fetch: web.fetch,
    /** `once`: without keep-alive, since a server that hangs up an idle connection shall not make the fate of what is sent unclear. */
    agentFor: (reach: Reach, how: 'kept' | 'once') => {
      const name = `${reach} ${how}`
      const agent =
        agents.get(name) ??
        new Agent({
          allowH2: false,
          maxHeaderSize: 32 * 1024,
          connect: { lookup: lookupOf(reach, resolve) },
          ...(how === 'once' && { pipelining: 0 }),
        })
      agents.set(name, agent)
      return agent
    },
    destroy: () => Promise.all([...agents.values()].map((agent) => agent.destroy())),
  }
}

/** Reads a body as text, or `null` when it grows past the cap. */
async function readCapped(body: AsyncIterable<Uint8Array> | null, maxBytes: number): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.byteLength
    // Leaving the loop cancels the stream, and with it the decoder and the connection.
    if (size > maxBytes) return null
    chunks.push(chunk)
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}

/** The code of the innermost cause, if it is one: never a message, which may quote what was sent or received. */
function systemCode(error: unknown): string | null {
  let code: string | null = null
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ('code' in cause && typeof cause.code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(cause.code))
      code = cause.code
  return code
}
