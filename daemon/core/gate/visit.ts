/** A request as it came over the wire, before anything has interpreted it, and the shape of a unit that judges it. */
import type { IncomingMessage } from 'node:http'
import type { ErrorCode } from '#shared/errors.ts'
import type { Caller } from '#daemon/core/caller.ts'

export interface Visit {
  readonly incoming: IncomingMessage
  readonly method: string
  /** The raw request target: Hono routes by a parsed URL, so checks on that one could be walked around. */
  readonly target: string
  readonly path: string
  header(name: string): string | undefined
  /** Found by the units `body` and `json`. */
  bytes: Buffer | undefined
  body: unknown
  /** Found by the last unit; who has none by then is refused. */
  caller: Caller | undefined
}

type Judgement = ErrorCode | null

/** One rule of the gate: the code of its refusal, or `null` to let pass. */
export interface Unit {
  readonly name: string
  admit(visit: Visit): Judgement | Promise<Judgement>
}

export function visitOf(incoming: IncomingMessage): Visit {
  const target = incoming.url ?? ''
  return {
    incoming,
    method: incoming.method ?? '',
    target,
    path: target.split('?', 1)[0] ?? '',
    header(name) {
      const value = incoming.headers[name]
      return Array.isArray(value) ? value.join() : value
    },
    bytes: undefined,
    body: undefined,
    caller: undefined,
  }
}

const pairingCalls: ReadonlySet<string> = new Set(['POST /v1/pair', 'POST /v1/hello', 'POST /v1/session'])

/** The calls that come before there is a session; their routes judge the credential themselves. */
export const isPairingCall = (visit: Visit) => pairingCalls.has(`${visit.method} ${visit.path}`)

const MIB = 1024 * 1024
/** Calls that bring a whole file, and the bytes of their body. */
const importLimits: ReadonlyMap<string, number> = new Map([
  // names come ten thousand at a time, and what takes them back
  ['POST /v1/domains', 4 * MIB],
  ['POST /v1/domains/remove', 4 * MIB],
  // codes of another app: 5 MB, as a picture comes with each entry; and as text within JSON every quote of it is two characters
  ['POST /v1/codes/drafts', 8 * MIB],
  // a message under check: one character a byte, of which JSON writes some with up to six
  ['POST /v1/messages/check', 8 * MIB],
])

/** `null` for a call that brings no file. */
export const importLimitOf = (visit: Visit): number | null =>
  importLimits.get(`${visit.method} ${visit.path}`) ?? null
export const isHealth = (visit: Visit) => visit.method === 'GET' && visit.path === '/health'
