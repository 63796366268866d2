/** Requiring 2FA of an organisation: how it stands, who would be stopped, from when, in which words, and how it has gone. */
import { Hono } from 'hono'
import { refuse } from '#daemon/core/answer.ts'
import type { Caller, Env } from '#daemon/core/caller.ts'
import type { Clock } from '#daemon/core/clock.ts'
import type { Act } from '#daemon/core/journal.ts'
import { organisationsSeen } from '#daemon/core/organisations.ts'
import { body, describe, query } from '#daemon/core/route.ts'
import type { Snapshot } from '#daemon/core/snapshot.ts'
import { valueOrNull } from '#shared/fact.ts'
import {
  adoption,
  dryRunPage,
  dryRunQuery,
  planRequest,
  requirement,
  textAnswer,
  textRequest,
} from '#shared/requirement.ts'
import { noAdoption, shownOf } from './adoption.ts'
import type { PeopleNow } from './people.ts'
import { dayOf, startOf } from './plan.ts'
import { requirementOf, type FixOf } from './requirement.ts'
import type { Team } from './team.ts'
import { textOf } from './text.ts'

export interface RequirementDeps {
  readonly clock: Clock
  readonly snapshot: () => { readonly snapshot: Snapshot; readonly revision: string }
  readonly team: Team
  readonly people: PeopleNow
  readonly fixOf: FixOf
  /** Looks at what a change means, and draws open pages anew. */
  readonly lookAnew: () => void
  readonly note: (act: Act) => void
}

const idOf = (caller: Caller) => ('id' in caller ? caller.id : 'cli')

export const requirementRoutes = (deps: RequirementDeps) => {
  const { clock, team, people, fixOf } = deps
  const seenOf = (id: string) =>
    organisationsSeen(deps.snapshot().snapshot, clock.now()).find(
      ({ organisation }) => organisation.organisation.id === id,
    ) ?? null
  const stateOf = (seen: NonNullable<ReturnType<typeof seenOf>>) => {
    const { id } = seen.organisation.organisation
    return requirementOf(seen, team.plans.get(id), people.dryRun(id), fixOf, clock.now())
  }

  return new Hono<Env>()
    .get(
      '/v1/organisations/:id/requirement',
      describe({
        for: 'any',
        summary: 'Whether an organisation requires 2FA, and what stands in the way',
        answers: { 200: requirement },
      }),
      (c) => {
        const seen = seenOf(c.req.param('id'))
        return seen ? c.json(stateOf(seen), 200) : refuse(c, 'not-found')
      },
    )
    .get(
      '/v1/organisations/:id/dry-run',
      describe({
        for: 'any',
        summary: 'Who would be stopped at their next action, page by page',
        answers: { 200: dryRunPage },
      }),
      query(dryRunQuery),
      (c) => {
        const dryRun = people.dryRun(c.req.param('id'))
        return dryRun ? c.json(dryRun.page(c.req.valid('query')), 200) : refuse(c, 'not-found')
      },
    )
    .post(
      '/v1/organisations/:id/requirement/plan',
      describe({
        for: 'any',
        summary: 'Plan the day from which 2FA is to be required; null takes it back',
        answers: { 200: requirement },
      }),
      body(planRequest),
      async (c) => {
        const { on } = c.req.valid('json')
        const seen = seenOf(c.req.param('id'))
        if (seen === null) return refuse(c, 'not-found')
        const { id, requires2fa } = seen.organisation.organisation
        const now = clock.now()
        if (on !== null && (startOf(on) === null || on < dayOf(now))) return refuse(c, 'bad-shape')
        if (on !== null && valueOrNull(requires2fa) === true) return refuse(c, 'conflict')
        await team.plans.set(id, on === null ? null : { on, plannedAt: now })
        deps.note({ event: 'requirement.planned', by: idOf(c.var.caller), subject: id, data: { on } })
        deps.lookAnew()
        return c.json(stateOf(seen), 200)
      },
    )
    .post(
      '/v1/organisations/:id/requirement/text',
      describe({
        for: 'any',
        summary: 'A mail to those concerned, in their language; nothing is sent',
        answers: { 200: textAnswer },
      }),
      body(textRequest),
      (c) => {
        const seen = seenOf(c.req.param('id'))
        if (seen === null) return refuse(c, 'not-found')
        const { id, name, requires2fa } = seen.organisation.organisation
        const text = textOf({
          ...c.req.valid('json'),
          organisation: name,
          on: team.plans.get(id)?.on ?? null,
          required: valueOrNull(requires2fa),
          address: fixOf('enable-2fa', null).url,
        })
        return c.json(text, 200)
      },
    )
    .get(
      '/v1/organisations/:id/adoption',
      describe({
        for: 'any',
        summary: 'How requiring 2FA has gone, day by day, and what was seen to change',
        answers: { 200: adoption },
      }),
      (c) => {
        const id = c.req.param('id')
        const record = team.adoptions.of(id)
        if (record === null && seenOf(id) === null) return refuse(c, 'not-found')
        return c.json(shownOf(record ?? noAdoption(id)), 200)
      },
    )
}
