/** Asks registries over RDAP (RFC 7480): one request at a time for each server, bounded, redirects checked one by one. */
import type { Outgoing, OutgoingAnswer, OutgoingFault } from '#daemon/core/outgoing.ts'
import type { Hear } from './answer.ts'
import type { Backoff } from './backoff.ts'
import type { RdapServer } from './bootstrap.ts'
import { createLanes } from './lanes.ts'
import { readRdap, type RegistryAnswer } from './rdap-answer.ts'

/** AFNIC once refused `application/rdap+json` alone. */
const ACCEPT = 'application/rdap+json, application/json;q=0.9, */*;q=0.1'
const MAX_BYTES = 1024 * 1024
const TIMEOUT = 10_000
const MAX_REDIRECTS = 3
/** 308 is younger than RFC 7480, section 5.2, and means the same. */
const REDIRECTS = new Set([301, 302, 303, 307, 308])
/** They send on to the registry; a 404 of their own says only that they know none. */
const REDIRECTORS = new Set(['rdap.org', 'www.rdap.org', 'rdap-bootstrap.arin.net'])

type Unread =
  | {
      readonly outcome: 'unavailable'
      readonly because: 'no-answer' | 'redirects' | 'refused-address' | 'unregistered-404'
    }
  | { readonly outcome: 'invalid'; readonly because: 'too-large' }
/** `null`: nothing was asked, because the server rests or the pass was stopped. */
type Lookup = { readonly answer: RegistryAnswer | Unread | null; readonly calls: number }

export interface Rdap {
  /** Never throws for what a server does. The next server is asked only where one does not answer at all. */
  lookup(name: string, servers: readonly RdapServer[], signal: AbortSignal, hear?: Hear): Promise<Lookup>
}

/** @param deps.spacingMs between two requests to one server, in milliseconds */
export function createRdap(deps: { outgoing: Outgoing; backoff: Backoff; spacingMs: number }): Rdap {
  const { outgoing, backoff, spacingMs } = deps
  const laneOf = createLanes(spacingMs)

  async function ask(name: string, server: RdapServer, signal: AbortSignal, hear?: Hear): Promise<Lookup> {
    let url = `${server.base}domain/${name}`
    for (let calls = 1; calls <= MAX_REDIRECTS + 1; calls += 1) {
      const { host, hostname } = new URL(url)
      const isStopped = () => signal.aborted || backoff.restsUntil(host) !== null
      // Asked before the queue as well: a pass that was stopped waits for no more turns.
      if (isStopped()) return { answer: null, calls: calls - 1 }
      const target = url
      const got = await laneOf(host).add(async () =>
        isStopped()
          ? null
          : outgoing.get(target, {
              accept: ACCEPT,
              maxBytes: MAX_BYTES,
              timeoutMs: TIMEOUT,
              redirects: 'answer',
              signal,
            }),
      )
      if (got === null) return { answer: null, calls: calls - 1 }
      if (!got.ok) {
        if (got.error.type === 'aborted') return { answer: null, calls }
        hear?.({ protocol: 'rdap', server: host, text: null })
        if (got.error.type === 'timeout' || got.error.type === 'network') await backoff.failed(host, null)
        return { answer: unread(got.error), calls }
      }
      const next = REDIRECTS.has(got.value.status) ? locationOf(got.value, url) : null
      if (next !== null) {
        url = next
        continue
      }
      const { status, headers, text } = got.value
      hear?.({ protocol: 'rdap', server: host, text })
      const answer = readRdap({ text, httpStatus: status, name })
      // A server may hide its limit behind 403 or 503 (RFC 7480, section 5.5).
      const tired = answer.outcome === 'rate-limited' || status === 403 || status >= 500
      await (tired ? backoff.failed(host, headers.get('retry-after')) : backoff.answered(host))
      const speaks = server.registered && !REDIRECTORS.has(hostname)
      if (answer.outcome === 'not-found' && !speaks)
        return { answer: { outcome: 'unavailable', because: 'unregistered-404' }, calls }
      return { answer, calls }
    }
    return { answer: { outcome: 'unavailable', because: 'redirects' }, calls: MAX_REDIRECTS + 1 }
  }

  return {
    async lookup(name, servers, signal, hear) {
      let calls = 0
      let last: Lookup['answer'] = null
      for (const server of servers) {
        const lookup = await ask(name, server, signal, hear)
        calls += lookup.calls
        last = lookup.answer ?? last
        if (lookup.answer !== null && lookup.answer.outcome !== 'unavailable') break
      }
      return { answer: last, calls }
    },
  }
}

function unread({ type }: OutgoingFault): Unread {
  if (type === 'too-large') return { outcome: 'invalid', because: 'too-large' }
  return { outcome: 'unavailable', because: type === 'refused-address' ? 'refused-address' : 'no-answer' }
}

/** RFC 7480 wants a full address; a relative one is understood too. `null` without one. */
function locationOf({ headers }: OutgoingAnswer, from: string): string | null {
  const location = headers.get('location')
  return location !== null && URL.canParse(location, from) ? new URL(location, from).href : null
}
