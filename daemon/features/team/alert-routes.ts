/** Who was told that their account lacks something: noted, taken back, listed. */
import { Hono } from 'hono'
import * as v from 'valibot'
import { refuse } from '#daemon/core/answer.ts'
import type { Caller, Env } from '#daemon/core/caller.ts'
import type { Clock } from '#daemon/core/clock.ts'
import type { Act } from '#daemon/core/journal.ts'
import { organisationsSeen } from '#daemon/core/organisations.ts'
import { body, describe, query } from '#daemon/core/route.ts'
import type { Snapshot } from '#daemon/core/snapshot.ts'
import { alertsAdd, alertsAdded, alertsPage, alertsQuery, alertsRemove } from '#shared/alerts.ts'
import { valueOrNull } from '#shared/fact.ts'
import type { Team } from './team.ts'

const alertsRemoved = v.strictObject({ removed: v.number() })

const idOf = (caller: Caller) => ('id' in caller ? caller.id : 'cli')

export const alertRoutes = (deps: {
  clock: Clock
  snapshot: () => { readonly snapshot: Snapshot }
  team: Pick<Team, 'alerts'>
  /** Open pages are drawn anew. */
  changed: () => void
  note: (act: Act) => void
}) => {
  const { alerts } = deps.team
  /** As the list said last, however old: it still says who there is. */
  const membersOf = (organisation: string) => {
    const seen = organisationsSeen(deps.snapshot().snapshot, deps.clock.now()).find(
      (one) => one.organisation.organisation.id === organisation,
    )
    return seen ? valueOrNull(seen.organisation.members.told) : null
  }
  return new Hono<Env>()
    .get(
      '/v1/alerts',
      describe({ for: 'any', summary: 'Who was told when, newest first', answers: { 200: alertsPage } }),
      query(alertsQuery),
      (c) => c.json(alerts.page(c.req.valid('query')), 200),
    )
    .post(
      '/v1/alerts',
      describe({
        for: 'any',
        summary: 'Note that members were told; nothing is sent',
        answers: { 200: alertsAdded },
      }),
      body(alertsAdd),
      async (c) => {
        const wanted = c.req.valid('json')
        const members = membersOf(wanted.organisation)
        if (members === null) return refuse(c, 'not-found')
        const answer = await alerts.add(wanted, members)
        const { organisation: subject, way } = wanted
        const data = { way, members: answer.added.length, missing: answer.missing }
        deps.note({ event: 'alerts.noted', by: idOf(c.var.caller), subject, data })
        deps.changed()
        return c.json(answer, 200)
      },
    )
    .post(
      '/v1/alerts/remove',
      describe({
        for: 'any',
        summary: 'Take back that members were told',
        answers: { 200: alertsRemoved },
      }),
      body(alertsRemove),
      async (c) => {
        const removed = await alerts.remove(c.req.valid('json').ids)
        deps.note({ event: 'alerts.taken-back', by: idOf(c.var.caller), data: { removed } })
        deps.changed()
        return c.json({ removed }, 200)
      },
    )
}
