/** Products of an organisation. */
import * as v from 'valibot'
import { told } from './fact.ts'
import { isoTime } from './time.ts'

export const product = v.strictObject({
  id: v.string(),
  /** The provider's name of the service (`email_hosting`, `domain`, …): an open set. */
  service: v.string(),
  name: v.string(),
  expiresAt: told(v.nullable(isoTime)),
  locked: told(v.boolean()),
  maintenance: told(v.boolean()),
  busy: told(v.boolean()),
})
export type Product = v.InferOutput<typeof product>
