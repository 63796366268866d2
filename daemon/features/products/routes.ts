/** The products of all organisations, page by page. */
import { Hono } from 'hono'
import type { Clock } from '#daemon/core/clock.ts'
import type { Env } from '#daemon/core/caller.ts'
import { describe, query } from '#daemon/core/route.ts'
import type { Snapshot } from '#daemon/core/snapshot.ts'
import { productPage, productQuery } from '#shared/products.ts'
import { listProducts, productPageOf, type Listing } from './listing.ts'

/** @param snapshot with a number that changes whenever it does, so that the rows are made and sorted once */
export const productRoutes = ({
  snapshot,
  clock,
}: {
  snapshot: () => { readonly snapshot: Snapshot; readonly revision: string }
  clock: Clock
}) => {
  let made: { key: string; listing: Listing } | undefined
  const listing = () => {
    const { snapshot: now, revision } = snapshot()
    // a list grows stale, and a product comes to its end, without any change
    const key = `${revision}/${clock.now().slice(0, 15)}`
    if (made?.key !== key) made = { key, listing: listProducts(now, clock.now()) }
    return made.listing
  }
  return new Hono<Env>().get(
    '/v1/products',
    describe({ for: 'any', summary: 'Products, worst first', answers: { 200: productPage } }),
    query(productQuery),
    (c) => c.json(productPageOf(listing(), c.req.valid('query')), 200),
  )
}
