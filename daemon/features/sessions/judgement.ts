/**
 * How a site under a rule stands in a browser, from what the browser did, not from what it says of itself: its doors, the
 * times of its session and of its own start, and the receipts. Pure.
 */
import type { Breach, SiteSnapshot } from '../../core/snapshot.ts'
import type { Receipt, SiteRule, SiteState, Verdict } from '#shared/sessions.ts'
import { DAY, epoch, type IsoTime } from '#shared/time.ts'
import { byDaemonClock, type KeptBrowser } from './kept.ts'
import type { KeptReceipt } from './receipts.ts'
import { beginnings, isBefore, isExplained, ofThisRun, partial } from './run.ts'

/** A browser that was not heard of for longer says nothing of today. */
const UNSEEN_AFTER = 14 * DAY
export const isUnseen = (seenAt: IsoTime, now: IsoTime): boolean => epoch(now) - epoch(seenAt) > UNSEEN_AFTER

const isSweep = ({ outcome, cause }: Receipt) => outcome === 'held' && !partial.has(cause)

const isCleanBeginning = ({ cause, outcome }: Receipt) =>
  beginnings.has(cause) && (outcome === 'held' || outcome === 'kept')

/** While the rule was snoozed there was nothing to miss. */
const isMissedStart = ({ cause, outcome }: Receipt) => cause === 'missed-start' && outcome !== 'kept'

const hasFailed = ({ outcome }: Receipt) => outcome === 'left' || outcome === 'failed'

/** @param receipts of this site in this browser, oldest first */
export function judgeSite(
  browser: KeptBrowser,
  rule: SiteRule,
  receipts: readonly KeptReceipt[],
): SiteSnapshot {
  const state = standOf(browser, rule)
  const sinceSweep = after(receipts, isSweep)
  const sinceBeginning = after(receipts, isCleanBeginning)
  return {
    site: rule.site,
    snoozedUntil: rule.snoozedUntil && byDaemonClock(rule.snoozedUntil, browser.ahead),
    breach: breachOf(browser, rule, state, receipts),
    missedAt: sinceBeginning.findLast(isMissedStart)?.when ?? null,
    returnedAt: sinceSweep.findLast(({ cause }) => cause === 'came-back')?.when ?? null,
    shut: state?.door === 'shut' ? { problem: state.problem, left: state.left.length } : null,
  }
}

/** A door that stands in mid-sweep is shut: whoever swept is gone. */
function standOf({ sites, overdue }: KeptBrowser, rule: SiteRule): SiteState | undefined {
  const state = sites.find(({ site }) => site === rule.site)
  return state && overdue[rule.site] === 'sweeping' ? { ...state, door: 'shut' } : state
}

const after = (receipts: readonly KeptReceipt[], isTurn: (receipt: Receipt) => boolean) =>
  receipts.slice(receipts.findLastIndex(isTurn) + 1)

/** The first that applies. A door that is not open lets no session through, but what was done by hand stays until it is shut. */
function breachOf(
  browser: KeptBrowser,
  rule: SiteRule,
  state: SiteState | undefined,
  receipts: readonly KeptReceipt[],
): Breach | null {
  if (state?.door === 'shut') return null
  const byHand = after(receipts, isSweep).findLast(({ outcome }) => outcome === 'by-hand')
  if (byHand) return { kind: 'by-hand', at: byHand.when, left: byHand.left.length }
  const late = browser.overdue[rule.site]
  if (state === undefined) return late === 'silent' ? { kind: 'undated', at: null, left: 0 } : null
  if (state.door === 'sweeping') return null
  const last = receipts.findLast(({ outcome, cause }) => outcome !== 'kept' && !partial.has(cause))
  if (last && hasFailed(last)) return { kind: 'door-open', at: last.when, left: last.left.length }

  const { beganAt } = state
  const at = beganAt && byDaemonClock(beganAt, browser.ahead)
  // one that goes on for a reason may have begun at any time
  const reasons = {
    receipts: ofThisRun(receipts, browser.startedAt),
    choseAt: browser.choseAt[rule.site],
    isAwake: late === 'awake',
  }
  if (!isExplained(rule, reasons)) {
    if (beganAt === null) return { kind: 'undated', at, left: 0 }
    if (isBefore(beganAt, browser.startedAt)) return { kind: 'before-start', at, left: 0 }
  }
  if (late === 'awake' || late === 'unproven') return { kind: 'undated', at, left: 0 }
  return late === 'too-old' ? { kind: 'too-old', at, left: 0 } : null
}

/** The worst that is known, in one word. What was bad when a browser was last heard of is not better for its silence. */
export function verdictOf(site: SiteSnapshot, seenAt: IsoTime, now: IsoTime): Verdict {
  if (site.breach) return 'breach'
  if (site.returnedAt) return 'returned'
  if (site.missedAt) return 'missed'
  if (site.shut) return 'shut'
  if (isUnseen(seenAt, now)) return 'unseen'
  return isSnoozed(site, now) ? 'snoozed' : 'held'
}

export const isSnoozed = ({ snoozedUntil }: SiteSnapshot, now: IsoTime): boolean =>
  snoozedUntil !== null && snoozedUntil > now
