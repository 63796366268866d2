/** When nothing is to sound, by the person's own clock. */
import * as v from 'valibot'

/** `HH:MM` on the person's clock. */
export const timeOfDay = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/))

/** In the settings. Between the two times nothing sounds, but for what is critical where the person wants that. */
export const quietHours = v.strictObject({
  from: timeOfDay,
  to: timeOfDay,
  /** Critical notices come all the same. */
  criticalAnyway: v.boolean(),
})
export type QuietHours = v.InferOutput<typeof quietHours>

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
/** IANA's name, such as `Europe/Zurich`. */
export const timeZone = v.pipe(v.string(), v.maxLength(60), v.check(isTimeZone))
