/** The lists that a profile's country, language and time zone are chosen from. */
import * as v from 'valibot'
import { told } from './fact.ts'
import { listed } from './listed.ts'

export const referenceLists = ['countries', 'languages', 'timeZones'] as const
export type ReferenceList = (typeof referenceLists)[number]

export const reference = v.strictObject({
  /** The provider's number for it: what a change of the profile names. */
  id: v.string(),
  name: v.string(),
  /** `CH`, `fr_FR`, or a zone's distance from Greenwich, `01:00`; `null` where it was not said. */
  code: v.nullable(v.string()),
  /** Only of countries it is said; the others can all be chosen. */
  enabled: told(v.boolean()),
})
export type Reference = v.InferOutput<typeof reference>

/** What `GET /v1/references` answers. */
export const referencesAnswer = v.strictObject({
  countries: listed(reference),
  languages: listed(reference),
  timeZones: listed(reference),
})
