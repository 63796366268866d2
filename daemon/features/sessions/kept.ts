/** What is kept of each paired browser: its latest report, with what only time shows about it. Pure; the store keeps it. */
import * as v from 'valibot'
import {
  browserReport,
  doctorRow,
  siteRule,
  siteState,
  type BrowserReport,
  type SiteRule,
  type SiteState,
} from '#shared/sessions.ts'
import { epoch, HOUR, iso, isoTime, MINUTE, type IsoTime } from '#shared/time.ts'

const keptBrowser = v.strictObject({
  browser: browserReport.entries.browser,
  system: browserReport.entries.system,
  extension: browserReport.entries.extension,
  startedAt: v.nullable(isoTime),
  rules: v.array(siteRule),
  sites: v.array(siteState),
  doctor: v.array(doctorRow),
  /** By the daemon's clock, to the hour. */
  lastSeenAt: isoTime,
  /** ms by which the browser's clock is ahead of the daemon's. Every other time here is the browser's. */
  ahead: v.number(),
  /** By site, since when the rule says what it says about browser updates. */
  choseAt: v.record(v.string(), isoTime),
  /** Sites whose session is older than the rule allows, or of which nothing is said, and so for a while with the browser awake. */
  overdue: v.array(v.string()),
})
export type KeptBrowser = v.InferOutput<typeof keptBrowser>

/** By client id. */
export const browsersFile = v.record(v.string(), keptBrowser)
export const noBrowsers: v.InferOutput<typeof browsersFile> = {}

/** A difference of the clocks that changes by less is the same difference: a message takes its time. */
const CLOCK_JITTER = MINUTE
/** A browser that is asleep ends its sessions when it wakes: only one that was awake for so long has left it undone. */
const PATIENCE = 5 * MINUTE
/** What is more than this ahead of its own clock is of no age that could be told. */
const CLOCK_TOLERANCE = 5 * MINUTE
/** Each note of having been heard is a write. */
const SEEN_EVERY = HOUR

/** By site, since when (ms, the daemon's clock) every report found it so. Not worth keeping on disk. */
export type Overstays = ReadonlyMap<string, number>

/**
 * @param before what was kept; `null` for the first report
 * @param overstays as the report before left them
 */
export function keep(
  before: KeptBrowser | null,
  report: BrowserReport,
  overstays: Overstays,
  now: IsoTime,
): { readonly kept: KeptBrowser; readonly overstays: Overstays } {
  // a browser that says two things of one site is taken at its first word
  const given = firstOfEach(report.rules, ({ site }) => site)
  const sites = firstOfEach(report.sites, ({ site }) => site)
  const stateOf = (rule: SiteRule) => sites.find(({ site }) => site === rule.site)
  const doctor = firstOfEach(report.doctor, ({ id }) => id)
  const { at, browser, system, extension, startedAt } = report
  const ahead = epoch(at) - epoch(now)
  const late = given.filter((rule) => isOverdue(rule, stateOf(rule), at))
  const found = new Map(late.map(({ site }) => [site, overstays.get(site) ?? epoch(now)]))
  const overdue = [...found].flatMap(([site, since]) =>
    before?.overdue.includes(site) || epoch(now) - since >= PATIENCE ? site : [],
  )
  // a new rule is in force when its site has been seen to
  const isKnown = ({ site }: SiteRule) => before?.rules.some((rule) => rule.site === site)
  const rules = given.filter((rule) => stateOf(rule) || isKnown(rule) || overdue.includes(rule.site))
  return {
    kept: {
      browser,
      system,
      extension,
      startedAt,
      rules,
      sites,
      doctor,
      lastSeenAt: now,
      ahead: Math.abs(ahead - (before?.ahead ?? 0)) < CLOCK_JITTER ? (before?.ahead ?? 0) : ahead,
      choseAt: Object.fromEntries(rules.map((rule) => [rule.site, choseAt(rule, before, at)])),
      overdue,
    },
    overstays: found,
  }
}

/** Whether a browser that says nothing new must be written down again, so that it is known to be there. */
export const isSeenLongAgo = ({ lastSeenAt }: KeptBrowser, now: IsoTime): boolean =>
  now < lastSeenAt || epoch(now) - epoch(lastSeenAt) >= SEEN_EVERY

function isOverdue(
  { afterHours, snoozedUntil }: SiteRule,
  state: SiteState | undefined,
  at: IsoTime,
): boolean {
  if (state === undefined) return true
  if (state.door !== 'open' || state.beganAt === null) return false
  if (afterHours === null || (snoozedUntil !== null && snoozedUntil > at)) return false
  const age = epoch(at) - epoch(state.beganAt)
  return age > afterHours * HOUR || age < -CLOCK_TOLERANCE
}

function choseAt({ site, onBrowserUpdate }: SiteRule, before: KeptBrowser | null, at: IsoTime): IsoTime {
  const same = before?.rules.find((rule) => rule.site === site)?.onBrowserUpdate === onBrowserUpdate
  return (same && before?.choseAt[site]) || at
}

const firstOfEach = <T>(records: readonly T[], idOf: (record: T) => string): T[] =>
  records.filter((record, index) => records.findIndex((other) => idOf(other) === idOf(record)) === index)

const LATEST = Date.UTC(9999, 0, 1)

/** A time of the browser's by the daemon's clock. One may be wrong by thousands of years: no time leaves those of four digits. */
export const byDaemonClock = (at: IsoTime, ahead: number): IsoTime =>
  ahead === 0 ? at : iso(Math.min(Math.max(epoch(at) - ahead, 0), LATEST))
