/** Who was told, when and how, that their account lacks something: no source shows an alert, so the person's word is kept. */
import * as v from 'valibot'
import { isoTime } from './time.ts'

/** `manager`: the Manager's own security alert, sent on its page. `mail`: a mail of the person's own. */
export const alertWays = ['manager', 'mail'] as const

export const alert = v.strictObject({
  id: v.string(),
  organisation: v.string(),
  /** Of the member in the organisation. */
  member: v.string(),
  /** As they were then: whoever left is still told of by name. */
  name: v.string(),
  email: v.string(),
  way: v.picklist(alertWays),
  at: isoTime,
})
export type Alert = v.InferOutput<typeof alert>

/** `POST /v1/alerts`: the person says that these were told. `many` at once have one moment. */
export const alertsAdd = v.strictObject({
  organisation: v.string(),
  members: v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.minLength(1), v.maxLength(10_000)),
  way: v.picklist(alertWays),
})
/** `POST /v1/alerts/remove`: it was not so. */
export const alertsRemove = v.strictObject({
  ids: v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.minLength(1), v.maxLength(10_000)),
})
/** `GET /v1/alerts?organisation=&member=`: newest first. */
export const alertsQuery = v.strictObject({
  organisation: v.string(),
  member: v.optional(v.pipe(v.string(), v.maxLength(40))),
  offset: v.optional(v.pipe(v.string(), v.regex(/^\d{1,7}$/), v.transform(Number)), '0'),
  limit: v.optional(v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number)), '100'),
})
export const alertsPage = v.strictObject({ total: v.number(), rows: v.array(alert) })
/** What `POST /v1/alerts` answers: those that are new, so that they can be taken back; whoever is no longer there is left out. */
export const alertsAdded = v.strictObject({ added: v.array(alert), missing: v.number() })
