/** What the person chooses. */
import * as v from 'valibot'

export const languages = ['en', 'fr', 'de', 'it', 'es'] as const
export type Language = (typeof languages)[number]

/** Days before the end of a name at which the person wants to hear of it. */
export const domainThresholds = v.pipe(
  v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365))),
  v.minLength(1),
  v.maxLength(10),
)

export const settings = v.strictObject({
  /** `null` follows the browser or the system. */
  language: v.nullable(v.picklist(languages)),
  /** Days before expiry at which a domain needs the person, largest first. */
  domainThresholds,
  /** Days after which the person wants a new password. */
  passwordDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(30), v.maxValue(3650)), 365),
  notices: v.strictObject({
    browser: v.boolean(),
    desktop: v.boolean(),
    least: v.picklist(['critical', 'warning', 'notice']),
  }),
  /** Organisations that the badge does not count, by their ids: a new one counts until the person says otherwise. */
  leftOut: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(1000)), []),
  /** Days for which the journal and what happened to names are kept. */
  keepDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(90), v.maxValue(3650)), 1095),
})
export type Settings = v.InferOutput<typeof settings>

/** As the daemon tells them: `locked` names what a configuration file settles, such as `notices.desktop`. */
export const settingsAnswer = v.strictObject({ ...settings.entries, locked: v.array(v.string()) })
export type SettingsAnswer = v.InferOutput<typeof settingsAnswer>

export const defaultSettings: Settings = {
  language: null,
  domainThresholds: [60, 30, 14, 7, 3, 1],
  passwordDays: 365,
  notices: { browser: true, desktop: true, least: 'warning' },
  leftOut: [],
  keepDays: 1095,
}
