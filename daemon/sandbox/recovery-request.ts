/** What people ask who cannot sign in. Moments are milliseconds since the epoch. */
import * as v from 'valibot'

const moment = v.number()

/** Somebody without a session who forgot a password or a login address. */
export const recovery = v.object({
  /** Known to the form alone. */
  id: v.string(),
  /** Nobody where what was typed belongs to no account, which the pages do not tell. */
  personId: v.nullable(v.number()),
  typed: v.string(),
  /** By the computer's clock. */
  createdAt: moment,
  code: v.nullable(v.string()),
  wrongCodes: v.number(),
  /** The right code was entered. */
  proven: v.boolean(),
})
export type Recovery = v.InferOutput<typeof recovery>

export const identityCases = ['password', 'address', 'deleted', 'second-factor'] as const
export const identityRequest = v.object({
  id: v.number(),
  at: moment,
  about: v.picklist(identityCases),
  by: v.picklist(['kcheck', 'manual']),
  name: v.string(),
  contact: v.string(),
})
