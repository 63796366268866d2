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
  'enable-alerts',
  'manage-users',
  'manage-products',
  'open-manager',
  'reconnect',
  'open-sessions',
] as const
export type ActionId = (typeof actionIds)[number]
/** Those that are done on a page of the Manager; the sessions of a browser are mended in the extension itself. */
export type ManagerActionId = Exclude<ActionId, 'open-sessions'>
