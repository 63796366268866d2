/** Organisations (`accounts` in the API) and invitations. */
import type { Result } from '#shared/result.ts'
import { organisationsOf, roleIn } from '#daemon/sandbox/membership.ts'
import type { Invitation, Organisation } from '#daemon/sandbox/organisation.ts'
import type { Person } from '#daemon/sandbox/person.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { orderOf, seconds, withOf } from './query.ts'
import { byId, languages } from './reference.ts'
import { data, refuse, type ApiError } from './reply.ts'
import type { Call, Routes } from './route.ts'
import { users } from './users.ts'

export const accountRoutes: Routes = {
  '/1/accounts': {
    scope: 'accounts',
    answer({ world, caller, query }) {
      const wanted = withOf(query, ['logo', 'tags'])
      if (!wanted.ok) return wanted
      const order = orderOf(query, ['name'])
      if (!order.ok) return order
      const own = organisationsOf(world.state, caller)
      if (order.value !== null) {
        const sign = order.value.descending ? -1 : 1
        own.sort((a, b) => (a.name < b.name ? -sign : sign))
      }
      return data(own.map((one) => account(world, caller, one)))
    },
  },
  '/1/accounts/{account_id}': {
    scope: 'accounts',
    answer: (call) => withAccount(call, (one) => data(account(call.world, call.caller, one))),
  },
  '/2/accounts/{account}/users': {
    scope: 'users',
    answer: (call) => withAccount(call, (one) => users(call, one)),
  },
  '/1/accounts/{account}/invitations/{invitation}': {
    scope: 'users',
    answer: (call) =>
      withAccount(call, (one) => {
        const found = invitationsOf(call.world, one).find(({ id }) => String(id) === call.ids[1])
        return found === undefined
          ? refuse('object_not_found', 'Invitation not found')
          : data(invitation(call.world, found))
      }),
  },
  '/1/accounts/{account}/invitations/users/{user}': {
    scope: 'users',
    answer: (call) =>
      withAccount(call, (one) => {
        const user = call.world.peopleOf(one).find(({ person }) => String(person.id) === call.ids[1])
        if (user === undefined) return refuse('object_not_found', 'User not found')
        const own = invitationsOf(call.world, one).filter(({ email }) => email === user.person.email)
        return data(own.map((one) => invitation(call.world, one)))
      }),
  },
}

/** Only those that the caller belongs to are found. */
export function withAccount<T>(
  { world, caller, ids }: Call,
  answer: (organisation: Organisation) => Result<T, ApiError>,
): Result<T, ApiError> {
  const found = organisationsOf(world.state, caller).find(({ id }) => String(id) === ids[0])
  return found === undefined ? refuse('object_not_found', 'Account not found') : answer(found)
}

export const invitationsOf = (world: World, { id }: Organisation): Invitation[] =>
  world.state.invitations.filter(({ organisationId }) => organisationId === id)

const SUPPORT_LEVELS = { free: 1, premium: 2 } as const satisfies Record<Organisation['supportPlan'], number>

function account(world: World, caller: Person, organisation: Organisation) {
  const people = world.peopleOf(organisation)
  return {
    id: organisation.id,
    name: organisation.name,
    legal_entity_type: 'company',
    created_at: seconds(organisation.createdAt),
    timezone: 'Europe/Zurich',
    locale: 'fr_FR',
    language_id: 1,
    beta: false,
    support_level: SUPPORT_LEVELS[organisation.supportPlan],
    has_2fa_required: organisation.requires2fa,
    type: roleIn(world.state, caller, organisation),
    is_blocked: false,
    nb_invitations: invitationsOf(world, organisation).filter(({ status }) => status === 'pending').length,
    nb_users: people.length,
    count_owners: world.view(
      `owners?${organisation.id}`,
      () => people.filter(({ membership }) => membership.role === 'owner').length,
    ),
    is_customer: true,
    is_sso: false,
  }
}

/** Whoever has this link may accept: a secret, as at the provider. */
const acceptUrl = ({ id }: Invitation) => `https://welcome.invalid/invitation/account/${id}?lang=en`

export function invitation(world: World, one: Invitation) {
  return {
    id: one.id,
    first_name: one.firstName,
    last_name: one.lastName,
    email: one.email,
    strict: true,
    status: one.status,
    role_type: one.role,
    teams: [],
    language_id: one.languageId,
    locale: byId(languages, one.languageId).locale,
    account_id: one.organisationId,
    has_ksuite: false,
    has_billing: false,
    has_billing_mailing: one.contact.billing,
    has_mailing: one.contact.products,
    permissions: [],
    service_permissions: world.state.products
      .filter(({ id }) => one.productIds.includes(id))
      .map(({ id, serviceId }) => ({
        service_id: serviceId,
        product_id: id,
        apply_to_all: false,
        types: ['statistic', 'technical'],
      })),
    sent_at: seconds(one.sentAt),
    created_at: seconds(one.sentAt),
    updated_at: seconds(one.sentAt),
    expired_at: seconds(one.expiresAt),
    url_accept: acceptUrl(one),
    qr_code: `data:image/svg+xml,${encodeURIComponent(acceptUrl(one))}`,
  }
}
