/** Which page of the sandbox each guided action opens, each link of a plan, and each rehearsal. */
import { sandboxPages } from './sandbox/pages/paths.ts'
import type { ManagerActionId } from '#shared/actions.ts'
import type { PlanLinkId } from '#shared/plan-links.ts'
import type { RecoveryCase } from '#shared/plan-steps.ts'

export const sandboxPathByAction: Readonly<Record<ManagerActionId, string>> = {
  'enable-2fa': sandboxPages.twoFactor,
  'send-security-alert': sandboxPages.users,
  'require-2fa': sandboxPages.organisationSecurity,
  'renew-domain': sandboxPages.renewals,
  'restore-domain': sandboxPages.restore,
  'enable-renewal-warranty': sandboxPages.domains,
  'edit-recovery-phone': sandboxPages.securityInfo,
  'edit-recovery-email': sandboxPages.securityInfo,
  'edit-login-address': sandboxPages.loginAddress,
  'change-password': sandboxPages.securityInfo,
  'manage-application-passwords': sandboxPages.applicationPasswords,
  'manage-devices': sandboxPages.secureTools,
  'enable-alerts': sandboxPages.securityInfo,
  'manage-users': sandboxPages.users,
  'manage-products': sandboxPages.products,
  'block-product': sandboxPages.products,
  'unblock-product': sandboxPages.products,
  'maintenance-on': sandboxPages.products,
  'maintenance-off': sandboxPages.products,
  'renew-product': sandboxPages.renewals,
  'open-support': sandboxPages.support,
  'subscribe-support': sandboxPages.support,
  'open-manager': sandboxPages.home,
  reconnect: sandboxPages.tokens,
}

/** The others are the provider's own guides. */
export const sandboxPathByPlanLink: Readonly<Partial<Record<PlanLinkId, string>>> = {
  login: sandboxPages.signIn,
  'forgotten-password': sandboxPages.forgottenPassword,
  'forgotten-address': sandboxPages.forgottenAddress,
  'secure-guide': sandboxPages.secureTools,
  activity: sandboxPages.activity,
  support: sandboxPages.support,
}

export const sandboxPathByCase: Readonly<Record<RecoveryCase, string>> = {
  'forgotten-password': sandboxPages.forgottenPassword,
  'forgotten-address': sandboxPages.forgottenAddress,
  'address-deleted-elsewhere': sandboxPages.signIn,
  'address-deleted-hosted': sandboxPages.signIn,
  'phone-lost': sandboxPages.signIn,
  'second-factor-lost': sandboxPages.signIn,
  'mailbox-password': sandboxPages.mailServices,
}
