/** Recovery contacts: a new one counts once its owner has entered the code that was sent to it. */
import { timingSafeEqual } from 'node:crypto'
import type { Person } from './person.ts'
import { smsCode } from './two-factor.ts'
import type { World } from './world.ts'

type Phone = Person['phones'][number]
type Address = Person['emails'][number]
export type Contact = Phone | Address

export const mailAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

export const textOf = (contact: Contact): string => ('number' in contact ? contact.number : contact.address)

/** Those that bring a person back in: meant for it, and confirmed. */
export const recoveryPhones = ({ phones }: Person): Phone[] => phones.filter(bringsBack)
export const recoveryAddresses = ({ emails }: Person): Address[] => emails.filter(bringsBack)
export const bringsBack = ({ recovery, checked }: Contact): boolean => recovery && checked

/**
 * Asks for a recovery phone: unconfirmed, with a code by SMS. One that brings the person back already is left alone; the one
 * before stays for recovery until this one is confirmed.
 * @param number with its country code
 */
export function askPhone(world: World, person: Person, number: string): Phone {
  const contact = person.phones.find((one) => one.number === number) ?? { ...unconfirmed(world), number }
  if (!person.phones.includes(contact)) person.phones.push(contact)
  if (!bringsBack(contact)) sendCode(world, contact)
  return contact
}

/** As `askPhone`, by mail. */
export function askAddress(world: World, person: Person, address: string): Address {
  const contact = person.emails.find((one) => one.address === address) ?? { ...unconfirmed(world), address }
  if (!person.emails.includes(contact)) person.emails.push(contact)
  if (!bringsBack(contact)) sendCode(world, contact)
  return contact
}

const unconfirmed = (world: World) => ({
  id: world.nextId(),
  createdAt: world.at(),
  recovery: true,
  checked: false,
})

/** Sends a new code; the one before is worth nothing. */
export function sendCode(world: World, contact: Contact): void {
  contact.code = smsCode()
  const body = `Your code is ${contact.code}.`
  world.send(
    'number' in contact
      ? { channel: 'sms', kind: 'recovery-code', to: contact.number, subject: '', body }
      : {
          channel: 'mail',
          kind: 'recovery-code',
          to: contact.address,
          subject: 'Confirm your recovery address',
          body,
        },
  )
  world.touch()
}

/** False for another code than the last one sent. A confirmed contact takes the place of the one before. */
export function confirmContact(world: World, person: Person, contact: Contact, code: string): boolean {
  if (contact.code === undefined || !sameCode(contact.code, code)) return false
  for (const one of 'number' in contact ? person.phones : person.emails) one.recovery = one === contact
  contact.checked = true
  delete contact.code
  world.journal(person, 'profile-changed', 'number' in contact ? 'recovery phone' : 'recovery address')
  world.touch()
  return true
}

export function removeContact(world: World, person: Person, contact: Contact): void {
  person.phones = person.phones.filter((one) => one !== contact)
  person.emails = person.emails.filter((one) => one !== contact)
  const which = 'number' in contact ? 'recovery phone' : 'recovery address'
  world.journal(person, 'profile-changed', `${which} removed`)
  world.touch()
}

export const sameCode = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
