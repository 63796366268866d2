/** Organisations and the people in them. */
import * as v from 'valibot'
import { told, unknown, type Told } from './fact.ts'
import type { Language } from './settings.ts'
import { isoTime, type IsoTime } from './time.ts'

/** `owner` at the provider is the legal representative, `admin` the administrator, `normal` the collaborator, `client` the external. */
export const roles = ['legal-representative', 'administrator', 'collaborator', 'external'] as const
export type Role = (typeof roles)[number]

export const organisation = v.strictObject({
  id: v.string(),
  name: v.string(),
  role: told(v.picklist(roles)),
  requires2fa: told(v.boolean()),
  supportLevel: told(v.number()),
  blocked: told(v.boolean()),
})
export type Organisation = v.InferOutput<typeof organisation>

/** `invited` has no account here yet; `sso` signs in elsewhere, so 2FA is not judged here. */
const memberKinds = ['member', 'external', 'invited', 'sso'] as const

/** `weak`: a second factor that can be intercepted (SMS) is the only one. `some`: there is one, the source does not say which. */
const twoFactorStates = ['on', 'weak', 'some', 'off'] as const
export type TwoFactorState = (typeof twoFactorStates)[number]

/** What somebody may reach beside the products that they were given. */
const rights = v.strictObject({
  billing: told(v.boolean()),
  /** The Manager itself, and not the Web apps alone. */
  manager: told(v.boolean()),
})
const unheard = { billing: unknown('never-asked'), manager: unknown('never-asked') }

export const member = v.strictObject({
  /** Unique in its organisation: `u…` for a user, `i…` for an invitation. */
  id: v.string(),
  name: v.string(),
  email: v.string(),
  kind: v.picklist(memberKinds),
  role: told(v.picklist(roles)),
  twoFactor: told(v.picklist(twoFactorStates)),
  lastSeenAt: told(v.nullable(isoTime)),
  // a version that did not ask for it has kept members without
  rights: v.optional(rights, unheard),
})
export type Member = v.InferOutput<typeof member>

export const invitationStatuses = ['accepted', 'cancelled', 'pending', 'rejected'] as const

/** An invitation that is still open. The link by which it is accepted is a secret, and is kept nowhere. */
export interface Invitation {
  /** That of the invited member: `i…`. */
  readonly id: string
  readonly email: string
  readonly name: string
  readonly role: Told<Role>
  readonly status: Told<(typeof invitationStatuses)[number]>
  readonly sentAt: Told<IsoTime | null>
  /** `null` where it never ends. */
  readonly expiresAt: Told<IsoTime | null>
  readonly language: Told<Language>
  /** What the administration will write to this person about. */
  readonly contact: Told<{ readonly billing: boolean; readonly products: boolean }>
  /** Ids of the products that were given. */
  readonly products: Told<readonly string[]>
}

export const canAdminister = (role: Role): boolean =>
  role === 'legal-representative' || role === 'administrator'

/** What the Team view asks for and gets: one page of people, and how many there are of each sort. */
export const memberFilters = [
  'without-2fa',
  'weak',
  'invited',
  'external',
  'sso',
  'administrators',
  'all',
] as const
/** `worst` puts administrators without 2FA first; the others sort by a column. */
export const memberOrders = ['worst', 'name', 'role', 'two-factor', 'last-seen', 'last-alert'] as const
export const memberQuery = v.strictObject({
  organisation: v.string(),
  filter: v.optional(v.picklist(memberFilters), 'all'),
  order: v.optional(v.picklist(memberOrders), 'worst'),
  reversed: v.optional(v.picklist(['true', 'false']), 'false'),
  search: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
  offset: v.optional(v.pipe(v.string(), v.regex(/^\d{1,7}$/), v.transform(Number)), '0'),
  limit: v.optional(v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number)), '100'),
})
export const memberRow = v.strictObject({
  id: v.string(),
  name: v.string(),
  email: v.string(),
  kind: v.picklist(memberKinds),
  role: v.nullable(v.picklist(roles)),
  /** As a person reads it: whichever factor it is, on is on. */
  twoFactor: v.nullable(v.picklist(['on', 'weak', 'off'])),
  lastSeenAt: v.nullable(isoTime),
  lastAlertAt: v.nullable(isoTime),
})
export type MemberRow = v.InferOutput<typeof memberRow>
export const memberPage = v.strictObject({
  total: v.number(),
  counts: v.record(v.picklist(memberFilters), v.number()),
  observedAt: v.nullable(isoTime),
  rows: v.array(memberRow),
})
export type MemberPage = v.InferOutput<typeof memberPage>
