/** Calls of Infomaniak's public API (https://developer.infomaniak.com/getting-started), reads only. */
import type { Clock } from '#daemon/core/clock.ts'
import type { Outgoing } from '#daemon/core/outgoing.ts'
import { readAnswer, type Miss, type Outcome, type Page } from './envelope.ts'
import { PATIENCE, type Queue } from './queue.ts'

export type Query = Readonly<Record<string, string>>

export interface InfomaniakClient {
  /**
   * @param path of the API, with its version: `/2/profile`; never an address out of an answer
   * @param known digest of the text that was answered before; the same text is not read again
   */
  get(path: string, query: Query, signal: AbortSignal, known?: string | null): Promise<Outcome<Page>>
  /** Requests sent so far. */
  readonly calls: number
  /** Nothing is sent any more: the provider does not take this token. */
  readonly isRejected: boolean
}

export function createInfomaniakClient(deps: {
  baseUrl: string
  token: string
  outgoing: Outgoing
  queue: Queue
  clock: Clock
}): InfomaniakClient {
  const { baseUrl, token, outgoing, queue, clock } = deps
  let calls = 0
  let rejected = false
  /** A call that this token was seen to be good for. */
  let accepted: string | null = null
  let confirmed = false

  async function send(path: string, query: Query, signal: AbortSignal, known: string | null) {
    const turn = await queue.turn(signal)
    if (!turn.ok) {
      if (turn.error === 'aborted') return { type: 'failed', because: 'aborted' } satisfies Miss
      return { type: 'rate-limited', waitMs: turn.error.waitMs } satisfies Miss
    }
    calls += 1
    const parameters = new URLSearchParams(query).toString()
    const address = baseUrl.replace(/\/$/, '') + path + (parameters === '' ? '' : `?${parameters}`)
    const answer = await outgoing.get(address, { bearer: token, signal })
    if (!answer.ok) return { type: 'failed', because: answer.error.type } satisfies Miss
    const outcome = readAnswer(answer.value, clock.now(), known)
    if (outcome.type === 'rate-limited') return { ...outcome, waitMs: queue.refused(outcome.waitMs) }
    queue.served()
    if (outcome.type === 'ok' || outcome.type === 'refused') accepted ??= path
    return outcome
  }

  /** A 429 whose pause is short is waited for, and the call sent once more. */
  async function sendPatiently(path: string, query: Query, signal: AbortSignal, known: string | null = null) {
    const outcome = await send(path, query, signal, known)
    const brief = outcome.type === 'rate-limited' && outcome.waitMs !== null && outcome.waitMs <= PATIENCE
    return brief ? send(path, query, signal, known) : outcome
  }

  /**
   * A 401 may mean this token or only this call (the specification gives it to both). One other call settles it: a
   * call that worked before, else one that nearly every token may make. Asked once, so that no storm comes of it.
   */
  async function rejectsToken(path: string, signal: AbortSignal): Promise<boolean> {
    if (confirmed) return false
    const other = accepted ?? (path === '/1/accounts' ? '/2/profile' : '/1/accounts')
    const again = await sendPatiently(other, {}, signal)
    rejected = again.type === 'unauthorized'
    confirmed = !rejected && again.type !== 'failed' && again.type !== 'rate-limited'
    return rejected
  }

  return {
    get calls() {
      return calls
    },
    get isRejected() {
      return rejected
    },
    async get(path, query, signal, known) {
      if (rejected) return { type: 'rejected' }
      const outcome = await sendPatiently(path, query, signal, known)
      if (outcome.type !== 'unauthorized') return outcome
      if (await rejectsToken(path, signal)) return { type: 'rejected' }
      return { type: 'refused', code: 'not_authorized' }
    },
  }
}
