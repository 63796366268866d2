/** The people of an organisation, page by page. */
import { Hono } from 'hono'
import { refuse } from '#daemon/core/answer.ts'
import type { Env } from '#daemon/core/caller.ts'
import { describe, query } from '#daemon/core/route.ts'
import { memberPage, memberQuery } from '#shared/team.ts'
import type { PeopleNow } from './people.ts'

export const teamRoutes = ({ people }: { people: PeopleNow }) =>
  new Hono<Env>().get(
    '/v1/members',
    describe({
      for: 'any',
      summary: 'Members, worst first or in another order',
      answers: { 200: memberPage },
    }),
    query(memberQuery),
    (c) => {
      const { organisation, ...wanted } = c.req.valid('query')
      const list = people.list(organisation === 'all' ? null : organisation)
      return list ? c.json(list.page(wanted), 200) : refuse(c, 'not-found')
    },
  )
