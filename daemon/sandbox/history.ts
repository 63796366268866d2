/** Events from before the sandbox began: each follows from its number alone, so a hundred thousand cost nothing to keep. */
import { MINUTE } from '#shared/time.ts'
import type { Organisation } from './organisation.ts'
import type { Person } from './person.ts'
import { homeOf } from './places.ts'
import type { Activity } from './activity.ts'
import type { State } from './state.ts'
import type { World } from './world.ts'

const KINDS = [
  'signed-in',
  'signed-in',
  'signed-in',
  'signed-out',
  'wrong-password',
  'profile-changed',
] as const

/** What is known of an event's place in time: higher is newer. The kept ones count up, those before them down from -1. */
type Sequence = number

const whoseOf = ({ history }: State, back: number) => scatter(back) % history.people

/** @param back 0 for the newest event before `foundedAt`, 1 for the one before it, and so on */
function pastEvent(state: State, back: number): Activity {
  const whose = whoseOf(state, back)
  return {
    ...homeOf(whose, scatter(back) >>> 16),
    id: -1 - back,
    at: state.foundedAt - (back + 1) * 5 * MINUTE,
    personId: state.people[whose]?.id ?? 0,
    organisationId: null,
    kind: KINDS[(scatter(back) >>> 8) % KINDS.length] ?? 'signed-in',
    detail: '',
  }
}

/** What the sandbox kept, oldest first, and events from before it began, newest first. */
export interface Events {
  readonly fresh: readonly Activity[]
  readonly past: { readonly length: number; readonly back: (place: number) => number }
}

export const countOf = ({ fresh, past }: Events): number => fresh.length + past.length

/** What a person did with their own account, and elsewhere. */
export const eventsOf = (world: World, person: Person): Events =>
  world.view(`events-of?${person.id}`, () => ownEvents(world.state, person))

function ownEvents(state: State, { id }: Person): Events {
  const order = state.people.findIndex((one) => one.id === id)
  const backs = Array.from({ length: state.history.length }, (_, back) => back).filter(
    (back) => whoseOf(state, back) === order,
  )
  return {
    fresh: state.activity.filter(({ personId }) => personId === id),
    past: { length: backs.length, back: (place) => backs[place] ?? 0 },
  }
}

/** What was done in an organisation, and what its people did with their own accounts. */
export const eventsIn = (world: World, organisation: Organisation): Events =>
  world.view(`events-in?${organisation.id}`, () => {
    const { id } = organisation
    const { activity, history } = world.state
    const people = new Set(world.peopleOf(organisation).map(({ person }) => person.id))
    const fresh = activity.filter(({ organisationId, personId }) =>
      organisationId === null ? people.has(personId) : organisationId === id,
    )
    const length = id === history.organisationId ? history.length : 0
    return { fresh, past: { length, back: (place) => place } }
  })

/** Newest first, from `skip` on. */
export function recentActivity(state: State, events: Events, skip: number, count: number): Activity[] {
  const { fresh, past } = events
  const end = Math.min(skip + count, countOf(events))
  const rows: Activity[] = []
  for (let place = skip; place < end; place++) {
    const event =
      place < fresh.length
        ? fresh[fresh.length - 1 - place]
        : pastEvent(state, past.back(place - fresh.length))
    if (event !== undefined) rows.push(event)
  }
  return rows
}

/** How many are newer than an event: where it stands, or would stand, among the newest first. */
export function newerThan({ fresh, past }: Events, sequence: Sequence): number {
  const numberAt = (place: number) =>
    place < fresh.length ? (fresh[fresh.length - 1 - place]?.id ?? 0) : -1 - past.back(place - fresh.length)
  let [low, high] = [0, fresh.length + past.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (numberAt(middle) > sequence) low = middle + 1
    else high = middle
  }
  return low
}

/** A fixed hash of a whole number: the same world every time. */
export function scatter(value: number): number {
  let hash = Math.imul(value ^ 0x9e3779b9, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
