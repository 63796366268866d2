/** What is kept of each paired browser: its latest report, with what only time shows about it. Pure; the store keeps it. */
import * as v from 'valibot'
import {
  browserReport,
  doctorRow,
  siteRule,
  siteState,
  type BrowserReport,
  type Receipt,
  type SiteRule,
} from '#shared/sessions.ts'
import { epoch, HOUR, iso, isoTime, MINUTE, type IsoTime } from '#shared/time.ts'
import { findOverdue, latenesses, type Overstays } from './overdue.ts'

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
  /** By site, what has been wrong for a while with the browser awake. */
  overdue: v.record(v.string(), v.picklist(latenesses)),
})
export type KeptBrowser = v.InferOutput<typeof keptBrowser>

/** By client id. */
export const browsersFile = v.record(v.string(), keptBrowser)
export const noBrowsers: v.InferOutput<typeof browsersFile> = {}

/** A difference of the clocks that changes by less is the same difference: a message takes its time. */
const CLOCK_JITTER = MINUTE
/** Each note of having been heard is a write. */
const SEEN_EVERY = HOUR

interface Known {
  /** As the report before left them. */
  readonly overstays: Overstays
  /** Of this browser and a site, those that come with the report as well, oldest first. */
  readonly receiptsOf: (site: string) => readonly Receipt[]
}

/** @param before what was kept; `null` for the first report */
export function keep(
  before: KeptBrowser | null,
  report: BrowserReport,
  { overstays, receiptsOf }: Known,
  now: IsoTime,
): { readonly kept: KeptBrowser; readonly overstays: Overstays } {
  // a browser that says two things of one site is taken at its first word
  const given = firstOfEach(report.rules, ({ site }) => site)
  const sites = firstOfEach(report.sites, ({ site }) => site)
  const stateOf = (rule: SiteRule) => sites.find(({ site }) => site === rule.site)
  const doctor = firstOfEach(report.doctor, ({ id }) => id)
  const { at, browser, system, extension, startedAt } = report
  const ahead = epoch(at) - epoch(now)
  const told = given.map((rule) => ({
    rule,
    state: stateOf(rule),
    startedAt,
    at,
    choseAt: choseAt(rule, before, at),
    receipts: receiptsOf(rule.site),
  }))
  const found = findOverdue(told, before?.overdue ?? {}, overstays, now)
  // a new rule is in force when its site has been seen to
  const isKnown = ({ site }: SiteRule) => before?.rules.some((rule) => rule.site === site)
  const rules = given.filter((rule) => stateOf(rule) || isKnown(rule) || found.overdue[rule.site])
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
      overdue: found.overdue,
    },
    overstays: found.overstays,
  }
}

/** Whether a browser that says nothing new must be written down again, so that it is known to be there. */
export const isSeenLongAgo = ({ lastSeenAt }: KeptBrowser, now: IsoTime): boolean =>
  now < lastSeenAt || epoch(now) - epoch(lastSeenAt) >= SEEN_EVERY

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
