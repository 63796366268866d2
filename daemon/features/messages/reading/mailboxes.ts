/** Who a field names. */
import { addressParser } from 'postal-mime'
import type { Mailbox, MailField } from '../mail.ts'
import { MOST_MAILBOXES, short } from './limits.ts'
import { seenOnly } from './unseen.ts'

/** Of all fields of that name together. */
export const mailboxesOf = (fields: readonly MailField[], name: string): readonly Mailbox[] =>
  fields
    .filter((field) => field.name === name)
    .flatMap(({ raw }) => addressParser(raw, { flatten: true }) as readonly Mailbox[])
    .slice(0, MOST_MAILBOXES)
    .map(({ name, address }) => ({ name: short(seenOnly(name)), address: short(seenOnly(address)) }))
