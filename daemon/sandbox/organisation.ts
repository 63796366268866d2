/** An organisation, who belongs to it, and who is invited. Moments are milliseconds since the epoch. */
import * as v from 'valibot'

const moment = v.number()

/** Legal representative, administrator, collaborator, external. */
export const roleTypes = ['owner', 'admin', 'normal', 'client'] as const
export type RoleType = (typeof roleTypes)[number]

export const organisation = v.object({
  id: v.number(),
  name: v.string(),
  requires2fa: v.boolean(),
  kSuite: v.boolean(),
  supportPlan: v.picklist(['free', 'premium']),
  createdAt: moment,
})
export type Organisation = v.InferOutput<typeof organisation>

export const membership = v.object({
  organisationId: v.number(),
  personId: v.number(),
  role: v.picklist(roleTypes),
  joinedAt: moment,
  /** What those with limited rights see; whoever administers sees every product. */
  productIds: v.array(v.number()),
  /** What the administration writes to this person about. */
  contact: v.object({ billing: v.boolean(), products: v.boolean() }),
  /** Mail, calendars and kDrive are open to them, and nothing of the Manager but their own account. */
  webAppsOnly: v.optional(v.boolean(), false),
  /** By support, for this reason. */
  blocked: v.nullable(v.object({ at: moment, reason: v.string() })),
})
export type Membership = v.InferOutput<typeof membership>

export const invitation = v.object({
  id: v.number(),
  organisationId: v.number(),
  firstName: v.string(),
  lastName: v.string(),
  email: v.string(),
  role: v.picklist(roleTypes),
  /** Which products a person with limited rights will see, and what the administration will write about. */
  productIds: v.array(v.number()),
  contact: v.object({ billing: v.boolean(), products: v.boolean() }),
  /** Whoever has it may accept: part of the link that is mailed. */
  key: v.string(),
  status: v.picklist(['accepted', 'cancelled', 'pending', 'rejected']),
  sentAt: moment,
  expiresAt: moment,
  languageId: v.number(),
})
export type Invitation = v.InferOutput<typeof invitation>

/** A calendar or an address book, and with whom its owner shares it. */
export const shared = v.object({
  id: v.number(),
  organisationId: v.number(),
  ownerId: v.number(),
  kind: v.picklist(['calendar', 'address-book']),
  name: v.string(),
  /** With the whole organisation: externals are left out. */
  withAll: v.boolean(),
  /** With these by name, externals too. */
  personIds: v.array(v.number()),
})
export type Shared = v.InferOutput<typeof shared>

/** What support was asked for, and what it did. */
export const supportRequest = v.object({
  id: v.number(),
  organisationId: v.number(),
  /** Who asked. */
  personId: v.number(),
  at: moment,
  about: v.picklist(['block', 'unblock']),
  /** Whom it is about. */
  targetId: v.number(),
  reason: v.string(),
})
