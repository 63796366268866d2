/** Which page of the sandbox each guided action opens. */
import { sandboxPages } from './sandbox/pages/paths.ts'
import type { ManagerActionId } from '#shared/actions.ts'

export const sandboxPathByAction: Readonly<Record<ManagerActionId, string>> = {
  'enable-2fa': sandboxPages.twoFactor,
  'send-security-alert': sandboxPages.users,
  'require-2fa': sandboxPages.organisationSecurity,
  'renew-domain': sandboxPages.renewals,
  'restore-domain': sandboxPages.restore,
  'enable-renewal-warranty': sandboxPages.domains,
  'edit-recovery-phone': sandboxPages.securityInfo,
  'edit-recovery-email': sandboxPages.securityInfo,
  'enable-alerts': sandboxPages.securityInfo,
  'manage-users': sandboxPages.users,
  'manage-products': sandboxPages.products,
  'open-manager': sandboxPages.home,
  reconnect: sandboxPages.tokens,
}
