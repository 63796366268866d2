/** Whole lists, page by page. What an answer says of its pages is checked against what was asked and what came. */
import type { InfomaniakClient, Query } from './client.ts'
import { digestOf, type Outcome, type Page } from './envelope.ts'
import type { HeardPage } from './page-memory.ts'

const PER_PAGE = 100
/** Twice the largest organisation that Latchkey is measured with. */
const MOST_ITEMS = 20_000

const odd = { type: 'odd' } as const

/**
 * The pages of a whole list, or the first miss: half a list is none, for what is not on it would be taken as gone.
 * @param read makes records of one page's items, as it comes; `null` where an item is not understood
 * @param recall a page as it was last heard: it is not read again where its text is the same
 */
export async function getPages<T>(
  client: InfomaniakClient,
  path: string,
  query: Query,
  signal: AbortSignal,
  read: (items: readonly unknown[]) => readonly T[] | null,
  recall: (page: number) => HeardPage<T> | null = () => null,
): Promise<Outcome<readonly HeardPage<T>[]>> {
  const pages: HeardPage<T>[] = []
  let count = 0
  for (let number = 1; ; number += 1) {
    const paged = { ...query, page: String(number), per_page: String(PER_PAGE) }
    const before = recall(number)
    const outcome = await client.get(path, paged, signal, before?.digest ?? null)
    if (outcome.type !== 'ok') return outcome
    const page = outcome.value.isSame ? before : readPage(outcome.value, read)
    if (page === null || count + page.count > MOST_ITEMS) return odd
    const { paging } = page
    const repeats = page.count > 0 && page.items === pages.at(-1)?.items
    // Documented for every list; where it is missing, only an empty page or the first one again shows the end.
    if (paging === null && repeats) return number === 2 ? { type: 'ok', value: pages } : odd
    if (repeats) return odd
    pages.push(page)
    count += page.count
    if (paging === null) {
      if (page.count === 0) return { type: 'ok', value: pages }
      continue
    }
    const { total } = paging
    if (paging.page !== number || !isCount(total) || !isCount(paging.pages)) return odd
    if (number >= paging.pages) return count < total ? odd : { type: 'ok', value: pages }
    if (page.count === 0) return odd
  }
}

export const recordsOf = <T>(pages: readonly HeardPage<T>[]): readonly T[] =>
  pages.flatMap(({ records }) => records)

function readPage<T>(
  { digest, data, paging }: Page,
  read: (items: readonly unknown[]) => readonly T[] | null,
): HeardPage<T> | null {
  if (!Array.isArray(data)) return null
  const records = data.length > MOST_ITEMS ? null : read(data)
  if (records === null) return null
  return { digest, paging, count: data.length, items: digestOf(JSON.stringify(data)), records }
}

const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0 && value <= MOST_ITEMS
