/** Ways back in of the people of the start, and the mailboxes that their login addresses are. */
import { DAY } from '#shared/time.ts'
import type { State } from './state.ts'

/** Bruno and Chiara share the phone of the workshop; Farid gave nothing, Hugo no number; Greta's secondary address is a mailbox of the same service. */
const CONTACTS: Readonly<Record<string, readonly [mobile: string | null, address: string | null]>> = {
  Bruno: ['+41790000102', 'bruno.keller@poste.example'],
  Chiara: ['+41790000102', 'chiara.rossi@poste.example'],
  David: ['+41790000104', 'david.moret@poste.example'],
  Elodie: ['+33600000105', 'elodie.favre@poste.example'],
  Greta: ['+41790000107', 'greta.huber@atelier-vully.example'],
  Hugo: [null, 'hugo.lopez@poste.example'],
  Leo: ['+33600000111', 'leo.martin@poste.example'],
}

export function giveContacts(world: State, now: number): void {
  const made = { createdAt: now - 900 * DAY, recovery: true, checked: true }
  for (const person of world.people) {
    const [number = null, address = null] = CONTACTS[person.firstName] ?? []
    if (number !== null) person.phones.push({ ...made, id: world.nextId++, number })
    if (address !== null) person.emails.push({ ...made, id: world.nextId++, address })
  }
}

/** Each mail service has the addresses of the people under its name. */
export function giveMailboxes(world: State): void {
  for (const product of world.products)
    if (product.serviceName === 'email_hosting')
      product.mailboxes = world.people.flatMap(({ email }) =>
        email.endsWith(`@${product.name}`) ? [{ address: email, passwordChangedAt: null }] : [],
      )
}
