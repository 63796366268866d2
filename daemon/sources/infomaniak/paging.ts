/** Whole lists, page by page. What an answer says of its pages is checked against what was asked and what came. */
import type { InfomaniakClient, Query } from './client.ts'
import type { Outcome } from './envelope.ts'

const PER_PAGE = 100
/** Twice the largest organisation that Latchkey is measured with. */
const MOST_ITEMS = 20_000

const odd = { type: 'odd' } as const

/** All items of a list, or the first miss: half a list is none, for what is not on it would be taken as gone. */
export async function getAll(
  client: InfomaniakClient,
  path: string,
  query: Query,
  signal: AbortSignal,
): Promise<Outcome<readonly unknown[]>> {
  const items: unknown[] = []
  let before = ''
  for (let page = 1; ; page += 1) {
    const outcome = await client.get(
      path,
      { ...query, page: String(page), per_page: String(PER_PAGE) },
      signal,
    )
    if (outcome.type !== 'ok') return outcome
    const { data, paging } = outcome.value
    if (!Array.isArray(data) || items.length + data.length > MOST_ITEMS) return odd
    const these = JSON.stringify(data)
    const repeats = data.length > 0 && these === before
    before = these
    if (paging === null) {
      // Documented for every list, and missing here: only an empty page, or the first one again, shows the end.
      if (repeats && page > 2) return odd
      if (repeats || data.length === 0) return { type: 'ok', value: items }
      items.push(...data)
      continue
    }
    const { total, pages } = paging
    if (repeats || paging.page !== page || !isCount(total) || !isCount(pages)) return odd
    items.push(...data)
    if (page >= pages) return items.length < total ? odd : { type: 'ok', value: items }
    if (data.length === 0) return odd
  }
}

const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0 && value <= MOST_ITEMS
