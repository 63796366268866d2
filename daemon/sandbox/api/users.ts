/** The people of an organisation, invited ones among them. */
import { ok } from '#shared/result.ts'
import { roleIn, type Place } from '#daemon/sandbox/membership.ts'
import type { Invitation, Organisation, RoleType } from '#daemon/sandbox/organisation.ts'
import { hasSecondFactor } from '#daemon/sandbox/two-factor.ts'
import { securityOf } from './profile.ts'
import { listReply, orderOf, secondsOrNull, withOf, type Order, type Query } from './query.ts'
import { invalid, refuse, type Reply } from './reply.ts'
import type { Call } from './route.ts'

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

/** Who may see everybody: an assumption, as the API does not say who may list users. */
const seesEverybody = (role: RoleType | null) => role === 'owner' || role === 'admin'

type Row = Place | { readonly invitation: Invitation }

export function users({ world, caller, query }: Call, organisation: Organisation): Reply {
  if (!seesEverybody(roleIn(world.state, caller, organisation)))
    return refuse('access_denied', 'Your role does not allow this')
  const wanted = withOf(query, USER_PARTS)
  if (!wanted.ok) return wanted
  const order = orderOf(query, USER_ORDERS)
  if (!order.ok) return order
  const keep = userFilter(query)
  if (!keep.ok) return keep
  const { key, test } = keep.value
  // A list is filtered and sorted once for each way of asking; a page then costs its own length.
  const rows = world.view(
    `users?${organisation.id}&${key}&${order.value?.field}&${order.value?.descending}`,
    () => {
      const all: Row[] = [
        ...world.peopleOf(organisation),
        ...world.state.invitations
          .filter((one) => one.organisationId === organisation.id && one.status === 'pending')
          .map((one) => ({ invitation: one })),
      ]
      return sorted(all.filter(test), order.value)
    },
  )
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
    const person = 'person' in row ? row.person : row.invitation
    if (
      search !== '' &&
      !`${person.firstName} ${person.lastName} ${person.email}`.toLowerCase().includes(search)
    )
      return false
    if (role !== null && roleOf(row) !== role) return false
    if (state !== null && ('person' in row ? 'valid' : 'pending') !== state) return false
    if (otp === null) return true
    return 'person' in row && hasSecondFactor(row.person) === (otp === '1' || otp === 'true')
  }
  return ok({ key: JSON.stringify([search, otp, role, state]), test })
}

const roleOf = (row: Row): RoleType => ('person' in row ? row.membership.role : row.invitation.role)

function sorted(rows: Row[], order: Order<UserOrder> | null): Row[] {
  if (order === null) return rows
  const sign = order.descending ? -1 : 1
  const keyed = rows.map((row) => ({ row, key: user(row, false)[order.field] ?? 0 }))
  keyed.sort((a, b) => (a.key < b.key ? -sign : a.key > b.key ? sign : 0))
  return keyed.map(({ row }) => row)
}

function user(row: Row, security: boolean) {
  const person = 'person' in row ? row.person : row.invitation
  const member = 'person' in row ? row.person : null
  const role = roleOf(row)
  return {
    user_id: member?.id ?? null,
    invitation_id: member === null ? person.id : null,
    first_name: person.firstName,
    last_name: person.lastName,
    display_name: `${person.firstName} ${person.lastName}`,
    email: person.email,
    avatar: null,
    role_type: role,
    state_in_account: member === null ? 'pending' : 'valid',
    is_correspondent: false,
    is_correspondent_billing: false,
    is_workspace_only: false,
    has_no_manager_access: 'person' in row && row.membership.webAppsOnly,
    has_billing_access: role === 'owner' || role === 'admin',
    is_sso: member?.sso ?? false,
    language_id: person.languageId,
    unique_key: member === null ? `invitation-${person.id}` : `user-${person.id}`,
    last_login_at: secondsOrNull(member?.lastLoginAt ?? null),
    partnership_id: null,
    ...(security && member !== null ? { security: securityOf(member) } : {}),
  }
}
