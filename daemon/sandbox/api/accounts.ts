/** Organisations (`accounts` in the API), the people in them, and invitations. */
import { ok } from '#shared/result.ts'
import type { Invitation, Member, RoleType } from '../state.ts'
import { hasSecondFactor } from '../two-factor.ts'
import type { World } from '../world.ts'
import { securityOf, visibleMembers } from './profile.ts'
import { listReply, orderOf, seconds, secondsOrNull, withOf, type Order, type Query } from './query.ts'
import { byId, languages } from './reference.ts'
import { data, invalid, refuse } from './reply.ts'
import type { Call, Routes } from './route.ts'

const USER_PARTS = ['security', 'permissions', 'teams'] as const
const USER_ORDERS = [
  'email',
  'first_name',
  'last_name',
  'role_type',
  'state_in_account',
  'last_login_at',
] as const
type UserOrder = (typeof USER_ORDERS)[number]

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

/** Who may see everybody: an assumption, as the API does not say who may list users. */
const seesEverybody = (role: RoleType) => role === 'owner' || role === 'admin'

type Row = { readonly member: Member } | { readonly invitation: Invitation }

function users({ world, caller, query }: Call) {
  if (!seesEverybody(caller.role)) return refuse('access_denied', 'Your role does not allow this')
  const wanted = withOf(query, USER_PARTS)
  if (!wanted.ok) return wanted
  const order = orderOf(query, USER_ORDERS)
  if (!order.ok) return order
  const keep = userFilter(query)
  if (!keep.ok) return keep
  const { key, test } = keep.value
  // A list is filtered and sorted once for each way of asking; a page then costs its own length.
  const rows = world.view(`users?${key}&${order.value?.field}&${order.value?.descending}`, () => {
    const all: Row[] = [
      ...visibleMembers(world).map((member) => ({ member })),
      ...world.state.invitations
        .filter(({ status }) => status === 'pending')
        .map((one) => ({ invitation: one })),
    ]
    return sorted(all.filter(test), order.value)
  })
  return listReply(query, rows, (row) => user(row, wanted.value.has('security')))
}

function userFilter(query: Query) {
  // The live form of the filter is not known: the bracketed and the plain one are both taken.
  const value = (name: string) => query.get(`filter[${name}]`) ?? query.get(name)
  const search = (query.get('search') ?? '').toLowerCase()
  const otp = value('has_otp')
  const role = value('role_type')
  const state = value('state_in_account')
  if (otp !== null && !['0', '1', 'false', 'true'].includes(otp)) return invalid('filter.has_otp', 'boolean')
  if (state !== null && state !== 'pending' && state !== 'valid')
    return invalid('filter.state_in_account', 'in', ['pending', 'valid'])
  const test = (row: Row) => {
    const person = 'member' in row ? row.member : row.invitation
    if (
      search !== '' &&
      !`${person.firstName} ${person.lastName} ${person.email}`.toLowerCase().includes(search)
    )
      return false
    if (role !== null && person.role !== role) return false
    if (state !== null && ('member' in row ? 'valid' : 'pending') !== state) return false
    if (otp === null) return true
    return 'member' in row && hasSecondFactor(row.member) === (otp === '1' || otp === 'true')
  }
  return ok({ key: JSON.stringify([search, otp, role, state]), test })
}

function sorted(rows: Row[], order: Order<UserOrder> | null): Row[] {
  if (order === null) return rows
  const sign = order.descending ? -1 : 1
  const keyed = rows.map((row) => ({ row, key: user(row, false)[order.field] ?? 0 }))
  keyed.sort((a, b) => (a.key < b.key ? -sign : a.key > b.key ? sign : 0))
  return keyed.map(({ row }) => row)
}

function user(row: Row, security: boolean) {
  const person = 'member' in row ? row.member : row.invitation
  const member = 'member' in row ? row.member : null
  return {
    user_id: member?.id ?? null,
    invitation_id: member === null ? person.id : null,
    first_name: person.firstName,
    last_name: person.lastName,
    display_name: `${person.firstName} ${person.lastName}`,
    email: person.email,
    avatar: null,
    role_type: person.role,
    state_in_account: member === null ? 'pending' : 'valid',
    is_correspondent: false,
    is_correspondent_billing: false,
    is_workspace_only: false,
    has_no_manager_access: false,
    has_billing_access: person.role === 'owner' || person.role === 'admin',
    is_sso: member?.sso ?? false,
    language_id: person.languageId,
    unique_key: member === null ? `invitation-${person.id}` : `user-${person.id}`,
    last_login_at: secondsOrNull(member?.lastLoginAt ?? null),
    partnership_id: null,
    ...(security && member !== null ? { security: securityOf(member) } : {}),
  }
}

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
    url_accept: 'https://welcome.invalid/invitation/account/0?lang=en',
  }
}
