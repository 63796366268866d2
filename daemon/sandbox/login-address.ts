/** Changing the login address: the new one counts once its owner has entered the code that was sent to it. */
import { err, ok, type Result } from '#shared/result.ts'
import { mailAddress, sameCode } from './contacts.ts'
import type { Person } from './person.ts'
import { sendLoginChanged } from './security-mails.ts'
import { smsCode } from './two-factor.ts'
import type { World } from './world.ts'

export type AddressFault = 'no-address' | 'same' | 'wrong-code' | 'taken'

export function askLoginAddress(world: World, person: Person, typed: string): Result<void, AddressFault> {
  const address = typed.trim().toLowerCase()
  if (!mailAddress.test(address)) return err('no-address')
  if (address === person.email) return err('same')
  const code = smsCode()
  person.newAddress = { address, code }
  world.send({
    channel: 'mail',
    kind: 'login-address-code',
    to: address,
    subject: 'Confirm your new login address',
    body: `Your code is ${code}.`,
  })
  world.touch()
  return ok(undefined)
}

/** Whether an address signs somebody else in is told to its owner alone. */
export function confirmLoginAddress(world: World, person: Person, code: string): Result<void, AddressFault> {
  const asked = person.newAddress
  if (asked === null || !sameCode(asked.code, code)) return err('wrong-code')
  person.newAddress = null
  if (world.state.people.some(({ email }) => email === asked.address)) return err('taken')
  const former = person.email
  const formerLives = person.addressDeletedAt === null
  person.email = asked.address
  person.addressDeletedAt = null
  world.journal(person, 'login-address-changed', `${former} to ${asked.address}`)
  sendLoginChanged(world, person, formerLives ? former : null)
  world.touch()
  return ok(undefined)
}
