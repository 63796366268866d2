/** Imports are kept some at a time, so that it can be said how far it is. */
import { keptAnswer } from '#shared/code-calls.ts'
import type { CodeEntry } from '#shared/codes.ts'
import type { Api } from '../../core/api.ts'
import type { Trouble } from '../../core/trouble.ts'

const AT_ONCE = 25
/** ms; each is written durably. */
const TIMEOUT = 60_000

/**
 * What was kept before one failed stays kept.
 * @param kept called after each turn, with the ids of its drafts
 * @returns why it stopped before the end, else null
 */
export async function keepInTurns(
  api: Pick<Api, 'ask'>,
  ids: readonly string[],
  kept: (entries: readonly CodeEntry[], ids: readonly string[]) => void,
): Promise<Trouble | null> {
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE)
    const asked = await api.ask({
      method: 'POST',
      path: '/v1/codes/drafts/keep-all',
      body: { ids: some },
      answer: keptAnswer,
      timeout: TIMEOUT,
    })
    if (!asked.ok) return asked.error
    kept(asked.value.entries, some)
  }
  return null
}
