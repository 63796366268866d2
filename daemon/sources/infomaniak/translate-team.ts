/** Organisations and their people, as the shared records. */
import * as v from 'valibot'
import { isKnown, known, unknown, type Told } from '#shared/fact.ts'
import type { Member, Organisation, Role, TwoFactorState } from '#shared/team.ts'
import { memberTwoFactor } from './two-factor.ts'
import { tell, textOf, wireBoolean, wireCount, wireId, wireTime, type WireRecord } from './wire.ts'

/** `owner` is shown as legal representative by the provider's own client; `normal` and `client` follow from the guides. */
const wireRole = v.pipe(
  v.picklist(['owner', 'admin', 'normal', 'client']),
  v.transform((name) => roleByWireName[name]),
)
const roleByWireName = {
  owner: 'legal-representative',
  admin: 'administrator',
  normal: 'collaborator',
  client: 'external',
} as const satisfies Record<string, Role>

/** `null` when it has no identity. */
export function translateOrganisation(account: WireRecord): Organisation | null {
  const id = v.safeParse(wireId, account['id'])
  if (!id.success) return null
  return {
    id: id.output,
    name: textOf(account, 'name') || id.output,
    role: tell(account, wireRole, 'type'),
    requires2fa: tell(account, wireBoolean, 'has_2fa_required'),
    supportLevel: tell(account, wireCount, 'support_level'),
    blocked: tell(account, wireBoolean, 'is_blocked'),
  }
}

/** `null` when it has no identity. */
export function translateMember(user: WireRecord): Member | null {
  const isUser = user['user_id'] !== null && user['user_id'] !== undefined
  const identity = v.safeParse(wireId, user[isUser ? 'user_id' : 'invitation_id'])
  if (!identity.success) return null
  const role = tell(user, wireRole, 'role_type')
  const kind = kindOf(user, isUser, role)
  const email = textOf(user, 'email')
  const fullName = `${textOf(user, 'first_name')} ${textOf(user, 'last_name')}`.trim()
  return {
    id: `${isUser ? 'u' : 'i'}${identity.output}`,
    name: textOf(user, 'display_name') || fullName || email,
    email,
    kind,
    role,
    twoFactor: isJudged(kind) ? memberTwoFactor(user) : unknown('not-published'),
    lastSeenAt: tell(user, v.nullable(wireTime), 'last_login_at'),
    rights: { billing: tell(user, wireBoolean, 'has_billing_access'), manager: managerAccess(user) },
  }
}

/** Two fields may say no, and only both together yes. */
function managerAccess(user: WireRecord): Told<boolean> {
  const refusals = [
    tell(user, wireBoolean, 'has_no_manager_access'),
    tell(user, wireBoolean, 'is_workspace_only'),
  ]
  if (refusals.some((told) => isKnown(told) && told.known)) return known(false)
  return refusals.find((told) => !isKnown(told)) ?? known(true)
}

function kindOf(user: WireRecord, isUser: boolean, role: Told<Role>): Member['kind'] {
  if (!isUser || user['state_in_account'] === 'pending') return 'invited'
  const sso = tell(user, wireBoolean, 'is_sso')
  if (isKnown(sso) && sso.known) return 'sso'
  return isKnown(role) && role.known === 'external' ? 'external' : 'member'
}

/** Who is invited has no login yet, and who comes by SSO shows the second factor elsewhere. */
export const isJudged = (kind: Member['kind']): boolean => kind === 'member' || kind === 'external'

/** Joins what both ways say of a member; if they contradict each other, nobody knows. */
export function joinTwoFactor(
  bySecurity: Told<TwoFactorState>,
  byFilter: Told<TwoFactorState>,
): Told<TwoFactorState> {
  if (!isKnown(bySecurity)) {
    // Nothing outweighs an answer that was there and could not be understood.
    return bySecurity.unknown === 'odd' || !isKnown(byFilter) ? bySecurity : byFilter
  }
  if (!isKnown(byFilter)) return byFilter.unknown === 'odd' ? byFilter : bySecurity
  const agree = (bySecurity.known === 'off') === (byFilter.known === 'off')
  return agree ? known(bySecurity.known) : unknown('odd')
}
