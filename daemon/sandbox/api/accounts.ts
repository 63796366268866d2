/** Organisations (`accounts` in the API) and invitations. */
import type { Invitation, Member } from '#daemon/sandbox/state.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { visibleMembers } from './profile.ts'
import { orderOf, seconds, withOf } from './query.ts'
import { byId, languages } from './reference.ts'
import { data, refuse } from './reply.ts'
import type { Call, Routes } from './route.ts'
import { users } from './users.ts'

export const accountRoutes: Routes = {
  '/1/accounts': {
    scope: 'accounts',
    answer({ world, caller, query }) {
      const wanted = withOf(query, ['logo', 'tags'])
      if (!wanted.ok) return wanted
      const order = orderOf(query, ['name'])
      return order.ok ? data(caller.left ? [] : [account(world, caller)]) : order
    },
  },
  '/1/accounts/{account_id}': {
    scope: 'accounts',
    answer: (call) => withAccount(call, () => data(account(call.world, call.caller))),
  },
  '/2/accounts/{account}/users': { scope: 'users', answer: (call) => withAccount(call, () => users(call)) },
  '/1/accounts/{account}/invitations/{invitation}': {
    scope: 'users',
    answer: (call) =>
      withAccount(call, () => {
        const found = call.world.state.invitations.find(({ id }) => String(id) === call.ids[1])
        return found === undefined
          ? refuse('object_not_found', 'Invitation not found')
          : data(invitation(call.world, found))
      }),
  },
  '/1/accounts/{account}/invitations/users/{user}': {
    scope: 'users',
    answer: (call) =>
      withAccount(call, () => {
        const user = visibleMembers(call.world).find(({ id }) => String(id) === call.ids[1])
        if (user === undefined) return refuse('object_not_found', 'User not found')
        const own = call.world.state.invitations.filter(({ email }) => email === user.email)
        return data(own.map((one) => invitation(call.world, one)))
      }),
  },
}

function withAccount(call: Call, answer: () => ReturnType<typeof data>) {
  const [id] = call.ids
  return call.caller.left || id !== String(call.world.state.organisation.id)
    ? refuse('object_not_found', 'Account not found')
    : answer()
}

function account(world: World, caller: Member) {
  const { organisation, foundedAt, invitations } = world.state
  const people = visibleMembers(world)
  return {
    id: organisation.id,
    name: organisation.name,
    legal_entity_type: 'company',
    created_at: seconds(foundedAt) - 6 * 365 * 86_400,
    timezone: 'Europe/Zurich',
    locale: 'fr_FR',
    language_id: 1,
    beta: false,
    support_level: 1,
    has_2fa_required: organisation.requires2fa,
    type: caller.role,
    is_blocked: false,
    nb_invitations: invitations.filter(({ status }) => status === 'pending').length,
    nb_users: people.length,
    count_owners: world.view('owners', () => people.filter(({ role }) => role === 'owner').length),
    is_customer: true,
    is_sso: false,
  }
}

/** Whoever has this link may accept: a secret, as at the provider. */
const acceptUrl = ({ id }: Invitation) => `https://welcome.invalid/invitation/account/${id}?lang=en`

function invitation(world: World, one: Invitation) {
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
    account_id: world.state.organisation.id,
    has_ksuite: false,
    has_billing: false,
    has_billing_mailing: false,
    has_mailing: false,
    permissions: [],
    service_permissions: [],
    sent_at: seconds(one.sentAt),
    created_at: seconds(one.sentAt),
    updated_at: seconds(one.sentAt),
    expired_at: seconds(one.expiresAt),
    url_accept: acceptUrl(one),
    qr_code: `data:image/svg+xml,${encodeURIComponent(acceptUrl(one))}`,
  }
}
