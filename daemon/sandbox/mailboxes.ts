/** Mailboxes of a mail service, and what becomes of an account whose login address is one of them. */
import { recoveryAddresses, recoveryPhones } from './contacts.ts'
import type { Actor } from './invitations.ts'
import { dropSessions } from './passwords.ts'
import type { Person } from './person.ts'
import { masked } from './recovery.ts'
import type { Product, State } from './state.ts'
import type { World } from './world.ts'

/** Whose login addresses they are. Single sign-on has its own elsewhere. */
export function signingIn(state: State, addresses: readonly string[]): Person[] {
  const wanted = new Set(addresses)
  return state.people.filter(({ email, sso }) => !sso && wanted.has(email))
}

export function deleteMailbox(world: World, by: Actor, product: Product, address: string): void {
  product.mailboxes = product.mailboxes.filter((one) => one.address !== address)
  world.journal(by.person, 'mailbox-deleted', address, by.organisation)
  lose(world, [address])
  world.touch()
}

/** Takes its mailboxes with it. */
export function cancelService(world: World, by: Actor, product: Product): void {
  world.state.products = world.state.products.filter((one) => one !== product)
  world.journal(by.person, 'service-cancelled', product.name, by.organisation)
  lose(
    world,
    product.mailboxes.map(({ address }) => address),
  )
  world.touch()
}

export function setMailboxPassword(world: World, by: Actor, product: Product, address: string): void {
  for (const one of product.mailboxes) if (one.address === address) one.passwordChangedAt = world.at()
  world.journal(by.person, 'mailbox-password-changed', address, by.organisation)
  world.touch()
}

function lose(world: World, gone: readonly string[]) {
  const addresses = new Set(gone)
  // First of all: a secondary address that is gone too receives nothing.
  for (const { emails } of world.state.people)
    for (const one of emails) if (addresses.has(one.address)) one.checked = false
  for (const person of signingIn(world.state, gone))
    if (person.addressDeletedAt === null) loseLogin(world, person)
}

/** The old address and password open nothing any more, in open sessions neither. */
function loseLogin(world: World, person: Person) {
  person.addressDeletedAt = world.at()
  person.newAddress = null
  dropSessions(world, person)
  world.journal(person, 'login-address-deleted', person.email)
  const [mobile] = recoveryPhones(person)
  const [secondary] = recoveryAddresses(person)
  if (mobile !== undefined)
    world.send({
      channel: 'sms',
      kind: 'login-address-deleted',
      to: mobile.number,
      subject: '',
      body: `Your login address no longer exists. Sign in once at /login/recovery with the user name ${person.login} and your usual password.`,
    })
  if (secondary !== undefined)
    world.send({
      channel: 'mail',
      kind: 'login-address-deleted',
      to: secondary.address,
      subject: 'Your login address no longer exists',
      body: `The mailbox ${person.email}, with which you sign in, was deleted. ${
        mobile === undefined
          ? 'Your account has no mobile number: verify your identity at /login/verify-identity.'
          : `An SMS to ${masked(mobile.number)} gives you a user name. Sign in once with it and your usual password, which has not changed, and enter a new login address.`
      }`,
    })
}
