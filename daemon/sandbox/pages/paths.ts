/** Where each page of the sandbox Manager lies: as at the real Manager where that is known, sensible elsewhere. */
import { seededOrganisation } from '#daemon/sandbox/seed.ts'

/** An address that names the organisation it is about. */
export const renewalsOf = (organisationId: number | string): string =>
  `/v3/${organisationId}/accounts/accounting/renewal`

export const sandboxPages = {
  home: '/v3/ng/home',
  signIn: '/login',
  secondFactor: '/login/second-factor',
  forgottenPassword: '/login/forgotten-password',
  forgottenAddress: '/login/forgotten-address',
  recovery: '/login/recovery',
  newDetails: '/login/recovery/details',
  verifyIdentity: '/login/verify-identity',
  signOut: '/logout',
  users: '/v3/ng/accounts/rights/users/list',
  invitations: '/v3/ng/accounts/rights/users/add',
  signUp: '/signup',
  support: '/v3/ng/support',
  calendar: '/calendar',
  twoFactor: '/2fa',
  profile: '/v3/ng/profile/user/dashboard',
  applicationPasswords: '/v3/profile/application-password',
  loginAddress: '/v3/ng/profile/user/login-address',
  tokens: '/v3/ng/profile/user/token/list',
  securityInfo: '/v3/ng/profile/user/security',
  activity: '/v3/ng/profile/user/activities',
  secureTools: '/v3/ng/profile/user/secure',
  organisationActivity: '/v3/ng/accounts/activities',
  organisationSecurity: '/v3/ng/accounts/security',
  domains: '/v3/ng/domains',
  renewals: renewalsOf(seededOrganisation),
  restore: '/v3/ng/domains/restore',
  products: '/v3/ng/products',
  mailServices: '/v3/ng/products/mail',
  leave: '/v3/ng/accounts/leave',
  switchOrganisation: '/v3/ng/accounts/switch',
  mail: '/mail',
  kdrive: '/kdrive',
  phone: '/sandbox/phone',
  apps: '/sandbox/apps',
  outbox: '/sandbox/outbox',
  clock: '/sandbox/clock',
  stranger: '/sandbox/stranger',
} as const
export type SandboxPage = keyof typeof sandboxPages
