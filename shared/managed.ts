/** What somebody else may settle for a person: an organisation for its computers, or the person for a computer that runs by itself. */
import * as v from 'valibot'
import { domainThresholds, languages, settings, type Settings } from './settings.ts'

/** As the person names them too: in `latchkey doctor`, and in what refuses a change. */
export const lockable = [
  'port',
  'language',
  'domainThresholds',
  'passwordDays',
  'notices.browser',
  'notices.desktop',
  'notices.least',
  'leftOut',
  'keepDays',
  'messages.receiver',
  'messages.dns',
  'feeds.files',
  'feeds.served',
] as const
export type Lockable = (typeof lockable)[number]

const port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535))
const { notices, leftOut, passwordDays, keepDays } = settings.entries
const messages = v.unwrap(settings.entries.messages).entries

/** What each may be. `feeds` says what may be switched on; the rest is the value itself. */
export const lockableValues = {
  port,
  language: v.picklist(languages),
  domainThresholds,
  passwordDays: v.unwrap(passwordDays),
  'notices.browser': notices.entries.browser,
  'notices.desktop': notices.entries.desktop,
  'notices.least': notices.entries.least,
  leftOut: v.unwrap(leftOut),
  keepDays: v.unwrap(keepDays),
  'messages.receiver': v.unwrap(messages.receiver),
  'messages.dns': messages.dns,
  'feeds.files': v.boolean(),
  'feeds.served': v.boolean(),
} as const satisfies Record<Lockable, v.GenericSchema>

export type Locks = { readonly [Key in Lockable]?: v.InferOutput<(typeof lockableValues)[Key]> }

/** The person's settings with what is settled for them in its place. */
export const settle = (chosen: Settings, locks: Locks): Settings => ({
  ...chosen,
  language: locks.language ?? chosen.language,
  domainThresholds: locks.domainThresholds ?? chosen.domainThresholds,
  passwordDays: locks.passwordDays ?? chosen.passwordDays,
  leftOut: locks.leftOut ?? chosen.leftOut,
  keepDays: locks.keepDays ?? chosen.keepDays,
  notices: {
    ...chosen.notices,
    browser: locks['notices.browser'] ?? chosen.notices.browser,
    desktop: locks['notices.desktop'] ?? chosen.notices.desktop,
    least: locks['notices.least'] ?? chosen.notices.least,
  },
  messages: {
    receiver: locks['messages.receiver'] ?? chosen.messages.receiver,
    dns: locks['messages.dns'] ?? chosen.messages.dns,
  },
})

const as = <T>(lock: unknown, mine: T, now: T): T => (lock === undefined ? now : mine)

/** What is to be kept of a change: what is settled stays as the person had it, so that it comes back when nobody settles it any more. */
export const unsettle = (before: Settings, changed: Settings, locks: Locks): Settings => {
  return {
    ...changed,
    language: as(locks.language, before.language, changed.language),
    domainThresholds: as(locks.domainThresholds, before.domainThresholds, changed.domainThresholds),
    passwordDays: as(locks.passwordDays, before.passwordDays, changed.passwordDays),
    leftOut: as(locks.leftOut, before.leftOut, changed.leftOut),
    keepDays: as(locks.keepDays, before.keepDays, changed.keepDays),
    notices: {
      ...changed.notices,
      browser: as(locks['notices.browser'], before.notices.browser, changed.notices.browser),
      desktop: as(locks['notices.desktop'], before.notices.desktop, changed.notices.desktop),
      least: as(locks['notices.least'], before.notices.least, changed.notices.least),
    },
    messages: {
      receiver: as(locks['messages.receiver'], before.messages.receiver, changed.messages.receiver),
      dns: as(locks['messages.dns'], before.messages.dns, changed.messages.dns),
    },
  }
}

/** Whether a change would leave what is settled. What is sent along unchanged is none. */
export const touchesLocks = (changed: Settings, locks: Locks): boolean =>
  JSON.stringify(settle(changed, locks)) !== JSON.stringify(settle(changed, {}))
