/** Products of one organisation, or of all, with who may do something about them. */
import { batch, createModel, signal } from '@preact/signals'
import {
  productPage,
  type ProductAction,
  type ProductFilter,
  type ProductOrganisation,
  type productOrders,
  type ProductRow,
} from '#shared/products.ts'
import type { IsoTime } from '#shared/time.ts'
import type { Api } from '../../core/api.ts'
import { createPaged, type PageQuery } from '../../core/paged.ts'

export type ProductOrder = (typeof productOrders)[number]

/** An action whose page was opened: the next sync shows whether it took. */
export interface Opened {
  readonly action: ProductAction
  readonly at: IsoTime
}

const keyOf = (row: ProductRow) => `${row.organisation.id}/${row.id}`

/** What was opened for a product, and whether the source shows that it took. */
export function openedFor(opened: ReadonlyMap<string, Opened>, row: ProductRow) {
  const found = opened.get(keyOf(row))
  return found ? { ...found, took: row.state !== 'unknown' && !row.actions.includes(found.action) } : null
}

export const ProductsModel = createModel(({ api }: { api: Pick<Api, 'ask'> }) => {
  /** Null shows every organisation's. */
  const organisation = signal<string | null>(null)
  const organisations = signal<ReadonlyMap<string, ProductOrganisation>>(new Map())
  const notKnown = signal(0)
  const opened = signal<ReadonlyMap<string, Opened>>(new Map())
  const ask = async ({
    filter,
    search,
    order,
    reversed,
    offset,
    limit,
  }: PageQuery<ProductFilter, ProductOrder>) => {
    const asked = await api.ask({
      path: `/v1/products?${new URLSearchParams({
        ...(organisation.peek() === null ? {} : { organisation: organisation.peek() ?? '' }),
        filter,
        search,
        order,
        reversed: String(reversed),
        offset: String(offset),
        limit: String(limit),
      }).toString()}`,
      answer: productPage,
    })
    if (asked.ok)
      batch(() => {
        notKnown.value = asked.value.notKnown
        const heard = asked.value.organisations.map((one) => [one.id, one] as const)
        organisations.value = new Map([...organisations.peek(), ...heard])
      })
    return asked
  }
  const products = createPaged<ProductRow, ProductFilter, ProductOrder>(ask, 'all', 'worst')
  let shown = false
  return {
    organisation,
    organisations,
    notKnown,
    opened,
    products,
    /** Reads them anew where they are shown already. */
    async show(id: string | null) {
      if (shown && id === organisation.peek()) return products.refresh()
      shown = true
      organisation.value = id
      await products.choose(products.filter.peek())
    },
    noteOpened(row: ProductRow, action: ProductAction, at: IsoTime) {
      opened.value = new Map(opened.peek()).set(keyOf(row), { action, at })
    },
  }
})
export type ProductsModel = InstanceType<typeof ProductsModel>
