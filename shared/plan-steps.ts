/**
 * The steps of every plan and their order, so that a page can draw them with nobody to ask; and whose plan an id names.
 */
import * as v from 'valibot'
import type { ActionId } from './actions.ts'
import { connectionName } from './connections.ts'
import type { PlanLinkId } from './plan-links.ts'

interface Step {
  readonly id: string
  /** Where it is done: a guided action, or a page of its own. */
  readonly action?: ActionId
  readonly link?: PlanLinkId
}

/** `step.<id>` says each; the order is the provider's. */
const planSteps = {
  'forgotten-password': [
    { id: 'reset-page', link: 'forgotten-password' },
    { id: 'enter-login' },
    { id: 'choose-option' },
    { id: 'identity' },
    { id: 'password-new' },
  ],
  'forgotten-address': [
    { id: 'address-page', link: 'forgotten-address' },
    { id: 'enter-phone' },
    { id: 'enter-recovery' },
    { id: 'receive-login' },
    { id: 'identity-manual' },
    { id: 'signed-in', link: 'login' },
  ],
  'address-deleted-elsewhere': [
    { id: 'sign-in-last', link: 'login' },
    { id: 'login-moved', action: 'edit-login-address' },
  ],
  'address-deleted-hosted': [
    { id: 'find-sms' },
    { id: 'identity-no-mobile' },
    { id: 'login-page', link: 'login' },
    { id: 'enter-user-name' },
    { id: 'same-password' },
    { id: 'new-details' },
    { id: 'login-moved', action: 'edit-login-address' },
  ],
  'phone-lost': [
    { id: 'sim-blocked' },
    { id: 'other-factor', link: 'login' },
    { id: 'phone-replaced', action: 'edit-recovery-phone' },
    { id: 'factor-moved', action: 'enable-2fa' },
    { id: 'codes-left', action: 'enable-2fa' },
  ],
  'second-factor-lost': [
    { id: 'other-method', link: 'login' },
    { id: 'use-code', link: 'login' },
    { id: 'factor-help', link: 'second-factor-help' },
    { id: 'signed-in' },
    { id: 'two-methods', action: 'enable-2fa' },
    { id: 'codes-left', action: 'enable-2fa' },
  ],
  'mailbox-password': [
    { id: 'manager-open', action: 'open-manager' },
    { id: 'mailbox-new', action: 'manage-products' },
    { id: 'mail-apps' },
  ],
  'secure-account': [
    { id: 'secure-guide', link: 'secure-guide' },
    { id: 'activity', link: 'activity' },
    { id: 'two-factor', action: 'enable-2fa' },
    { id: 'password-changed', action: 'change-password' },
    { id: 'mail-passwords', action: 'manage-products' },
    { id: 'app-passwords-gone', action: 'manage-application-passwords' },
    { id: 'devices', action: 'manage-devices' },
  ],
  'enable-2fa': [
    { id: 'sync-tools' },
    { id: 'method-set-up', action: 'enable-2fa' },
    { id: 'codes-kept' },
    { id: 'codes-left', action: 'enable-2fa' },
    { id: 'app-passwords-made', action: 'manage-application-passwords' },
    { id: 'two-factor', action: 'enable-2fa' },
  ],
  leaving: [
    { id: 'representative', action: 'manage-users' },
    { id: 'products-handed' },
    { id: 'contacts-moved' },
    { id: 'login-trap' },
    { id: 'invitations', action: 'manage-users' },
    { id: 'removed', action: 'manage-users' },
  ],
  incident: [
    { id: 'alternative', link: 'secure-guide' },
    { id: 'member-two-factor', action: 'send-security-alert' },
    { id: 'support-asked', link: 'support' },
    { id: 'manager-shut' },
    { id: 'mail-shut', action: 'maintenance-on' },
    { id: 'products-blocked', action: 'block-product' },
    { id: 'web-shut' },
    { id: 'apps-shut' },
    { id: 'not-seen' },
  ],
} as const satisfies Readonly<Record<string, readonly Step[]>>

export type PlanKind = keyof typeof planSteps
export type StepId<K extends PlanKind = PlanKind> = (typeof planSteps)[K][number]['id']

export const planKinds = Object.keys(planSteps) as readonly PlanKind[]
/** Ways in which somebody is locked out, each with a rehearsal. */
export const recoveryCases = [
  'forgotten-password',
  'forgotten-address',
  'address-deleted-elsewhere',
  'address-deleted-hosted',
  'phone-lost',
  'second-factor-lost',
  'mailbox-password',
] as const satisfies readonly PlanKind[]
export type RecoveryCase = (typeof recoveryCases)[number]
export const memberPlans = ['leaving', 'incident'] as const satisfies readonly PlanKind[]
export type MemberPlan = (typeof memberPlans)[number]
export type AccountPlan = Exclude<PlanKind, MemberPlan>

export const stepsOfPlan = (kind: PlanKind): readonly (Step & { readonly id: StepId })[] => planSteps[kind]
export const stepIds = [...new Set(planKinds.flatMap((kind) => stepsOfPlan(kind).map(({ id }) => id)))]

/** Whose plan it is. `login` is `null` for the first one, where it need not be named. */
export type PlanOf =
  | { readonly kind: AccountPlan; readonly login: string | null }
  | { readonly kind: MemberPlan; readonly organisation: string; readonly member: string }

/** `phone-lost`, `phone-lost@main`, `leaving-42-u7`; `null` for anything else. */
export function planOf(id: string): PlanOf | null {
  const [, of, organisation = '', member = ''] = /^(\w+)-(\d{1,19})-([ui]\d{1,19})$/.exec(id) ?? []
  const memberPlan = memberPlans.find((one) => one === of)
  if (memberPlan) return { kind: memberPlan, organisation, member }
  const [name, login = null, ...more] = id.split('@')
  const kind = planKinds.find((one) => one === name)
  if (kind === undefined || isMemberPlan(kind) || more.length > 0) return null
  return login === null || v.is(connectionName, login) ? { kind, login } : null
}
export const planId = (of: PlanOf): string =>
  'member' in of
    ? `${of.kind}-${of.organisation}-${of.member}`
    : of.login === null
      ? of.kind
      : `${of.kind}@${of.login}`

/** In the daemon's API, which takes an `@` in one spelling alone. */
export const planPath = (id: string): string => `/v1/plans/${encodeURIComponent(id).replaceAll('%40', '@')}`

const isMemberPlan = (kind: PlanKind): kind is MemberPlan => memberPlans.some((one) => one === kind)
