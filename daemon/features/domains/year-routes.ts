/** The next twelve months of all names, in one answer: ten thousand names are at most as many rows as a year has days. */
import { Hono } from 'hono'
import type { Env } from '#daemon/core/caller.ts'
import type { Clock } from '#daemon/core/clock.ts'
import { describe, query } from '#daemon/core/route.ts'
import type { Snapshot } from '#daemon/core/snapshot.ts'
import { domainYear, yearQuery, type DomainYear } from '#shared/domain-year.ts'
import type { Settings } from '#shared/settings.ts'
import { listedAt } from './listed-at.ts'
import { yearOf } from './year.ts'

/** A year is counted once for each list. */
export const domainYearRoutes = (deps: {
  snapshot: () => { readonly snapshot: Snapshot }
  settings: () => Settings
  clock: Clock
}) => {
  let made:
    | { readonly listed: unknown; readonly organisation: string | undefined; readonly year: DomainYear }
    | undefined
  return new Hono<Env>().get(
    '/v1/domains/year',
    describe({ for: 'any', summary: 'Names by the day on which they run out', answers: { 200: domainYear } }),
    query(yearQuery),
    async (c) => {
      const { organisation } = c.req.valid('query')
      const now = deps.clock.now()
      const listed = await listedAt(deps.snapshot().snapshot, now, deps.settings().domainThresholds)
      if (made?.listed !== listed || made.organisation !== organisation)
        made = { listed, organisation, year: yearOf(listed, organisation, now) }
      return c.json(made.year, 200)
    },
  )
}
