/** The next twelve months of all names, in one answer: ten thousand names are at most as many rows as a year has days. */
import { Hono } from 'hono'
import type { Env } from '#daemon/core/caller.ts'
import type { Clock } from '#daemon/core/clock.ts'
import { describe, query } from '#daemon/core/route.ts'
import type { Snapshot } from '#daemon/core/snapshot.ts'
import { domainYear, yearQuery, type DomainYear } from '#shared/domain-year.ts'
import type { Settings } from '#shared/settings.ts'
import { listDomains } from './listing.ts'
import { yearOf } from './year.ts'

/** @param deps.snapshot with a number that changes whenever it does, so that a year is counted once. */
export const domainYearRoutes = (deps: {
  snapshot: () => { readonly snapshot: Snapshot; readonly revision: string }
  settings: () => Settings
  clock: Clock
}) => {
  let made: { readonly key: string; readonly year: DomainYear } | undefined
  return new Hono<Env>().get(
    '/v1/domains/year',
    describe({ for: 'any', summary: 'Names by the day on which they run out', answers: { 200: domainYear } }),
    query(yearQuery),
    (c) => {
      const { organisation } = c.req.valid('query')
      const { snapshot, revision } = deps.snapshot()
      const now = deps.clock.now()
      const { domainThresholds } = deps.settings()
      // The minute is part of the key, since a name runs out and a fact grows stale without any change.
      const key = JSON.stringify([revision, domainThresholds, now.slice(0, 16), organisation])
      if (made?.key !== key)
        made = { key, year: yearOf(listDomains(snapshot, now, domainThresholds), organisation, now) }
      return c.json(made.year, 200)
    },
  )
}
