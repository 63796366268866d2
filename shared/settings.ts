/** What the person chooses. */
import * as v from 'valibot'
import { quietHours, timeZone } from './quiet-hours.ts'

export const languages = ['en', 'fr', 'de', 'it', 'es'] as const
export type Language = (typeof languages)[number]

/** Days before the end of a name at which the person wants to hear of it. */
export const domainThresholds = v.pipe(
  v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365))),
  v.minLength(1),
  v.maxLength(10),
)

/** How messages are checked. */
const messageSettings = v.strictObject({
  /** The authserv-id (RFC 8601) of the server that receives the person's mail, whose results are believed; `null`: nobody's. */
  receiver: v.nullable(
    v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(253), v.regex(/^[\x21-\x7e]+$/)),
  ),
  /** Whether DNS may be asked for the keys of signatures. Nothing leaves without it. */
  dns: v.boolean(),
})
const asIs = { receiver: null, dns: false } as const

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
    quiet: v.optional(v.nullable(quietHours), null),
    /** `null`: the computer's. */
    timeZone: v.optional(v.nullable(timeZone), null),
  }),
  /** Organisations that the badge does not count, by their ids: a new one counts until the person says otherwise. */
  leftOut: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(1000)), []),
  /** Days for which the journal and what happened to names are kept. */
  keepDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(90), v.maxValue(3650)), 1095),
  messages: v.optional(messageSettings, asIs),
})
export type Settings = v.InferOutput<typeof settings>

/** As the daemon tells them: `locked` names what a configuration file settles, such as `notices.desktop`. */
export const settingsAnswer = v.strictObject({ ...settings.entries, locked: v.array(v.string()) })
export type SettingsAnswer = v.InferOutput<typeof settingsAnswer>

export const defaultSettings: Settings = {
  language: null,
  domainThresholds: [60, 30, 14, 7, 3, 1],
  passwordDays: 365,
  notices: { browser: true, desktop: true, least: 'warning', quiet: null, timeZone: null },
  leftOut: [],
  keepDays: 1095,
  messages: asIs,
}
