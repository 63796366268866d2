/** What an answer to a write means. Where it does not say that nothing was done, nobody knows. */
import * as v from 'valibot'
import type { OutgoingAnswer } from '#daemon/core/outgoing.ts'
import type { IsoTime } from '#shared/time.ts'
import { readAnswer, type Miss } from './envelope.ts'

export type WriteOutcome =
  /** `data` as it came: it may hold secrets, and is kept by nobody. */
  | { readonly type: 'ok'; readonly data: unknown }
  /** It never left, or the provider had no time for it: nothing was done. */
  | { readonly type: 'unsent' }
  /** It was not done, and this is why. */
  | Extract<Miss, { type: 'refused' | 'not-found' | 'not-enabled' | 'invalid' }>
  | { readonly type: 'conflict' }
  /** It may have been done. */
  | { readonly type: 'unclear' }

const taskId = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i))
/** The task's name itself, or a record of it. */
const later = v.object({
  data: v.union([
    taskId,
    v.pipe(
      v.object({ uuid: taskId }),
      v.transform(({ uuid }) => uuid),
    ),
  ]),
})

/** `later`: the provider does it by a task of that name. */
export function readWritten(
  answer: OutgoingAnswer,
  now: IsoTime,
): WriteOutcome | { readonly type: 'later'; readonly task: string } {
  if (answer.status === 409) return { type: 'conflict' }
  const outcome = readAnswer(answer, now, null)
  switch (outcome.type) {
    case 'ok':
      return { type: 'ok', data: outcome.value.data }
    case 'unauthorized':
      return { type: 'refused', code: 'not_authorized' }
    case 'rate-limited':
      return { type: 'unsent' }
    case 'asynchronous': {
      const body = answer.json()
      const named = v.safeParse(later, body.ok ? body.value : null)
      return named.success ? { type: 'later', task: named.output.data } : { type: 'unclear' }
    }
    case 'refused':
    case 'not-found':
    case 'not-enabled':
    case 'invalid':
      return outcome
    case 'odd':
      // the other answers with 4xx say that the request was not taken; a success that is not understood says nothing
      return answer.status >= 400 ? { type: 'invalid', attributes: [] } : { type: 'unclear' }
    case 'failed':
    case 'rejected':
      break
  }
  return { type: 'unclear' }
}
