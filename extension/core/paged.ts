/** A long list that is read page by page as it is looked at: 10,000 rows are never all in memory, nor on the wire. */
import { batch, computed, signal } from '@preact/signals'
import type { Outcome } from './handshake.ts'
import type { Trouble } from './trouble.ts'

export interface PageQuery<Filter> {
  readonly filter: Filter
  readonly search: string
  readonly offset: number
  readonly limit: number
}
export interface Page<Row, Filter extends string> {
  readonly total: number
  readonly counts: Partial<Readonly<Record<Filter, number>>>
  readonly rows: readonly Row[]
}

const PAGE = 100

export function createPaged<Row, Filter extends string>(
  load: (query: PageQuery<Filter>) => Outcome<Page<Row, Filter>>,
  first: Filter,
) {
  const filter = signal<Filter>(first)
  const search = signal('')
  const trouble = signal<Trouble | null>(null)
  const counts = signal<Partial<Record<Filter, number>>>({})
  /** Null until the first page has come. */
  const total = signal<number | null>(null)
  const pages = signal<ReadonlyMap<number, readonly Row[]>>(new Map())
  const asked = new Set<number>()
  let generation = 0

  async function read(page: number) {
    asked.add(page)
    const mine = generation
    const query = { filter: filter.peek(), search: search.peek(), offset: page * PAGE, limit: PAGE }
    const loaded = await load(query)
    // an answer to a question that is no longer asked
    if (mine !== generation) return
    batch(() => {
      if (!loaded.ok) {
        asked.delete(page)
        trouble.value = loaded.error
        return
      }
      trouble.value = null
      total.value = loaded.value.total
      counts.value = loaded.value.counts
      pages.value = new Map(pages.peek()).set(page, loaded.value.rows)
    })
  }

  const begin = async (keepRows: boolean) => {
    generation += 1
    const shown = keepRows ? [...asked] : [0]
    asked.clear()
    if (!keepRows) pages.value = new Map()
    await Promise.all(shown.map(read))
  }

  return {
    filter: computed(() => filter.value),
    search: computed(() => search.value),
    trouble,
    counts,
    total,
    pages,
    /** Reads anew what is shown, leaving it in place until the answer comes. */
    refresh: () => begin(asked.size > 0),
    choose(next: Filter) {
      filter.value = next
      return begin(false)
    },
    find(text: string) {
      search.value = text
      return begin(false)
    },
    /** Sees to it that rows `from` to `to` are, or will be, there. */
    async need(from: number, to: number) {
      for (let page = Math.floor(from / PAGE); page <= Math.floor(to / PAGE); page += 1)
        if (!asked.has(page) && page * PAGE < (total.peek() ?? 0)) await read(page)
    },
  }
}

/** Null while it is being read. */
export const rowAt = <Row>(pages: ReadonlyMap<number, readonly Row[]>, index: number): Row | null =>
  pages.get(Math.floor(index / PAGE))?.[index % PAGE] ?? null
