/** What a person says of a thing that needs them: later, or never mind, with the reason and an end. */
import * as v from 'valibot'
import { isoTime } from './time.ts'

const reason = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(280))
const key = v.pipe(v.string(), v.minLength(1), v.maxLength(300))

/** A snooze or a dismissal always ends; worse news ends it early. */
export const markRequest = v.strictObject({
  key,
  as: v.picklist(['snoozed', 'dismissed']),
  until: isoTime,
  reason,
})
export const unmarkRequest = v.strictObject({ key })
/** The person opened the guided action of a thing: the next sync says whether it took. */
export const actedRequest = v.strictObject({ key })
