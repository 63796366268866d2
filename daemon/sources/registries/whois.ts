/** Asks registries over WHOIS (RFC 3912): only the registry's own server, one question at a time for each, bounded. */
import { HOUR } from '#shared/time.ts'
import type { Hear } from './answer.ts'
import type { Backoff } from './backoff.ts'
import { createLanes } from './lanes.ts'
import { readWhois, type WhoisAnswer } from './whois-answer.ts'
import { exchange as exchangeOverTcp, type ExchangeFault } from './whois-exchange.ts'
import {
  IANA_WHOIS,
  referredServer,
  whoisQuestion,
  whoisServerFor,
  type WhoisServer,
} from './whois-servers.ts'
import { decodeWhois } from './whois-text.ts'

type Unread = { readonly outcome: 'unavailable' | 'invalid'; readonly because: ExchangeFault }
/** `null`: nothing was asked, because the server rests, there is none, or the pass was stopped. */
interface WhoisLookup {
  readonly answer: WhoisAnswer | Unread | null
  readonly calls: number
}

export interface Whois {
  /** The server whose turn it is to be asked, as `host:port`; `null` where nobody can be asked for this name. */
  serverFor(name: string): string | null
  /** Never throws for what a server does. No answer leads on to another server: what a registrar says is not the registry's. */
  lookup(name: string, signal: AbortSignal, hear?: Hear): Promise<WhoisLookup>
}

/** A server that turns a client away does so tomorrow, too. In seconds, as a server would ask for it. */
const REFUSED_REST = String(24 * (HOUR / 1000))

/**
 * @param deps.only a server of the developer's, on this computer, in place of every registry's
 * @param deps.spacingMs between two questions to one server, in milliseconds
 * @param deps.exchange how one question is asked
 */
export function createWhois(deps: {
  readonly backoff: Backoff
  readonly spacingMs: number
  readonly only: WhoisServer | null
  readonly exchange?: typeof exchangeOverTcp
}): Whois {
  const { backoff, only, exchange = exchangeOverTcp } = deps
  const laneOf = createLanes(deps.spacingMs)
  const reach = only === null ? 'public' : 'loopback'
  /** What IANA refers to, by extension: asked once for each run. */
  const referred = new Map<string, WhoisServer | null>()

  const known = (name: string): WhoisServer | null | undefined => {
    if (only !== null) return only
    const tld = tldOf(name)
    const listed = whoisServerFor(tld)
    return listed === undefined ? referred.get(tld) : listed
  }

  async function ask(server: WhoisServer, question: string, signal: AbortSignal) {
    const host = keyOf(server)
    const isStopped = () => signal.aborted || backoff.restsUntil(host) !== null
    // Asked before the queue as well: a pass that was stopped waits for no more turns.
    if (isStopped()) return null
    const got = await laneOf(host).add(async () =>
      isStopped() ? null : exchange(server, question, { reach, signal }),
    )
    if (got === null || got.ok) return got
    if (got.error === 'timeout' || got.error === 'network') await backoff.failed(host, null)
    return got
  }

  /** One step, and of the name no more than its extension. */
  async function refer(tld: string, signal: AbortSignal): Promise<number> {
    const got = await ask(IANA_WHOIS, tld, signal)
    if (got === null) return 0
    const text = got.ok ? decodeWhois(got.value) : ''
    const server = referredServer(text)
    const isAnswered = server !== null || /^source: {1,20}IANA/im.test(text.slice(0, 20_000))
    if (isAnswered) referred.set(tld, server)
    return 1
  }

  return {
    serverFor(name) {
      const server = known(name)
      return server === null ? null : keyOf(server ?? IANA_WHOIS)
    },
    async lookup(name, signal, hear) {
      const calls = known(name) === undefined ? await refer(tldOf(name), signal) : 0
      const server = known(name)
      if (server === undefined || server === null) return { answer: null, calls }
      const got = await ask(server, whoisQuestion(name), signal)
      if (got === null) return { answer: null, calls }
      const heard = { protocol: 'whois', server: keyOf(server) } as const
      if (!got.ok) {
        hear?.({ ...heard, text: null })
        return { answer: unread(got.error), calls: calls + 1 }
      }
      const text = decodeWhois(got.value)
      hear?.({ ...heard, text })
      const answer = readWhois({ text, name })
      await rest(keyOf(server), answer)
      return { answer, calls: calls + 1 }
    },
  }

  async function rest(host: string, answer: WhoisAnswer): Promise<void> {
    const because = 'because' in answer ? answer.because : null
    if (because === 'refused-client') await backoff.failed(host, REFUSED_REST)
    else if (because === 'asked-too-often' || because === 'server-fault') await backoff.failed(host, null)
    else await backoff.answered(host)
  }
}

const tldOf = (name: string) => name.slice(name.lastIndexOf('.') + 1)
const keyOf = ({ host, port }: WhoisServer) => `${host}:${String(port)}`

function unread(because: ExchangeFault): Unread | null {
  if (because === 'aborted') return null
  return { outcome: because === 'too-large' ? 'invalid' : 'unavailable', because }
}
