/**
 * Sessions: the rules that end them, and the receipt of every time one was to end. A browser holds its own rules, so that they
 * hold with the daemon down; it reports them with its receipts, and the daemon judges the policy over all browsers.
 */
import * as v from 'valibot'
import { isoTime } from './time.ts'

/** A host as browsers write it: lower case, ASCII; the rule covers it and everything below it. */
export const site = v.pipe(
  v.string(),
  v.maxLength(253),
  v.regex(/^(?=.*[a-z])[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/),
)

export { INFOMANIAK_SITE } from './true-origins.ts'
/** Where the sandbox's Manager lives: the only name on this computer that may stand under a rule. */
export const SANDBOX_SITE = 'manager.localhost'

const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))

/** A site under a rule. Its session ends with the browser, always; the rest is the person's choice. */
export const siteRule = v.strictObject({
  site,
  afterHours: v.nullable(whole(1, 720)),
  afterIdleMinutes: v.nullable(whole(1, 1440)),
  whenLocked: v.boolean(),
  whenLastTabCloses: v.boolean(),
  /** What a restart does that the browser makes for its own update. */
  onBrowserUpdate: v.picklist(['end', 'keep']),
  /** Frames of the site in pages of other sites. What they store there no extension can clear in Chromium. */
  framesElsewhere: v.picklist(['open', 'shut']),
  /** Until then nothing ends this site's session; the rule comes back by itself. */
  snoozedUntil: v.nullable(isoTime),
})
export type SiteRule = v.InferOutput<typeof siteRule>

export const newRule = (of: string): SiteRule => ({
  site: of,
  afterHours: null,
  afterIdleMinutes: null,
  whenLocked: false,
  whenLastTabCloses: false,
  onBrowserUpdate: 'end',
  framesElsewhere: 'open',
  snoozedUntil: null,
})

/** Why a session was to end. The first seven are beginnings of the extension's own life, told apart by more than one signal. */
export const causes = [
  'browser-start',
  'browser-update', // the browser was started by a newer version of itself
  'crash', // a start, and the end before it was not an orderly one
  'missed-start', // the browser had begun without the extension
  'extension-update',
  'extension-reload',
  'installed',
  'rule-on',
  'hours',
  'idle',
  'locked',
  'last-tab',
  'last-window', // the browser went on without a window
  'now',
  'again', // the person repeated a sweep that had failed
  'new-host', // a host of the site that no sweep had reached yet
  'came-back', // a cookie that had been removed was set again with the same value
] as const
export type Cause = (typeof causes)[number]

export const startCauses = causes.slice(0, 7)

export const outcomes = [
  'held', // nothing left on reading again: the door is open
  'kept', // the session goes on, for the reason in `kept`
  'left', // something could not be removed: the door is shut; or it came back, and the person decides
  'failed', // the browser refused: the door is shut
  'by-hand', // the person opened the door over what was left
] as const
export type Outcome = (typeof outcomes)[number]

export const problems = [
  'no-permission', // the browser no longer lets the extension reach the site
  'cookies-refused',
  'storage-refused',
  'doors-refused',
  'tabs-stay', // a page of the session before could not be sent away
  'private-window', // a private window of the site is open: its storage ends with it, and no extension can clear it
] as const
export type Problem = (typeof problems)[number]

/** Something that was still there on reading again. Names alone: a value never leaves the browser. */
const leftOver = v.strictObject({
  host: v.pipe(v.string(), v.maxLength(253)),
  cookie: v.pipe(v.string(), v.maxLength(120)),
  /** Cookie store of the browser: a container, a private window; null for the ordinary one. */
  jar: v.nullable(v.pipe(v.string(), v.maxLength(80))),
})
export type LeftOver = v.InferOutput<typeof leftOver>

export const receipt = v.strictObject({
  id: v.pipe(v.string(), v.uuid()),
  site,
  cause: v.picklist(causes),
  outcome: v.picklist(outcomes),
  /** When it was done, by the browser's clock. */
  at: isoTime,
  /** ms from the shutting of the door, or from the start, to its end. */
  tookMs: v.number(),
  kept: v.nullable(v.picklist(['same-process', 'snoozed', 'browser-update'])),
  removed: v.strictObject({
    cookies: v.number(),
    /** Of these, the partitioned ones (CHIPS). */
    partitioned: v.number(),
    /** Cookie stores looked into. */
    jars: v.number(),
    /** Origins whose site storage was cleared. */
    origins: v.number(),
  }),
  /** How often it was swept until nothing was left. */
  rounds: v.number(),
  left: v.pipe(v.array(leftOver), v.maxLength(20)),
  problem: v.nullable(v.picklist(problems)),
  /** Tabs that were held and then sent on. */
  tabs: v.number(),
  /**
   * Pages that a start found already drawn: by a service worker from its cache, which asks nobody, or as the browser's start page,
   * which Chromium asks for before it has read the rules of its extensions. Such a request may have carried the old session.
   */
  early: v.number(),
  /** Which signals told the cause: `startup-event`, `no-marker`, `update-event`, `same-tabs`, `reload-mark`, … */
  signals: v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(12)),
})
export type Receipt = v.InferOutput<typeof receipt>

export const doors = ['open', 'shut', 'sweeping'] as const

/** A site as its browser sees it now. */
export const siteState = v.strictObject({
  site,
  door: v.picklist(doors),
  /** When the session of this browser began: the last sweep. */
  beganAt: v.nullable(isoTime),
  problem: v.nullable(v.picklist(problems)),
  left: v.pipe(v.array(leftOver), v.maxLength(20)),
})
export type SiteState = v.InferOutput<typeof siteState>

/** What weakens the rule in a browser. `unknown` is what no extension can see. */
export const doctorRows = [
  'permission',
  'doors',
  'private-windows',
  'session-restore',
  'start-page',
  'background-mode',
  'site-exceptions',
  'other-extensions',
  'screen-lock',
] as const
export type DoctorRow = (typeof doctorRows)[number]
export const doctorRow = v.strictObject({
  id: v.picklist(doctorRows),
  state: v.picklist(['fine', 'weak', 'unknown']),
  /** Sites or names of extensions that it is about. */
  about: v.pipe(v.array(v.pipe(v.string(), v.maxLength(253))), v.maxLength(20)),
})
export type DoctorFinding = v.InferOutput<typeof doctorRow>

const short = v.pipe(v.string(), v.maxLength(80))
export const browserReport = v.strictObject({
  /** When it was sent, by the browser's clock: its other times are read against this one. */
  at: isoTime,
  /** `Firefox 153.7`, `Linux` */
  browser: short,
  system: short,
  extension: short,
  /** When this run of the browser began, as far as the extension knows. */
  startedAt: v.nullable(isoTime),
  rules: v.pipe(v.array(siteRule), v.maxLength(50)),
  sites: v.pipe(v.array(siteState), v.maxLength(50)),
  doctor: v.pipe(v.array(doctorRow), v.maxLength(doctorRows.length)),
  /** Those that the daemon has not taken yet, in the order in which they were written: oldest first. */
  receipts: v.pipe(v.array(receipt), v.maxLength(200)),
})
export type BrowserReport = v.InferOutput<typeof browserReport>
export const reportAnswer = v.strictObject({ taken: v.array(v.string()) })

/** `POST /v1/sessions/sign-ins`: a browser saw that its person signed in at a site under a rule. Never a value of a cookie. */
export const signInSeen = v.strictObject({
  site,
  /** By the browser's clock. */
  at: isoTime,
})
export type SignInSeen = v.InferOutput<typeof signInSeen>

export const verdicts = ['held', 'snoozed', 'shut', 'missed', 'returned', 'breach', 'unseen'] as const
export type Verdict = (typeof verdicts)[number]

/** What `latchkey sessions --json` prints and the Sessions view draws. Newest receipts first. */
export const sessionsView = v.strictObject({
  browsers: v.array(
    v.strictObject({
      /** Of the paired client. */
      id: v.string(),
      name: v.string(),
      browser: v.string(),
      system: v.string(),
      extension: v.string(),
      startedAt: v.nullable(isoTime),
      lastSeenAt: isoTime,
      doctor: v.array(doctorRow),
    }),
  ),
  rules: v.array(
    v.strictObject({
      ...siteRule.entries,
      browser: v.string(),
      door: v.picklist(doors),
      beganAt: v.nullable(isoTime),
      verdict: v.picklist(verdicts),
    }),
  ),
  /** The latest of all, and the last of each rule. A `browser` that is not among `browsers` was revoked since. */
  receipts: v.array(v.strictObject({ ...receipt.entries, browser: v.string() })),
})
export type SessionsView = v.InferOutput<typeof sessionsView>
