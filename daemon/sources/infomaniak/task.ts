/** What the provider does later (`"result": "asynchronous"`): looked at until it has ended, for a bounded time. */
import { setTimeout as delay } from 'node:timers/promises'
import * as v from 'valibot'
import type { InfomaniakClient } from './client.ts'
import type { WriteOutcome } from './written.ts'

const LOOKS = 8
/** ms */
const PAUSE = 2_000

const task = v.object({
  status: v.picklist(['spooled', 'running', 'executed', 'failed']),
  response: v.optional(v.unknown()),
})

/**
 * @param uuid of the task, checked where it was read
 * @param pause between two looks, in ms
 */
export async function followTask(
  client: Pick<InfomaniakClient, 'get'>,
  uuid: string,
  signal: AbortSignal,
  pause: number = PAUSE,
): Promise<WriteOutcome> {
  for (let look = 1; look <= LOOKS; look += 1) {
    const outcome = await client.get(`/1/async/tasks/${uuid}`, {}, signal)
    if (outcome.type !== 'ok') break
    const read = v.safeParse(task, outcome.value.data)
    if (!read.success) break
    const { status, response } = read.output
    if (status === 'executed') return { type: 'ok', data: response }
    // what is said of a failure has no documented form: it was tried, and may be half done
    if (status === 'failed') break
    await delay(pause, undefined, { signal }).catch(() => undefined)
  }
  return { type: 'unclear' }
}
