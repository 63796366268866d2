/** The people of an organisation, page by page. */
import { Hono } from 'hono'
import type { Clock } from '../../core/clock.ts'
import { refuse } from '../../core/answer.ts'
import type { Env } from '../../core/caller.ts'
import { describe, query } from '../../core/route.ts'
import type { Snapshot } from '../../core/snapshot.ts'
import { memberPage, memberRows } from './members.ts'
import { memberPage as memberPageSchema, memberQuery } from '#shared/team.ts'

/** @param snapshot with a number that changes whenever it does, so that 10,000 rows are made and sorted once. */
export const teamRoutes = ({
  snapshot,
  clock,
}: {
  snapshot: () => { readonly snapshot: Snapshot; readonly revision: string }
  clock: Clock
}) => {
  let made: { key: string; people: ReturnType<typeof memberRows> } | undefined
  const peopleOf = (organisation: string) => {
    const { snapshot: now, revision } = snapshot()
    // the moment is part of the key, since a list grows stale without any change
    const key = `${revision}/${organisation}/${clock.now().slice(0, 15)}`
    if (made?.key !== key)
      made = { key, people: memberRows(now, organisation === 'all' ? null : organisation, clock.now()) }
    return made.people
  }
  return new Hono<Env>().get(
    '/v1/members',
    describe({ for: 'any', summary: 'Members, worst first', answers: { 200: memberPageSchema } }),
    query(memberQuery),
    (c) => {
      const wanted = c.req.valid('query')
      const people = peopleOf(wanted.organisation)
      return people ? c.json(memberPage(people, wanted), 200) : refuse(c, 'not-found')
    },
  )
}
