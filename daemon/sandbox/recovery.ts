/** Getting back in without a session. What the pages show never says whether an address has an account. */
import { createHash, randomBytes } from 'node:crypto'
import { MINUTE } from '#shared/time.ts'
import { recoveryAddresses, recoveryPhones, sameCode } from './contacts.ts'
import type { Person } from './person.ts'
import type { Recovery } from './recovery-request.ts'
import type { State } from './state.ts'
import { smsCode } from './two-factor.ts'
import type { World } from './world.ts'

const LASTS_MINUTES = 15
const MOST_WRONG_CODES = 5

/** A way to prove that an account is one's own; `to` is null where it was made up. */
interface Option {
  readonly channel: 'mail' | 'sms'
  readonly shown: string
  readonly to: string | null
}

export function startRecovery(world: World, typed: string, person: Person | null): Recovery {
  const createdAt = world.realAt()
  const recovery: Recovery = {
    id: randomBytes(18).toString('base64url'),
    personId: person?.id ?? null,
    typed,
    createdAt,
    code: null,
    wrongCodes: 0,
    proven: false,
  }
  world.state.recoveries = [...world.state.recoveries.filter((one) => lives(world, one)), recovery]
  world.touch()
  return recovery
}

const lives = (world: World, { createdAt }: Recovery) => world.realAt() - createdAt < LASTS_MINUTES * MINUTE

export const recoveryOf = (world: World, id: string): Recovery | null =>
  world.state.recoveries.find((one) => one.id === id && lives(world, one)) ?? null

export function endRecovery(world: World, recovery: Recovery): void {
  world.state.recoveries = world.state.recoveries.filter((one) => one !== recovery)
  world.touch()
}

export const personOf = ({ people }: State, { personId }: Recovery): Person | null =>
  people.find(({ id }) => id === personId) ?? null

/** Single sign-on has its password elsewhere, so that there is none to set here. */
export const accountOf = ({ people }: State, address: string): Person | null =>
  people.find(({ email, sso, addressDeletedAt }) => email === address && !sso && addressDeletedAt === null) ??
  null

/** The account's own; an address without an account gets some that look alike, the same ones each time. */
export function optionsOf(world: World, recovery: Recovery): Option[] {
  const person = personOf(world.state, recovery)
  return person === null ? lookAlikes(world, recovery.typed) : ownOptions(person)
}

export const ownOptions = (person: Person): Option[] => [
  ...recoveryAddresses(person).map(({ address }) => option('mail', address)),
  ...recoveryPhones(person).map(({ number }) => option('sms', number)),
]

const option = (channel: Option['channel'], to: string): Option => ({ channel, shown: masked(to), to })

function lookAlikes(world: World, typed: string): Option[] {
  const [which = 0, digits = 0, letter = 0] = createHash('sha256')
    .update(`${world.state.foundedAt} ${typed}`)
    .digest()
  const domain = ['poste', 'mail', 'studio'][letter % 3] ?? ''
  const made = [
    option('mail', `${typed.slice(0, 1)}@${domain}.example`),
    option('sms', `${letter % 4 === 0 ? '+33' : '+41'}${String(digits % 100).padStart(2, '0')}`),
  ]
  // Most accounts have both, and some have none: that must not tell either.
  const kept = [made.slice(1), made.slice(0, 1), []][which % 8] ?? made
  return kept.map((one) => ({ ...one, to: null }))
}

/** Enough to know one's own by: `a•••@p•••.example`, `+41 •• ••• •• 01`. */
export function masked(contact: string): string {
  const [local = '', domain] = contact.split('@')
  if (domain === undefined) return `${contact.slice(0, 3)} •• ••• •• ${contact.slice(-2)}`
  return `${local.slice(0, 1)}•••@${domain.slice(0, 1)}•••${domain.slice(domain.lastIndexOf('.'))}`
}

/** Sends a code to the option, where it is a real one. */
export function sendRecoveryCode(world: World, recovery: Recovery, { channel, to }: Option): void {
  recovery.code = smsCode()
  recovery.wrongCodes = 0
  if (to !== null)
    world.send({
      channel,
      kind: 'password-code',
      to,
      subject: channel === 'sms' ? '' : 'Set a new password',
      body: `Your code to set a new password is ${recovery.code}.`,
    })
  world.touch()
}

/** `over` after too many wrong ones: it has to be begun anew. */
export function enterRecoveryCode(
  world: World,
  recovery: Recovery,
  typed: string,
): 'right' | 'wrong' | 'over' {
  const right = recovery.personId !== null && recovery.code !== null && sameCode(recovery.code, typed)
  if (right) {
    recovery.proven = true
    recovery.code = null
    world.touch()
    return 'right'
  }
  recovery.wrongCodes++
  if (recovery.wrongCodes < MOST_WRONG_CODES) return 'wrong'
  endRecovery(world, recovery)
  return 'over'
}

/** Accounts with this mobile number; single sign-on has no login identifier here. */
export const withMobile = ({ people }: State, number: string): Person[] =>
  people.filter((one) => !one.sso && recoveryPhones(one).some((phone) => phone.number === number))

/** Which of them has this recovery address; nobody where several do. */
export function withAddress(people: readonly Person[], address: string): Person | null {
  const found = people.filter((one) => recoveryAddresses(one).some((mail) => mail.address === address))
  return found.length === 1 ? (found[0] ?? null) : null
}

/** Says by which login identifier the account opens. */
export function sendIdentifier(world: World, person: Person, { channel, to }: Option): void {
  if (to === null) throw new Error('an identifier is sent to its owner alone')
  world.send({
    channel,
    kind: 'login-identifier',
    to,
    subject: channel === 'sms' ? '' : 'Your login identifier',
    body:
      person.addressDeletedAt === null
        ? `You sign in with ${person.email}.`
        : `Your login address no longer exists. Sign in at /login/recovery with the user name ${person.login}.`,
  })
  world.touch()
}
