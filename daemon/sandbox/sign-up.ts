/** Creating an account: what it takes, and where its owner belongs. */
import { err, ok, type Result } from '#shared/result.ts'
import { askPhone, mailAddress } from './contacts.ts'
import { acceptInvitation } from './invitations.ts'
import { foundOwn } from './membership.ts'
import type { Invitation } from './organisation.ts'
import { LEAST_PASSWORD } from './passwords.ts'
import type { Person } from './person.ts'
import { newPerson } from './seed.ts'
import { phoneNumber } from './two-factor.ts'
import type { World } from './world.ts'

export type SignUpFault = 'no-name' | 'bad-address' | 'has-account' | 'no-phone' | 'short-password'

export interface NewAccount {
  readonly first: string
  readonly last: string
  readonly email: string
  /** With its country code; a code is sent to it. */
  readonly phone: string
  readonly password: string
}

/** With an invitation one belongs to the inviter's organisation; without one, to an organisation of one's own. */
export function signUp(
  world: World,
  wanted: NewAccount,
  invitation: Invitation | null,
): Result<Person, SignUpFault> {
  const { state } = world
  const { first, last, password } = wanted
  const email = invitation?.email ?? wanted.email.toLowerCase()
  const phone = wanted.phone.replaceAll(/[\s().-]/g, '')
  if (first === '' || last === '') return err('no-name')
  if (!mailAddress.test(email)) return err('bad-address')
  if (state.people.some((one) => one.email === email)) return err('has-account')
  if (!phoneNumber.test(phone)) return err('no-phone')
  if (password.length < LEAST_PASSWORD) return err('short-password')
  const now = world.at()
  const person = newPerson(state, now, { first, last, email, password, seenAt: null })
  person.passwordChangedAt = now
  state.people.push(person)
  askPhone(world, person, phone)
  if (invitation === null) foundOwn(state, person, now)
  else acceptInvitation(world, person, invitation)
  world.touch()
  return ok(person)
}
