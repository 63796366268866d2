/** A long list that is read page by page as it is looked at: 10,000 rows are never all in memory, nor on the wire. */
import { batch, computed, signal } from '@preact/signals'
import { ok } from '#shared/result.ts'
import type { Outcome } from './handshake.ts'
import type { Trouble } from './trouble.ts'

export interface PageQuery<Filter, Order = undefined> {
  readonly filter: Filter
  readonly search: string
  /** By what it is sorted; undefined for a list that knows one order alone. */
  readonly order: Order
  readonly reversed: boolean
  readonly offset: number
  readonly limit: number
}
export interface Page<Row, Filter extends string> {
  readonly total: number
  readonly counts: Partial<Readonly<Record<Filter, number>>>
  readonly rows: readonly Row[]
}

const PAGE = 100
/** Where all are wanted, for an act on every one of them: as many as the daemon gives at once. */
const MOST = 500

export function createPaged<Row, Filter extends string, Order extends string | undefined = undefined>(
  load: (query: PageQuery<Filter, Order>) => Outcome<Page<Row, Filter>>,
  first: Filter,
  firstOrder = undefined as Order,
) {
  const filter = signal<Filter>(first)
  const search = signal('')
  const order = signal<Order>(firstOrder)
  const reversed = signal(false)
  const trouble = signal<Trouble | null>(null)
  const counts = signal<Partial<Record<Filter, number>>>({})
  /** Null until the first page has come. */
  const total = signal<number | null>(null)
  const pages = signal<ReadonlyMap<number, readonly Row[]>>(new Map())
  const asked = new Set<number>()
  let generation = 0

  const question = () => ({
    filter: filter.peek(),
    search: search.peek(),
    order: order.peek(),
    reversed: reversed.peek(),
  })

  async function read(page: number) {
    asked.add(page)
    const mine = generation
    const loaded = await load({ ...question(), offset: page * PAGE, limit: PAGE })
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
    order: computed(() => order.value),
    reversed: computed(() => reversed.value),
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
    sort(by: Order, backwards: boolean) {
      batch(() => {
        order.value = by
        reversed.value = backwards
      })
      return begin(false)
    },
    /** Every row of what is shown, however many, in its order. */
    async all(): Outcome<readonly Row[]> {
      const asked = question()
      const rows: Row[] = []
      for (;;) {
        const loaded = await load({ ...asked, offset: rows.length, limit: MOST })
        if (!loaded.ok) return loaded
        rows.push(...loaded.value.rows)
        if (loaded.value.rows.length === 0 || rows.length >= loaded.value.total) return ok(rows)
      }
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
