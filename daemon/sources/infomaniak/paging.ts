/** Whole lists, page by page. What an answer says of its pages is checked against what was asked and what came. */
import { isDeepStrictEqual } from 'node:util'
import type { InfomaniakClient, Query } from './client.ts'
import type { Outcome } from './envelope.ts'

const PER_PAGE = 100
/** Twice the largest organisation that Latchkey is measured with. */
const MOST_ITEMS = 20_000

const odd = { type: 'odd' } as const

/**
 * A whole list as records, or the first miss: half a list is none, for what is not on it would be taken as gone.
 * @param read makes records of one page's items, as it comes; `null` where an item is not understood
 */
export async function getAll<T>(
  client: InfomaniakClient,
  path: string,
  query: Query,
  signal: AbortSignal,
  read: (items: readonly unknown[]) => readonly T[] | null,
): Promise<Outcome<readonly T[]>> {
  const records: T[] = []
  let count = 0
  let before: unknown[] = []
  for (let page = 1; ; page += 1) {
    const paged = { ...query, page: String(page), per_page: String(PER_PAGE) }
    const outcome = await client.get(path, paged, signal)
    if (outcome.type !== 'ok') return outcome
    const { paging } = outcome.value
    const data: unknown = outcome.value.data
    if (!Array.isArray(data) || count + data.length > MOST_ITEMS) return odd
    const items: unknown[] = data
    const repeats = items.length > 0 && isDeepStrictEqual(items, before)
    // Documented for every list; where it is missing, only an empty page or the first one again shows the end.
    if (paging === null && repeats) return page === 2 ? { type: 'ok', value: records } : odd
    if (repeats) return odd
    const these = read(items)
    if (these === null) return odd
    records.push(...these)
    count += items.length
    before = items
    if (paging === null) {
      if (items.length === 0) return { type: 'ok', value: records }
      continue
    }
    const { total, pages } = paging
    if (paging.page !== page || !isCount(total) || !isCount(pages)) return odd
    if (page >= pages) return count < total ? odd : { type: 'ok', value: records }
    if (items.length === 0) return odd
  }
}

const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0 && value <= MOST_ITEMS
