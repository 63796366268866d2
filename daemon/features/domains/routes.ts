/** The names of all organisations, page by page. */
import { Hono } from 'hono'
import type { Env } from '#daemon/core/caller.ts'
import type { Clock } from '#daemon/core/clock.ts'
import { describe, query } from '#daemon/core/route.ts'
import type { Snapshot } from '#daemon/core/snapshot.ts'
import { domainPage, domainQuery } from '#shared/domains.ts'
import type { Settings } from '#shared/settings.ts'
import { domainPageOf, listDomains, type Listed } from './listing.ts'

/** @param deps.snapshot with a number that changes whenever it does, so that 10,000 names are sorted once. */
export const domainRoutes = (deps: {
  snapshot: () => { readonly snapshot: Snapshot; readonly revision: string }
  settings: () => Settings
  clock: Clock
}) => {
  let made: { readonly key: string; readonly listed: readonly Listed[] } | undefined
  const listedNow = () => {
    const { snapshot, revision } = deps.snapshot()
    const now = deps.clock.now()
    const noticeDays = Math.max(...deps.settings().domainThresholds)
    // The minute is part of the key, since a name runs out and a fact grows stale without any change.
    const key = `${revision}/${String(noticeDays)}/${now.slice(0, 16)}`
    if (made?.key !== key) made = { key, listed: listDomains(snapshot, now, noticeDays) }
    return { listed: made.listed, now }
  }
  return new Hono<Env>().get(
    '/v1/domains',
    describe({ for: 'any', summary: 'Domains, worst first', answers: { 200: domainPage } }),
    query(domainQuery),
    (c) => {
      const { listed, now } = listedNow()
      return c.json(domainPageOf(listed, c.req.valid('query'), now), 200)
    },
  )
}
