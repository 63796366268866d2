/**
 * How a site under a rule stands in a browser, from what the browser did, not from what it says of itself: its doors, the
 * times of its session and of its own start, and the receipts. Pure.
 */
import type { Breach, SiteSnapshot } from '../../core/snapshot.ts'
import type { Cause, Receipt, SiteRule, SiteState, Verdict } from '#shared/sessions.ts'
import { DAY, epoch, type IsoTime } from '#shared/time.ts'
import { byDaemonClock, type KeptBrowser } from './kept.ts'
import type { KeptReceipt } from './receipts.ts'

/** A browser that was not heard of for longer says nothing of today. */
const UNSEEN_AFTER = 14 * DAY
export const isUnseen = (seenAt: IsoTime, now: IsoTime): boolean => epoch(now) - epoch(seenAt) > UNSEEN_AFTER

/** These reach one host or one cookie: what they found says nothing of the rest of the site. */
const partial: ReadonlySet<Cause> = new Set(['came-back', 'new-host'])
const isSweep = ({ outcome, cause }: Receipt) => outcome === 'held' && !partial.has(cause)

/** Starts of the browser that the extension saw from the beginning; with the others the rule itself began. */
const beginnings: ReadonlySet<Cause> = new Set([
  'browser-start',
  'browser-update',
  'crash',
  'installed',
  'rule-on',
])
const isCleanBeginning = ({ cause, outcome }: Receipt) =>
  beginnings.has(cause) && (outcome === 'held' || outcome === 'kept')

/** While the rule was snoozed there was nothing to miss. */
const isMissedStart = ({ cause, outcome }: Receipt) => cause === 'missed-start' && outcome !== 'kept'

const hasFailed = ({ outcome }: Receipt) => outcome === 'left' || outcome === 'failed'

/** ms between the noting of a start and of what came with it. */
const SAME_MOMENT = 2000
const isBefore = (at: IsoTime, startedAt: IsoTime | null) =>
  startedAt !== null && epoch(startedAt) - epoch(at) > SAME_MOMENT

/** @param receipts of this site in this browser, oldest first */
export function judgeSite(
  browser: KeptBrowser,
  rule: SiteRule,
  receipts: readonly KeptReceipt[],
): SiteSnapshot {
  const state = browser.sites.find(({ site }) => site === rule.site)
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
  const isOverdue = browser.overdue.includes(rule.site)
  if (state === undefined) return isOverdue ? { kind: 'undated', at: null, left: 0 } : null
  if (state.door === 'sweeping') return null
  const last = receipts.findLast(({ outcome, cause }) => outcome !== 'kept' && !partial.has(cause))
  if (last && hasFailed(last)) return { kind: 'door-open', at: last.when, left: last.left.length }

  const { beganAt } = state
  const at = beganAt && byDaemonClock(beganAt, browser.ahead)
  // one that goes on for a reason may have begun at any time
  if (!isExplained(browser, rule, receipts)) {
    if (beganAt === null) return { kind: 'undated', at, left: 0 }
    if (isBefore(beganAt, browser.startedAt)) return { kind: 'before-start', at, left: 0 }
  }
  return isOverdue ? { kind: 'too-old', at, left: 0 } : null
}

/** Whether a receipt of this run of the browser says why the session before goes on, and the reason can be true. */
const isExplained = (
  { startedAt, choseAt }: KeptBrowser,
  { site, onBrowserUpdate }: SiteRule,
  receipts: readonly KeptReceipt[],
): boolean =>
  receipts.some((receipt) => {
    if (receipt.outcome !== 'kept') return false
    const { kept, cause, at } = receipt
    if (isBefore(at, startedAt)) return false
    // the rule may have been made stricter since
    const mayKeep = onBrowserUpdate === 'keep' || at <= (choseAt[site] ?? at)
    if (kept === 'browser-update') return cause === 'browser-update' && mayKeep
    if (kept === 'same-process') return cause === 'extension-update' || cause === 'extension-reload'
    return kept === 'snoozed'
  })

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
