/** An organisation, who belongs to it, and who is invited. Moments are milliseconds since the epoch. */
import * as v from 'valibot'

const moment = v.number()

/** Legal representative, administrator, collaborator, external. */
const roleTypes = ['owner', 'admin', 'normal', 'client'] as const
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
  role: v.picklist(['owner', 'admin', 'normal']),
  status: v.picklist(['accepted', 'cancelled', 'pending', 'rejected']),
  sentAt: moment,
  expiresAt: moment,
  languageId: v.number(),
})
export type Invitation = v.InferOutput<typeof invitation>
