/** Incidents and maintenance of the provider's platform: the same for everybody. */
import * as v from 'valibot'
import { told } from './fact.ts'
import { listed } from './listed.ts'
import { languages } from './settings.ts'
import { isoTime } from './time.ts'

/** Over are `terminated` and `reviewed`, which also says what had happened. */
const incidentStatuses = ['in-progress', 'planned', 'reviewed', 'terminated'] as const

export const incident = v.strictObject({
  id: v.string(),
  /** The provider's word; the set is open. */
  type: v.string(),
  status: told(v.picklist(incidentStatuses)),
  title: v.string(),
  /** The title in the languages in which it was given. */
  translations: v.array(v.strictObject({ language: v.picklist(languages), title: v.string() })),
  services: v.array(v.string()),
  /** Whether it was an attack on the platform; versions that did not ask kept none. */
  cyberattack: v.optional(told(v.boolean()), { unknown: 'never-asked' }),
  startedAt: told(isoTime),
  /** `null` while there is no end. */
  endedAt: told(v.nullable(isoTime)),
})
export type Incident = v.InferOutput<typeof incident>

/** What `GET /v1/incidents` answers: those that run or are planned, and those of which it is not known. */
export const incidentsAnswer = listed(incident)
