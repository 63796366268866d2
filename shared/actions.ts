/**
 * Guided actions: what Latchkey cannot do itself, the person does on a page of the Manager, with the guide's steps
 * beside it. Each page's address carries how sure it is: `exact` where it was confirmed, else the nearest confirmed one.
 */
export const actionIds = [
  'enable-2fa',
  'send-security-alert',
  'require-2fa',
  'renew-domain',
  'restore-domain',
  'enable-renewal-warranty',
  'edit-recovery-phone',
  'edit-recovery-email',
  'edit-login-address',
  'change-password',
  'manage-application-passwords',
  'manage-devices',
  'enable-alerts',
  'manage-users',
  'manage-products',
  'block-product',
  'unblock-product',
  'maintenance-on',
  'maintenance-off',
  'renew-product',
  'open-support',
  'subscribe-support',
  'open-manager',
  'reconnect',
  'open-sessions',
  'open-account',
  'open-activity',
  'secure-account',
] as const
export type ActionId = (typeof actionIds)[number]
/** Done in the extension itself, on a view of its own. */
const ownActionIds = [
  'open-sessions',
  'open-account',
  'open-activity',
  'secure-account',
] as const satisfies readonly ActionId[]
export type OwnActionId = (typeof ownActionIds)[number]
export const isOwnAction = (action: ActionId): action is OwnActionId =>
  ownActionIds.some((one) => one === action)
/** Those that are done on a page of the Manager. */
export type ManagerActionId = Exclude<ActionId, OwnActionId>
