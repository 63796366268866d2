/** The receipts of this browser: kept until the daemon has taken them, and the latest for the pages. */
import { keepLasting, readLasting } from './memory.ts'
import { inOrder, latest, thinned } from './receipt-lists.ts'
import type { Receipt } from '#shared/sessions.ts'
import { iso } from '#shared/time.ts'

let tail: Promise<unknown> = Promise.resolve()
/** Each change reads what the one before has written. */
function afterAnother(act: () => Promise<void>): Promise<void> {
  const run = tail.then(act)
  tail = run.catch(() => undefined)
  return run
}

export const addReceipts = (fresh: readonly Receipt[]): Promise<void> => afterAnother(() => add(fresh))
/** To be handed over, before those that wait. */
export const addAgain = (older: readonly Receipt[]): Promise<void> =>
  afterAnother(async () => {
    const waiting = (await readLasting('sessionReceipts')) ?? []
    await keepLasting({ sessionReceipts: thinned([...older, ...waiting]) })
  })
export const receiptsTaken = (ids: readonly string[]): Promise<void> => afterAnother(() => take(ids))

async function add(fresh: readonly Receipt[]): Promise<void> {
  if (fresh.length === 0) return
  const now = iso(Date.now())
  const waiting = inOrder([...((await readLasting('sessionReceipts')) ?? []), ...fresh], now)
  const recent = inOrder([...((await readLasting('sessionRecent')) ?? []).toReversed(), ...fresh], now)
  await keepLasting({ sessionReceipts: thinned(waiting), sessionRecent: latest(recent.toReversed()) })
}

async function take(ids: readonly string[]): Promise<void> {
  const waiting = (await readLasting('sessionReceipts')) ?? []
  await keepLasting({ sessionReceipts: waiting.filter(({ id }) => !ids.includes(id)) })
}
