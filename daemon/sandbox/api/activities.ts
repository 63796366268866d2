/**
 * The journal for a program: a path of the sandbox's own, since the provider's public API has none. With a token as there; each
 * tells of its person, and of the organisations that they administer.
 */
import { Hono } from 'hono'
import { iso } from '#shared/time.ts'
import { countOf, eventsIn, eventsOf, newerThan, recentActivity } from '#daemon/sandbox/history.ts'
import { administers, organisationsOf, roleIn } from '#daemon/sandbox/membership.ts'
import type { Person } from '#daemon/sandbox/person.ts'
import type { Activity } from '#daemon/sandbox/activity.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { data, invalid, refuse, toResponse } from './reply.ts'
import { tokenOf } from './token.ts'

const PATH = '/sandbox/activities'
const LARGEST_PAGE = 1_000
const USUAL_PAGE = 100

export function createActivitiesApi(world: World): Hono {
  const api = new Hono()
  const callerOf = (header: string | undefined) => {
    const token = tokenOf(world, header)
    return world.state.people.find(({ id }) => id === token?.personId)
  }
  const administered = (person: Person) =>
    organisationsOf(world.state, person).filter((one) => {
      const role = roleIn(world.state, person, one)
      return role !== null && administers(role)
    })

  // Which lists there are, and of which world: another one begins to count anew.
  api.get(`${PATH}/lists`, (c) => {
    const caller = callerOf(c.req.header('authorization'))
    if (caller === undefined) return unauthorized()
    return toResponse(
      data({
        world: worldOf(world),
        person: caller.id,
        organisations: administered(caller).map(({ id, name }) => ({ id, name })),
      }),
    )
  })

  // `organisation` asks for its list, else it is the person's own. `before` goes back in time, `since` forward from an event.
  api.get(PATH, (c) => {
    const caller = callerOf(c.req.header('authorization'))
    if (caller === undefined) return unauthorized()
    const query = new URL(c.req.url).searchParams
    const [before, since] = [query.get('before'), query.get('since')]
    if (
      (before !== null && since !== null) ||
      [before, since].some((one) => one !== null && !CURSOR.test(one))
    )
      return toResponse(invalid(since === null ? 'before' : 'since', 'integer'))
    const limit = Number(query.get('limit') ?? USUAL_PAGE)
    if (!Number.isInteger(limit) || limit < 1 || limit > LARGEST_PAGE)
      return toResponse(invalid('limit', 'between'))
    const wanted = query.get('organisation')
    const organisation = wanted === null ? null : administered(caller).find(({ id }) => String(id) === wanted)
    if (organisation === undefined) return toResponse(refuse('object_not_found', 'No such organisation'))
    const events = organisation === null ? eventsOf(world, caller) : eventsIn(world, organisation)
    const from = before === null ? 0 : newerThan(events, Number(before) - 1)
    const newer = since === null ? 0 : newerThan(events, Number(since))
    const [skip, count] =
      since === null ? [from, limit] : [Math.max(0, newer - limit), Math.min(newer, limit)]
    const rows = recentActivity(world.state, events, skip, count)
    return toResponse({
      ok: true,
      value: {
        world: worldOf(world),
        data: rows.map((one) => shape(world, one)),
        newest: cursorOf(rows[0]),
        oldest: cursorOf(rows.at(-1)),
        // in the direction that was asked for
        more: since === null ? skip + rows.length < countOf(events) : newer > limit,
      },
    })
  })
  return api
}

const unauthorized = () => toResponse(refuse('not_authorized', 'Authorization required'))

const CURSOR = /^-?\d{1,12}$/
const cursorOf = (event: Activity | undefined) => (event === undefined ? null : String(event.id))
const worldOf = ({ state }: World) => state.foundedAt.toString(36)

function shape(world: World, event: Activity) {
  const { personId, organisationId, at, place, ...rest } = event
  const people = world.view('people-by-id', () => new Map(world.state.people.map((one) => [one.id, one])))
  const person = people.get(personId)
  return {
    ...rest,
    id: `${worldOf(world)}${event.id < 0 ? '' : '+'}${event.id}`,
    at: iso(at),
    place,
    organisation_id: organisationId,
    person_id: personId,
    person: person === undefined ? null : `${person.firstName} ${person.lastName}`,
  }
}
