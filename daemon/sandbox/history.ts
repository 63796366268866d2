/** Events from before the sandbox began: each follows from its number alone, so a hundred thousand cost nothing to keep. */
import { MINUTE } from '#shared/time.ts'
import type { Organisation } from './organisation.ts'
import type { Activity, State } from './state.ts'

const KINDS = [
  'signed-in',
  'signed-in',
  'signed-in',
  'signed-out',
  'wrong-password',
  'profile-changed',
] as const

/** @param back 0 for the newest event before `foundedAt`, 1 for the one before it, and so on */
function pastEvent(state: State, back: number): Activity {
  const roll = scatter(back)
  return {
    at: state.foundedAt - (back + 1) * 5 * MINUTE,
    personId: state.people[roll % state.history.people]?.id ?? 0,
    organisationId: null,
    kind: KINDS[(roll >>> 8) % KINDS.length] ?? 'signed-in',
    detail: '',
    // Documentation addresses (RFC 5737).
    ip: `198.51.100.${1 + ((roll >>> 16) % 250)}`,
  }
}

/** What the sandbox kept, oldest first, and how many events from before it began. */
interface Events {
  readonly fresh: readonly Activity[]
  readonly past: number
}

export const allEvents = ({ activity, history }: State): Events => ({ fresh: activity, past: history.length })

/** What was done in an organisation, and what its people did with their own accounts. */
export function eventsIn(state: State, { id }: Organisation, people: ReadonlySet<number>): Events {
  const fresh = state.activity.filter(({ organisationId, personId }) =>
    organisationId === null ? people.has(personId) : organisationId === id,
  )
  return { fresh, past: id === state.history.organisationId ? state.history.length : 0 }
}

/** Newest first, from `skip` on. */
export function recentActivity(
  state: State,
  { fresh, past }: Events,
  skip: number,
  count: number,
): Activity[] {
  const end = Math.min(skip + count, fresh.length + past)
  const rows: Activity[] = []
  for (let place = skip; place < end; place++) {
    const event =
      place < fresh.length ? fresh[fresh.length - 1 - place] : pastEvent(state, place - fresh.length)
    if (event !== undefined) rows.push(event)
  }
  return rows
}

/** A fixed hash of a whole number: the same world every time. */
export function scatter(value: number): number {
  let hash = Math.imul(value ^ 0x9e3779b9, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
