/** Products chosen of an organisation's, which are read page by page; a choice stays while another part is looked at. */
import { batch, computed, createModel, signal } from '@preact/signals'
import type { ShownProduct } from '#shared/changes.ts'
import { productPage, type ProductFilter, type ProductRow } from '#shared/products.ts'
import type { Api } from '../../core/api.ts'
import { createPaged, type PageQuery } from '../../core/paged.ts'

/** As many as one request takes. */
const MOST = 500
/** Fewer are seen at a glance. */
const MANY = 8

interface Options {
  readonly api: Pick<Api, 'ask'>
  readonly onChange: () => void
}

export const ProductChoice = createModel(({ api, onChange }: Options) => {
  const organisation = signal<string | null>(null)
  /** False where the source does not tell the products: an empty list says nothing then. */
  const known = signal(true)
  const chosen = signal<ReadonlyMap<string, ShownProduct>>(new Map())
  const all = signal(0)

  const ask = async ({ search, order, offset, limit }: PageQuery<ProductFilter, 'name'>) => {
    const id = organisation.peek() ?? ''
    const query = { organisation: id, search, order, offset: String(offset), limit: String(limit) }
    const asked = await api.ask({
      path: `/v1/products?${new URLSearchParams(query).toString()}`,
      answer: productPage,
    })
    if (asked.ok && id === organisation.peek())
      batch(() => {
        known.value = asked.value.organisations.some((one) => one.id === id && one.reason === null)
        if (search === '') all.value = asked.value.total
      })
    return asked
  }
  const products = createPaged<ProductRow, ProductFilter, 'name'>(ask, 'all', 'name')

  let shown: string | null = null
  const begin = (id: string, given: readonly ShownProduct[]) =>
    batch(() => {
      organisation.value = id
      chosen.value = new Map(given.map((one) => [one.id, one]))
    })

  return {
    products,
    known,
    chosen,
    isMany: computed(() => all.value > MANY),
    isFull: computed(() => chosen.value.size >= MOST),
    /** Those that were chosen and stand on no page that was read. */
    apart: computed(() => {
      const read = new Set([...products.pages.value.values()].flat().map(({ id }) => id))
      return [...chosen.value.values()].filter(({ id }) => !read.has(id))
    }),
    /** What a request says; undefined where nothing can be chosen. */
    ids: () => (products.total.peek() !== null && known.peek() ? [...chosen.peek().keys()] : undefined),
    async show(id: string) {
      // those of another organisation are forgotten
      if (id !== organisation.peek()) begin(id, [])
      if (shown === id) return products.refresh()
      shown = id
      await products.find('')
    },
    begin,
    forget() {
      chosen.value = new Map()
    },
    toggle({ id, name, service }: ShownProduct) {
      const next = new Map(chosen.peek())
      if (!next.delete(id) && next.size < MOST) next.set(id, { id, name, service })
      chosen.value = next
      // a preview of something else would be confirmed
      onChange()
    },
  }
})
export type ProductChoice = InstanceType<typeof ProductChoice>
