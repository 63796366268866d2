/** What is done on the page of a guided action, in the guide's order, and what must be known before. */
import type { ActionId } from '#shared/actions.ts'
import type { MessageKey } from '#shared/i18n.ts'

/** How many steps each has; the words are `action.<id>.step.<n>`. */
export const stepCount = {
  'enable-2fa': 5,
  'send-security-alert': 4,
  'require-2fa': 3,
  'renew-domain': 3,
  'restore-domain': 5,
  'enable-renewal-warranty': 3,
  'edit-recovery-phone': 3,
  'edit-recovery-email': 3,
  'edit-login-address': 3,
  'change-password': 3,
  'manage-application-passwords': 3,
  'manage-devices': 3,
  'enable-alerts': 3,
  'manage-users': 3,
  'manage-products': 3,
  'block-product': 4,
  'unblock-product': 4,
  'maintenance-on': 4,
  'maintenance-off': 3,
  'renew-product': 3,
  'open-support': 1,
  'subscribe-support': 2,
  'open-manager': 3,
  reconnect: 3,
  'open-sessions': 0,
  'open-account': 0,
  'open-activity': 0,
  'secure-account': 0,
} as const satisfies Record<ActionId, number>

export const stepsOf = (action: ActionId): MessageKey[] =>
  Array.from(
    { length: stepCount[action] },
    (_, index) => `action.${action}.step.${String(index + 1)}` as MessageKey,
  )

/** What must be known before the first step. */
export const noteByAction: Partial<Record<ActionId, MessageKey>> = {
  'enable-2fa': 'action.enable-2fa.note',
  'require-2fa': 'action.require-2fa.note',
  'restore-domain': 'action.restore-domain.note',
  'block-product': 'action.block-product.note',
  'unblock-product': 'action.unblock-product.note',
  'maintenance-on': 'action.maintenance-on.note',
  'open-support': 'support.code',
}
