/** Who belongs to which organisation, and what follows from it. */
import type { Membership, Organisation, RoleType } from './organisation.ts'
import type { Person } from './person.ts'
import type { Session, State } from './state.ts'
import { lacksSecondFactor } from './two-factor.ts'

/** Somebody in one organisation. */
export interface Place {
  readonly person: Person
  readonly membership: Membership
}

export const administers = (role: RoleType): boolean => role === 'owner' || role === 'admin'

export const membershipIn = (state: State, person: Person, organisation: Organisation): Membership | null =>
  state.memberships.find(
    ({ organisationId, personId }) => organisationId === organisation.id && personId === person.id,
  ) ?? null

export const roleIn = (state: State, person: Person, organisation: Organisation): RoleType | null =>
  membershipIn(state, person, organisation)?.role ?? null

/** In the order in which they were joined. */
export function organisationsOf(state: State, person: Person): Organisation[] {
  const own = state.memberships.filter(({ personId }) => personId === person.id)
  return own.flatMap(({ organisationId }) => state.organisations.filter(({ id }) => id === organisationId))
}

/** Goes through everybody: lists take `World.peopleOf`, which keeps the answer. */
export function peopleOf(state: State, organisation: Organisation): Place[] {
  const people = new Map(state.people.map((person) => [person.id, person]))
  return state.memberships.flatMap((membership) => {
    const person = people.get(membership.personId)
    return membership.organisationId === organisation.id && person !== undefined
      ? [{ person, membership }]
      : []
  })
}

/** What the person looks at in this session, or looked at last; at first, the organisation they joined first. */
export function currentOrganisation(
  state: State,
  person: Person,
  session: Session | undefined = state.sessions.findLast(
    ({ complete, personId }) => complete && personId === person.id,
  ),
): Organisation {
  const own = organisationsOf(state, person)
  const current = own.find(({ id }) => id === session?.organisationId) ?? own[0]
  if (current === undefined) throw new Error(`${person.email} belongs to no organisation`)
  return current
}

/** The organisations that require a second step of somebody who has none. */
export const stoppedBy = (state: State, person: Person): Organisation[] =>
  lacksSecondFactor(person) ? organisationsOf(state, person).filter(({ requires2fa }) => requires2fa) : []

/** One organisation is enough to stop the whole account. */
export const isStopped = (state: State, person: Person): boolean => stoppedBy(state, person).length > 0

/** Where support has shut somebody out at an administrator's request. */
export const blockedBy = (state: State, person: Person): Membership | null =>
  state.memberships.find(({ personId, blocked }) => personId === person.id && blocked !== null) ?? null

export function join(
  state: State,
  person: Person,
  organisation: Organisation,
  role: RoleType,
  now: number,
  given: Partial<Pick<Membership, 'productIds' | 'contact'>> = {},
): Membership {
  const membership: Membership = {
    organisationId: organisation.id,
    personId: person.id,
    role,
    joinedAt: now,
    productIds: [...(given.productIds ?? [])],
    contact: { ...(given.contact ?? { billing: false, products: false }) },
    webAppsOnly: false,
    blocked: null,
  }
  state.memberships.push(membership)
  return membership
}

/** An empty organisation whose legal representative is this person. */
export function foundOwn(state: State, person: Person, now: number): Organisation {
  const organisation: Organisation = {
    id: 1 + Math.max(...state.organisations.map(({ id }) => id)),
    name: `${person.firstName} ${person.lastName}`,
    requires2fa: false,
    kSuite: false,
    supportPlan: 'free',
    createdAt: now,
  }
  state.organisations.push(organisation)
  join(state, person, organisation, 'owner', now)
  return organisation
}

/** Nobody is without an organisation: who leaves the last one gets an empty one of their own. */
export function leave(state: State, person: Person, organisation: Organisation, now: number): void {
  state.memberships = state.memberships.filter(
    ({ organisationId, personId }) => organisationId !== organisation.id || personId !== person.id,
  )
  if (organisationsOf(state, person).length === 0) foundOwn(state, person, now)
}
