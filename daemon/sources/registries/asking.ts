/** One question about one name, for a pass or for a person who wants to know now: never two at once, and never beside the queue. */
import type { Clock } from '#daemon/core/clock.ts'
import type { Collection } from '#daemon/core/store.ts'
import type { NameAsked } from '#shared/domain-detail.ts'
import type { RegistryRecord } from '#shared/domains.ts'
import { epoch, iso, MINUTE, type IsoTime } from '#shared/time.ts'
import type { Answered, Hear, Heard } from './answer.ts'
import type { Backoff } from './backoff.ts'
import { rawText } from './raw-text.ts'
import { afterAnswer } from './record.ts'

/** How one name is asked about; names with the same server wait for each other. */
export interface Route {
  readonly protocol: Heard['protocol']
  /** An address of RDAP, or `host:port` of WHOIS. */
  readonly server: string
  ask(signal: AbortSignal, hear: Hear): Promise<Lookup>
}
/** `null`: nothing was asked. */
interface Lookup {
  readonly answer: Answered | null
  readonly calls: number
}

/** Whoever presses again before this has passed gets what came. */
const AGAIN = MINUTE
/** Raw answers that are kept for as long, each of 64 KiB at most. */
const MOST_KEPT = 16

const NOBODY: NameAsked = {
  outcome: null,
  server: null,
  protocol: null,
  raw: null,
  cut: false,
  retryAt: null,
}

export function createAsking(deps: {
  readonly clock: Clock
  readonly backoff: Backoff
  readonly records: Collection<RegistryRecord>
  /** With what is heard and not kept yet. */
  readonly recordOf: (name: string) => RegistryRecord | undefined
  readonly routeTo: (name: string) => Route | null
}) {
  const { clock, backoff, records, recordOf, routeTo } = deps
  const running = new Map<string, Promise<Lookup & { readonly heard: Heard | null }>>()
  const answered = new Map<string, { readonly at: IsoTime; readonly asked: NameAsked }>()

  const isRecent = (at: IsoTime) => {
    const age = epoch(clock.now()) - epoch(at)
    // what was asked in the future was asked before the clock was set back
    return age >= 0 && age < AGAIN
  }

  async function lookUp(name: string, route: Route, signal: AbortSignal) {
    const other = running.get(name)
    if (other !== undefined) return { ...(await other), calls: 0 }
    let heard: Heard | null = null
    const mine = route
      .ask(signal, (one) => {
        heard = one
      })
      .then((lookup) => ({ ...lookup, heard }))
      .finally(() => running.delete(name))
    running.set(name, mine)
    return mine
  }

  async function askAt(route: Route, name: string, signal: AbortSignal): Promise<NameAsked> {
    const { answer, heard } = await lookUp(name, route, signal)
    if (answer !== null)
      await records.change({ put: [afterAnswer(recordOf(name), name, answer, clock.now())] })
    // IANA may have said in between that there is nobody
    if (answer === null && routeTo(name) === null) return NOBODY
    const { protocol, server } = heard ?? { protocol: route.protocol, server: hostOf(route) }
    const isVerdict = answer?.outcome === 'found' || answer?.outcome === 'not-found'
    return {
      outcome: answer?.outcome ?? null,
      server: displayed(server),
      protocol,
      ...rawText(heard?.text ?? null),
      retryAt: isVerdict ? null : backoff.restsUntil(server),
    }
  }

  return {
    /** Whoever asks about a name while another does hears the same answer. */
    lookUp,

    async ask(name: string, signal: AbortSignal): Promise<NameAsked> {
      for (const [other, { at }] of answered) if (!isRecent(at)) answered.delete(other)
      const last = answered.get(name)
      if (last !== undefined) return last.asked
      const route = routeTo(name)
      if (route === null) return NOBODY
      const record = recordOf(name)
      // a pass has just asked, and keeps no answer as it came
      if (record !== undefined && isRecent(record.askedAt)) {
        const retryAt = backoff.restsUntil(hostOf(route)) ?? iso(epoch(record.askedAt) + AGAIN)
        const { protocol } = route
        return { ...NOBODY, outcome: record.outcome, server: displayed(hostOf(route)), protocol, retryAt }
      }
      const asked = await askAt(route, name, signal)
      answered.set(name, { at: clock.now(), asked })
      const [oldest] = answered.keys()
      if (answered.size > MOST_KEPT && oldest !== undefined) answered.delete(oldest)
      return asked
    },
  }
}

/** Of the first server, as rests are counted by. */
export const hostOf = ({ protocol, server }: Route) => (protocol === 'rdap' ? new URL(server).host : server)
const displayed = (server: string) => server.replace(/:43$/, '')
