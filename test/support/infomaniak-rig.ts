import { Writable } from 'node:stream'
import { pino } from 'pino'
import type { Clock } from '#daemon/core/clock.ts'
import { createOutgoing, defaultLimits, type Outgoing } from '#daemon/core/outgoing.ts'
import type { Store } from '#daemon/core/store.ts'
import { createQueue, type Queue } from '#daemon/sources/infomaniak/queue.ts'
import { createInfomaniakSource, type InfomaniakSource } from '#daemon/sources/infomaniak/source.ts'
import { ok, type Result } from '#shared/result.ts'
import { iso, type IsoTime } from '#shared/time.ts'
import type { ProviderMode } from './provider-modes.ts'

export const never = new AbortController().signal

export interface MovableClock extends Clock {
  pass(ms: number): void
}
export function movableClock(start = '2026-03-01T12:00:00.000Z'): MovableClock {
  let at = Date.parse(start)
  return { now: (): IsoTime => iso(at), pass: (ms) => void (at += ms) }
}

/** Modes of the provider mock that end only by a timeout; the others get the real one, however busy the machine is. */
export const patienceFor = (mode: ProviderMode): number =>
  mode === 'silent' || mode === 'endless-body' ? 300 : defaultLimits.timeoutMs

/** The real way out; `timeoutMs` may be changed between calls. */
export function openOutgoing(origin: string): Outgoing & { timeoutMs: number } {
  const outgoing = createOutgoing({ allow: [origin] })
  return {
    timeoutMs: defaultLimits.timeoutMs,
    get(url, options) {
      return outgoing.get(url, { timeoutMs: this.timeoutMs, ...options })
    },
    send(url, options) {
      return outgoing.send(url, { timeoutMs: this.timeoutMs, ...options })
    },
    close: () => outgoing.close(),
  }
}

export interface Rig {
  readonly source: InfomaniakSource
  readonly clock: MovableClock
  readonly outgoing: ReturnType<typeof openOutgoing>
  /** Every line that was logged. */
  readonly logged: () => string
  readonly close: () => Promise<void>
}

/** A source on a real server, with everything around it real but the clock. */
export async function rigSource(options: {
  url: string
  store: Store
  name?: string
  token?: () => Promise<Result<string, 'locked'>>
  clock?: MovableClock
  queue?: Queue
}): Promise<Rig> {
  const { url, store, clock = movableClock(), name = 'main' } = options
  const outgoing = openOutgoing(url)
  let logged = ''
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged += chunk.toString()
      done()
    },
  })
  const source = await createInfomaniakSource({
    name,
    baseUrl: url,
    token: options.token ?? (() => Promise.resolve(ok('token-of-the-tests'))),
    store,
    clock,
    outgoing,
    queue: options.queue ?? createQueue({ perMinute: Infinity }),
    log: pino({ level: 'trace' }, sink),
  })
  return { source, clock, outgoing, logged: () => logged, close: () => outgoing.close() }
}
