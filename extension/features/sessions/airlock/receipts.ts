/** The receipts of this browser: kept until the daemon has taken them, and the latest for the pages. */
import { keepLasting, readLasting } from './memory.ts'
import { latest, thinned } from './receipt-lists.ts'
import type { Receipt } from '#shared/sessions.ts'

export async function addReceipts(fresh: readonly Receipt[]): Promise<void> {
  if (fresh.length === 0) return
  const waiting = [...((await readLasting('sessionReceipts')) ?? []), ...fresh]
  const recent = [...fresh, ...((await readLasting('sessionRecent')) ?? [])]
  await keepLasting({ sessionReceipts: thinned(waiting), sessionRecent: latest(recent) })
}

export async function receiptsTaken(ids: readonly string[]): Promise<void> {
  const waiting = (await readLasting('sessionReceipts')) ?? []
  await keepLasting({ sessionReceipts: waiting.filter(({ id }) => !ids.includes(id)) })
}
