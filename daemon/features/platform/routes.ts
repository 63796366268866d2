/** What the provider's platform tells everybody, as the logins heard it: any of them will do. */
import { Hono } from 'hono'
import type { Env } from '#daemon/core/caller.ts'
import type { Clock } from '#daemon/core/clock.ts'
import { describe } from '#daemon/core/route.ts'
import type { Snapshot } from '#daemon/core/snapshot.ts'
import { isKnown } from '#shared/fact.ts'
import { incidentsAnswer, type Incident } from '#shared/incidents.ts'
import { listedOf } from '#shared/listed.ts'
import { referencesAnswer, type ReferenceList } from '#shared/references.ts'

/** One whose state is not known is shown: it may be the one that matters. */
const isOver = ({ status }: Incident) =>
  isKnown(status) && (status.known === 'terminated' || status.known === 'reviewed')

/** Those that run first, then by their beginning. */
const soonestFirst = (one: Incident, other: Incident) =>
  rank(one) - rank(other) || (startOf(one) < startOf(other) ? -1 : 1)
const rank = ({ status }: Incident) => (isKnown(status) && status.known === 'planned' ? 1 : 0)
const startOf = ({ startedAt }: Incident) => (isKnown(startedAt) ? startedAt.known : '')

export const platformRoutes = (deps: { snapshot: () => { readonly snapshot: Snapshot }; clock: Clock }) => {
  const connections = () => deps.snapshot().snapshot.connections
  const references = (list: ReferenceList) =>
    listedOf(
      connections().map(({ references }) => references[list]),
      deps.clock.now(),
    )

  return new Hono<Env>()
    .get(
      '/v1/incidents',
      describe({
        for: 'any',
        summary: 'Incidents of the platform that run or are planned',
        answers: { 200: incidentsAnswer },
      }),
      (c) => {
        const heard = connections().map(({ incidents }) => incidents)
        const { entries, ...rest } = listedOf(heard, deps.clock.now())
        const shown = entries?.filter((incident) => !isOver(incident)).sort(soonestFirst) ?? null
        return c.json({ entries: shown, ...rest }, 200)
      },
    )
    .get(
      '/v1/references',
      describe({
        for: 'any',
        summary: 'Countries, languages and time zones that a profile can have',
        answers: { 200: referencesAnswer },
      }),
      (c) =>
        c.json(
          {
            countries: references('countries'),
            languages: references('languages'),
            timeZones: references('timeZones'),
          },
          200,
        ),
    )
}
