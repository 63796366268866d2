/** A change in the provider's words: which call, with which body, and what its answer means in ours. */
import * as v from 'valibot'
import type { ChangeField, Write, Written } from '#daemon/core/change-port.ts'
import type { ChangeRefusal } from '#shared/changes.ts'
import type { Language } from '#shared/settings.ts'
import type { Role } from '#shared/team.ts'
import type { WriteCall } from './client.ts'
import type { WriteOutcome } from './written.ts'

const roleNames = {
  'legal-representative': 'owner',
  administrator: 'admin',
  collaborator: 'normal',
} as const satisfies Record<Exclude<Role, 'external'>, string>

const locales = {
  en: 'en_GB',
  fr: 'fr_FR',
  de: 'de_DE',
  it: 'it_IT',
  es: 'es_ES',
} as const satisfies Record<Language, string>

/** To use it and to see how it does: whoever may buy or be charged for it is chosen at the provider. */
const productRights = ['technical', 'statistic'] as const

type Of<K extends Write['kind']> = Extract<Write, { kind: K }>
const calls: { readonly [K in Write['kind']]: (write: Of<K>) => WriteCall } = {
  profile: ({ set, email, rehearsal }) => ({
    method: 'PATCH',
    path: '/2/profile',
    query: rehearsal ? { dry_run: 'true' } : {},
    body: given({
      email,
      language_id: idOf(set.language),
      country_id: idOf(set.country),
      timezone_id: idOf(set.timeZone),
      reminder_phone: set.recoveryPhone,
      reminder_email: set.recoveryEmail,
      successful_connexion_notification: set.alertOnLogin,
      unsuccessful_connexion_notification: set.alertOnFailure,
    }),
  }),
  'application-password': () => ({
    method: 'POST',
    path: '/2/profile/applications/passwords',
    query: {},
    body: null,
  }),
  invite: ({ organisation, firstName, lastName, email, role, language, contact }) => ({
    method: 'POST',
    path: `/1/accounts/${organisation}/invitations`,
    query: {},
    body: {
      first_name: firstName,
      last_name: lastName,
      email,
      role_type: roleNames[role],
      locale: locales[language],
      notifications: contact,
    },
  }),
  'correct-invitation': ({ organisation, invitation, set }) => ({
    method: 'PATCH',
    path: `/1/accounts/${organisation}/invitations/${invitation}`,
    query: {},
    body: given({
      role_type: set.role && roleNames[set.role],
      language_id: idOf(set.languageId),
      has_billing_mailing: set.contact?.billing,
      has_mailing: set.contact?.products,
      permissions: set.products?.map(({ id, serviceId }) => ({
        service_id: Number(serviceId),
        product_id: Number(id),
        apply_to_all: false,
        types: productRights,
      })),
    }),
  }),
  'cancel-invitation': ({ organisation, invitation }) => ({
    method: 'DELETE',
    path: `/1/accounts/${organisation}/invitations/${invitation}`,
    query: {},
    body: null,
  }),
}

/** @param write its ids are digits, checked where they were read */
export const callOf = (write: Write): WriteCall => (calls[write.kind] as (write: Write) => WriteCall)(write)

const idOf = (id: string | undefined) => (id === undefined ? undefined : Number(id))
const given = (body: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))

/** By the attribute that a refusal names. */
const fields: Readonly<Record<string, ChangeField>> = {
  country_id: 'country',
  timezone: 'time-zone',
  timezone_id: 'time-zone',
  reminder_phone: 'recovery-phone',
  reminder_email: 'recovery-email',
  successful_connexion_notification: 'alert-on-login',
  unsuccessful_connexion_notification: 'alert-on-failure',
  first_name: 'first-name',
  last_name: 'last-name',
  email: 'email',
  role_type: 'role',
  locale: 'invitation-language',
  has_billing_mailing: 'billing-contact',
  has_mailing: 'products-contact',
  permissions: 'products',
}
const fieldOf = (kind: Write['kind'], attribute: string): ChangeField | null => {
  if (attribute === 'language_id') return kind === 'profile' ? 'language' : 'invitation-language'
  // an item of a list is named by its place: `permissions.3.product_id`
  return fields[attribute.split('.')[0] ?? ''] ?? null
}
const passwordAttributes: readonly string[] = ['current_password', 'password']

const refused = (because: ChangeRefusal, named: readonly ChangeField[] = []): Written => ({
  type: 'refused',
  because,
  fields: named,
})

const madePassword = v.object({ password: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) })

export function writtenOf({ kind }: Write, outcome: WriteOutcome): Written {
  switch (outcome.type) {
    case 'ok': {
      const made = kind === 'application-password' ? v.safeParse(madePassword, outcome.data) : null
      return { type: 'taken', once: made?.success ? made.output.password : null }
    }
    case 'unclear':
      return outcome
    case 'unsent':
      return refused('unreachable')
    case 'refused':
      return refused('no-permission')
    case 'conflict':
      return refused(kind === 'invite' ? 'already-invited' : 'changed-meanwhile')
    case 'not-enabled':
      return refused('not-offered')
    case 'not-found':
      return refused(outcome.what === 'object' ? 'gone' : 'not-offered')
    case 'invalid':
      break
  }
  const { attributes } = outcome
  if (attributes.some((one) => passwordAttributes.includes(one))) return refused('password-asked')
  const named = attributes.map((one) => fieldOf(kind, one)).filter((field) => field !== null)
  return refused('not-valid', [...new Set(named)])
}
