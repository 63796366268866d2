/** What of an account leads back in: contacts that are verified, and second factors that do not live on the phone. */
import { isKnown, known, unknown, type Told } from '#shared/fact.ts'

/** A phone or a mail address. */
export interface Contact {
  readonly id: string
  readonly text: string
  readonly verified: Told<boolean>
  readonly forRecovery: Told<boolean>
}

/** False as soon as one is, true only if every one is known to be, else unknown. */
export function allTold(tolds: readonly Told<boolean>[]): Told<boolean> {
  if (tolds.some((told) => isKnown(told) && !told.known)) return known(false)
  return tolds.find((told) => !isKnown(told)) ?? known(true)
}

export const map = <A, B>(told: Told<A>, to: (value: A) => Told<B>): Told<B> =>
  isKnown(told) ? to(told.known) : unknown(told.unknown)

/** The first that is marked for recovery and verified, and more; `null` where there is surely none. */
export function firstUsable(
  contacts: readonly Contact[],
  also: (contact: Contact) => Told<boolean> = () => known(true),
): Told<Contact | null> {
  const judged = contacts.map((contact) => ({
    contact,
    is: allTold([contact.verified, contact.forRecovery, also(contact)]),
  }))
  const found = judged.find(({ is }) => isKnown(is) && is.known)
  if (found) return known(found.contact)
  const unclear = judged.find(({ is }) => !isKnown(is))?.is
  return unclear && !isKnown(unclear) ? unclear : known(null)
}

/** An application, a message: gone with the phone. A method of another name may be, too. */
export const isOffPhone = (method: string): boolean => method === 'security-key'
