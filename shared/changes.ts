/**
 * What Latchkey changes at the provider by itself: previewed, confirmed, sent, read back and noted in the journal.
 * A preview is what will be sent; only what was previewed can be confirmed.
 */
import * as v from 'valibot'
import { actionIds } from './actions.ts'
import { connectionName } from './connections.ts'
import { languages } from './settings.ts'
import { roles } from './team.ts'
import { isoTime } from './time.ts'

/** The provider's ids are integers. */
const providerId = v.pipe(v.string(), v.regex(/^\d{1,19}$/))
const line = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))
/** Whom the provider writes to about invoices, and about products. */
const contact = v.strictObject({ billing: v.boolean(), products: v.boolean() })
/** What a person with limited rights may reach: all of it, and nothing beside. */
const products = v.pipe(v.array(providerId), v.maxLength(500))

export const changeRequest = v.variant('kind', [
  v.strictObject({
    kind: v.literal('profile'),
    connection: connectionName,
    set: v.strictObject({
      /** Ids of `GET /v1/references`. */
      language: v.optional(providerId),
      country: v.optional(providerId),
      timeZone: v.optional(providerId),
      /** As typed, with its country code. */
      recoveryPhone: v.optional(line),
      recoveryEmail: v.optional(line),
      alertOnLogin: v.optional(v.boolean()),
      alertOnFailure: v.optional(v.boolean()),
    }),
  }),
  v.strictObject({ kind: v.literal('application-password'), connection: connectionName }),
  v.strictObject({
    kind: v.literal('invite'),
    organisation: providerId,
    firstName: line,
    lastName: line,
    email: line,
    role: v.picklist(roles),
    language: v.picklist(languages),
    contact,
    products: v.optional(products),
  }),
  v.strictObject({
    kind: v.literal('correct-invitation'),
    organisation: providerId,
    invitation: providerId,
    set: v.strictObject({
      role: v.optional(v.picklist(roles)),
      language: v.optional(v.picklist(languages)),
      contact: v.optional(contact),
      products: v.optional(products),
    }),
  }),
  v.strictObject({
    kind: v.literal('cancel-invitation'),
    organisation: providerId,
    invitation: providerId,
  }),
])
export type ChangeRequest = v.InferOutput<typeof changeRequest>
export type ChangeKind = ChangeRequest['kind']

/** What a row of a preview is about; `change.field.<field>` is its name in every language. */
export const changeFields = [
  'language',
  'country',
  'time-zone',
  'recovery-phone',
  'recovery-email',
  'alert-on-login',
  'alert-on-failure',
  'application-password',
  'first-name',
  'last-name',
  'email',
  'role',
  'invitation-language',
  'billing-contact',
  'products-contact',
  'products',
  'invitation',
] as const

/** With the service's own name: one name may stand for a mail service and for a domain. */
const shownProduct = v.strictObject({ id: v.string(), name: v.string(), service: v.string() })
export type ShownProduct = v.InferOutput<typeof shownProduct>

/**
 * A word that the reader's language has (`role`), a name as it is, a switch, products in their order (none, where there
 * are none); `null` where there is or was nothing, or nobody knows.
 */
const shown = v.nullable(v.union([v.string(), v.boolean(), v.array(shownProduct)]))

/** Why it is not sent, or was not taken; `change.refused.<reason>` says it and what to do. */
export const changeRefusals = [
  'role-too-low', // only an administrator or a legal representative invites
  'only-representative-grants', // a legal representative's role is granted by one
  'role-unknown', // nobody knows what the person may do there
  'external-by-hand', // the provider's API invites no externals
  'already-member',
  'already-invited',
  'sees-all-products', // an administrator or a legal representative: there is no choice
  'product-unknown', // nobody knows that it is of that organisation
  'invitation-answered', // accepted, rejected or cancelled meanwhile
  'gone', // the organisation, the login or the invitation is no longer there
  'bad-address',
  'bad-phone',
  'nothing-to-change',
  'no-permission', // the token may not
  'not-offered', // the API has no such call here
  'password-asked', // the provider wants the account's password, which Latchkey never takes
  'not-valid', // the provider's own check refused it
  'changed-meanwhile', // what was previewed is no longer so
  'expired', // the preview is too old
  'locked',
  'not-understood', // what the provider answers is not what it documents
  'unreachable', // nothing was sent, or nothing came back before anything could be done
] as const
export type ChangeRefusal = (typeof changeRefusals)[number]

export const changeWarnings = [
  'language-everywhere', // Mail, Calendar and Contacts follow the language
  'phone-of-another-country', // than the profile's
  'phone-without-sms', // codes are sent to CH, FR, BE and DE alone
  'phone-to-be-confirmed', // the provider sends a code to it first
  'email-to-be-confirmed',
  'email-on-own-domain', // recovery by an address that is lost with the account's own names
  'shown-once', // the password cannot be read again
] as const

const refusal = v.strictObject({
  because: v.picklist(changeRefusals),
  field: v.nullable(v.picklist(changeFields)),
})

export const changePreview = v.strictObject({
  /** What is confirmed; `null` where nothing can be. */
  id: v.nullable(v.string()),
  /** Until when it can be confirmed. */
  expiresAt: v.nullable(isoTime),
  rows: v.array(v.strictObject({ field: v.picklist(changeFields), from: shown, to: shown })),
  warnings: v.array(v.picklist(changeWarnings)),
  /** The worst first; empty where it can be confirmed. */
  refused: v.array(refusal),
  /** What the person does on a page of the Manager instead, where Latchkey cannot. */
  guided: v.nullable(v.picklist(actionIds)),
})
export type ChangePreview = v.InferOutput<typeof changePreview>

export const changeConfirm = v.strictObject({ id: v.pipe(v.string(), v.maxLength(100)) })

export const changeOutcomes = [
  'done', // read back, and so
  'waiting', // taken, and to be confirmed by the person: a code was sent to a phone or an address
  'not-taken', // the provider answered success and did nothing
  'refused', // nothing was changed
  'unclear', // the answer was lost and reading back shows nothing: look again later, do not repeat
  // of an invitation with products, which the provider takes in two:
  'partly-done', // invited, and read back; access to the products was not given
  'partly-unclear', // invited, and read back; whether access was given is not known
] as const

export const changeResult = v.strictObject({
  outcome: v.picklist(changeOutcomes),
  /** `is`: as read back; `null` where it could not be. */
  rows: v.array(v.strictObject({ field: v.picklist(changeFields), wanted: shown, is: shown })),
  refused: v.array(refusal),
  guided: v.nullable(v.picklist(actionIds)),
  /** An application password, told this once and kept nowhere. */
  once: v.nullable(v.string()),
})
export type ChangeResult = v.InferOutput<typeof changeResult>
