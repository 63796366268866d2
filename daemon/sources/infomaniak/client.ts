/** Calls of Infomaniak's public API (https://developer.infomaniak.com/getting-started). */
import type { Clock } from '#daemon/core/clock.ts'
import type { Outgoing } from '#daemon/core/outgoing.ts'
import { readAnswer, type Miss, type Outcome, type Page } from './envelope.ts'
import { PATIENCE, type Queue } from './queue.ts'
import { followTask } from './task.ts'
import { readWritten, type WriteOutcome } from './written.ts'

export type Query = Readonly<Record<string, string>>

/** One call that changes something. */
export interface WriteCall {
  readonly method: 'POST' | 'PATCH' | 'DELETE'
  /** As that of `get`. */
  readonly path: string
  readonly query: Query
  /** `null` where the call is documented without one. */
  readonly body: object | null
}

export interface InfomaniakClient {
  /**
   * @param path of the API, with its version: `/2/profile`; never an address out of an answer
   * @param known digest of the text that was answered before; the same text is not read again
   */
  get(path: string, query: Query, signal: AbortSignal, known?: string | null): Promise<Outcome<Page>>
  /** Sends once. What the provider does later is followed until it is done, for a bounded time. */
  write(call: WriteCall, signal: AbortSignal): Promise<WriteOutcome>
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
  /** Between two looks at a task, in ms. */
  taskPause?: number
}): InfomaniakClient {
  const { baseUrl, token, outgoing, queue, clock, taskPause } = deps
  let calls = 0
  let rejected = false
  /** A call that this token was seen to be good for. */
  let accepted: string | null = null
  let confirmed = false

  function addressOf(path: string, query: Query): string {
    const parameters = new URLSearchParams(query).toString()
    return baseUrl.replace(/\/$/, '') + path + (parameters === '' ? '' : `?${parameters}`)
  }

  /** What came instead of a turn; `null` where it may be sent now. */
  async function turn(signal: AbortSignal): Promise<Miss | null> {
    const turn = await queue.turn(signal)
    if (turn.ok) calls += 1
    else if (turn.error === 'aborted') return { type: 'failed', because: 'aborted' }
    else return { type: 'rate-limited', waitMs: turn.error.waitMs }
    return null
  }

  async function send(path: string, query: Query, signal: AbortSignal, known: string | null) {
    const missed = await turn(signal)
    if (missed !== null) return missed
    const answer = await outgoing.get(addressOf(path, query), { bearer: token, signal })
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

  const client: InfomaniakClient = {
    get calls() {
      return calls
    },
    get isRejected() {
      return rejected
    },
    async write({ path, query, ...sent }, signal) {
      if ((await turn(signal)) !== null) return { type: 'unsent' }
      const options = { ...sent, bearer: token, signal, timeoutMs: WRITE_TIMEOUT }
      const answer = await outgoing.send(addressOf(path, query), options)
      if (!answer.ok) return { type: answer.error.mayHaveArrived ? 'unclear' : 'unsent' }
      const outcome = readWritten(answer.value, clock.now())
      if (outcome.type === 'later') return followTask(client, outcome.task, signal, taskPause)
      if (answer.value.status === 429) queue.refused(null)
      return outcome
    },
    async get(path, query, signal, known) {
      if (rejected) return { type: 'rejected' }
      const outcome = await sendPatiently(path, query, signal, known)
      if (outcome.type !== 'unauthorized') return outcome
      if (await rejectsToken(path, signal)) return { type: 'rejected' }
      return { type: 'refused', code: 'not_authorized' }
    },
  }
  return client
}

/** ms: to know what came of a write is worth a wait. */
const WRITE_TIMEOUT = 30_000
