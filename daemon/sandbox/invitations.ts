/** Inviting: who may invite whom, and what comes of an invitation. */
import { randomBytes } from 'node:crypto'
import { DAY } from '#shared/time.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { mailLanguage } from './mails/language.ts'
import { administers, join, membershipIn } from './membership.ts'
import type { Invitation, Organisation, RoleType } from './organisation.ts'
import type { Person } from './person.ts'
import type { World } from './world.ts'

/** Days in which an invitation can be accepted. */
const OPEN_FOR = 30

export type InviteFault =
  | 'not-yours'
  | 'only-representative-grants'
  | 'already-member'
  | 'already-invited'
  | 'bad-address'
  | 'no-name'

/** Somebody who acts in an organisation with this role. */
export interface Actor {
  readonly person: Person
  readonly organisation: Organisation
  readonly role: RoleType
}

export type Wanted = Pick<
  Invitation,
  'firstName' | 'lastName' | 'email' | 'role' | 'languageId' | 'productIds' | 'contact'
>

const address = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** Only a legal representative makes another one; else an administrator will do. */
export function mayGrant(by: RoleType, role: RoleType): Result<void, InviteFault> {
  if (!administers(by)) return err('not-yours')
  return role === 'owner' && by !== 'owner' ? err('only-representative-grants') : ok(undefined)
}

/** Whoever has the link may accept it: a secret, as at the provider. */
export const welcomePath = ({ key }: Pick<Invitation, 'key'>): string => `/welcome/${key}`

export function invite(world: World, by: Actor, wanted: Wanted): Result<Invitation, InviteFault> {
  const { state } = world
  const email = wanted.email.trim().toLowerCase()
  const may = mayGrant(by.role, wanted.role)
  if (!may.ok) return may
  if (wanted.firstName.trim() === '' || wanted.lastName.trim() === '') return err('no-name')
  if (!address.test(email)) return err('bad-address')
  const known = state.people.find((one) => one.email === email)
  if (known !== undefined && membershipIn(state, known, by.organisation) !== null)
    return err('already-member')
  if (openInvitations(world, by.organisation).some((one) => one.email === email))
    return err('already-invited')
  const now = world.at()
  const invitation: Invitation = {
    ...wanted,
    email,
    id: world.nextId(),
    organisationId: by.organisation.id,
    key: randomBytes(18).toString('base64url'),
    status: 'pending',
    sentAt: now,
    expiresAt: now + OPEN_FOR * DAY,
  }
  state.invitations.push(invitation)
  sendInvitation(world, by, invitation, known !== undefined)
  world.journal(by.person, 'invited', email, by.organisation)
  world.touch()
  return ok(invitation)
}

function sendInvitation(world: World, by: Actor, invitation: Invitation, hasAccount: boolean) {
  const { firstName, lastName } = by.person
  const { languageId, email: to } = invitation
  const { texts } = mailLanguage(languageId)
  const text = texts.invitation(`${firstName} ${lastName}`, by.organisation.name, hasAccount)
  world.send({
    channel: 'mail',
    kind: 'invitation',
    to,
    languageId,
    subject: text.subject,
    body: `${text.body}\n${welcomePath(invitation)}`,
  })
}

export const openInvitations = (world: World, { id }: Organisation): Invitation[] =>
  world.state.invitations.filter(
    ({ organisationId, status }) => organisationId === id && status === 'pending',
  )

/** Changes what is given, as long as it was not answered. */
export function correctInvitation(
  world: World,
  by: Actor,
  invitation: Invitation,
  set: Partial<Pick<Wanted, 'role' | 'languageId' | 'productIds' | 'contact'>>,
): Result<Invitation, InviteFault | 'answered'> {
  const may = mayGrant(by.role, set.role ?? invitation.role)
  if (!may.ok) return may
  if (invitation.status !== 'pending') return err('answered')
  Object.assign(invitation, set)
  world.touch()
  return ok(invitation)
}

export function cancelInvitation(
  world: World,
  by: Actor,
  invitation: Invitation,
): Result<void, InviteFault | 'answered'> {
  if (!administers(by.role)) return err('not-yours')
  if (invitation.status !== 'pending') return err('answered')
  invitation.status = 'cancelled'
  world.journal(by.person, 'invitation-cancelled', invitation.email, by.organisation)
  world.touch()
  return ok(undefined)
}

/** Can it still be answered? */
export const isOpen = (world: World, { status, expiresAt }: Invitation): boolean =>
  status === 'pending' && expiresAt > world.at()

/** The person belongs to the inviter's organisation too, and keeps every other one. */
export function acceptInvitation(world: World, person: Person, invitation: Invitation): void {
  const organisation = world.state.organisations.find(({ id }) => id === invitation.organisationId)
  if (organisation === undefined) throw new Error('an invitation to no organisation')
  invitation.status = 'accepted'
  join(world.state, person, organisation, invitation.role, world.at(), invitation)
  world.journal(person, 'joined', `${person.firstName} ${person.lastName}`, organisation)
  world.touch()
}
