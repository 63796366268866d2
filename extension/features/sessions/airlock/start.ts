/**
 * How this life of the extension began. No single signal tells: an update of the extension forgets the same things as a new run
 * of the browser does, and the browser's own event for a start is absent where the extension was switched off or updated meanwhile.
 */
import { isSnoozed } from './due.ts'
import type { Receipt, SiteRule, startCauses } from '#shared/sessions.ts'
import { MINUTE, type IsoTime } from '#shared/time.ts'

export type StartCause = (typeof startCauses)[number]
/** With these the browser itself has begun. */
export const runCauses: readonly StartCause[] = ['browser-start', 'browser-update', 'crash']

/** A mark that the extension leaves just before it replaces itself. */
interface ReloadMark {
  /** ms since the epoch */
  readonly at: number
  readonly to: string
}

/** What is known when the background wakes without the marker of this run. Times in ms since the epoch. */
export interface Signs {
  readonly now: number
  /** Versions of extension and browser; `before` is what the last life kept, null where there was none. */
  readonly version: string
  readonly browserVersion: string
  readonly before: {
    readonly version: string
    readonly browserVersion: string
    readonly tabs: readonly number[]
    /** Those that it gave the sign which no restart restores. */
    readonly flagged: readonly number[]
    readonly aliveAt: number
    /** Its last window was seen to close. */
    readonly ended: boolean
    readonly startedAt: IsoTime | null
  } | null
  readonly tabs: readonly number[]
  /** Tabs that bear the sign now. */
  readonly flagged: readonly number[]
  /** Chromium; Firefox counts its tabs from one at each start. */
  readonly numbersTabsOnwards: boolean
  readonly reloadMark: ReloadMark | null
}

/** Events that came with this life, as far as they have come. */
export interface StartEvents {
  readonly startup: boolean
  readonly installed: 'install' | 'update' | 'browser_update' | 'other' | null
}

const MARK_HOLDS = 20_000
const JUST_NOW = 1_500

/**
 * Whether the browser has surely been running since the last life, so that its sessions may go on. Only positive proof counts; in
 * doubt it was another run. The number of a tab is none: after a crash it is given anew. Nor is the absence of the event of a
 * start: it does not come where an update of the extension was put in place as the browser started.
 */
export const isSameRun = (signs: Signs): boolean =>
  signs.flagged.some((id) => signs.before?.flagged.includes(id) ?? false) ||
  (isMarked(signs) && (hasLateTab(signs) || (hasKnownTabs(signs) && isMarkedJustNow(signs))))

/**
 * A mark is also found by a start right after a crash in the middle of an update. Firefox counts its tabs from one in each run: a
 * known number that is too high for the tabs of a run that has just begun tells that it has not.
 */
const hasLateTab = ({ tabs, before }: Signs) =>
  tabs.some((id) => id > 2 * tabs.length && (before?.tabs.includes(id) ?? false))

/** Sooner than any browser is back after its end. */
const isMarkedJustNow = ({ reloadMark, now }: Signs) => reloadMark !== null && now - reloadMark.at < JUST_NOW

const hasKnownTabs = ({ tabs, before }: Signs) => tabs.some((id) => before?.tabs.includes(id) ?? false)

/** Of Firefox: Chromium has the better sign, and gives the numbers of its tabs anew after a crash. */
const isMarked = ({ reloadMark, now, version, numbersTabsOnwards }: Signs) =>
  !numbersTabsOnwards &&
  reloadMark !== null &&
  reloadMark.to === version &&
  now >= reloadMark.at &&
  now - reloadMark.at < MARK_HOLDS

/** The browser restarts itself within moments; who closed it in the evening has not been updated "by itself" in the morning. */
const OWN_RESTART = 5 * MINUTE

/** A run that a newer version of the browser began, right after the last. */
export const isOwnRestart = ({ before, browserVersion, now }: Signs): boolean =>
  before !== null &&
  before.browserVersion !== browserVersion &&
  now >= before.aliveAt &&
  now - before.aliveAt < OWN_RESTART

/**
 * Why a session goes on over the beginning of this life; null where it ends.
 */
export function whyKept(
  rule: SiteRule,
  signs: Signs,
  { isSame, wasOpen }: { readonly isSame: boolean; readonly wasOpen: boolean },
): Receipt['kept'] {
  if (isSame && wasOpen) return 'same-process'
  if (isSnoozed(rule, signs.now)) return 'snoozed'
  return rule.onBrowserUpdate === 'keep' && isOwnRestart(signs) && wasOpen ? 'browser-update' : null
}

/** For the record, once the events are in: the cause, and which signals told it. */
export function causeOf(signs: Signs, events: StartEvents): { cause: StartCause; signals: string[] } {
  const { before } = signs
  const signals = [
    'no-marker',
    ...(events.startup ? ['startup-event'] : []),
    ...(events.installed === null ? [] : [`${events.installed}-event`]),
    ...(hasKnownTabs(signs) ? ['known-tabs'] : []),
    ...(signs.flagged.length > 0 ? ['flagged-tab'] : []),
    ...(isMarked(signs) ? ['reload-mark'] : []),
    ...(before !== null && before.version !== signs.version ? ['new-version'] : []),
    ...(before !== null && before.browserVersion !== signs.browserVersion ? ['new-browser-version'] : []),
    ...(before?.ended === true ? ['orderly-end'] : []),
  ]
  return { cause: causeBy(signs, events), signals }
}

/**
 * No extension is told of a crash, nor of an orderly end. Chromium writes down in good time which numbers its tabs have had, and
 * gives them anew only where it had no time to; Firefox counts from one at each start. What shows no sign is called a start.
 */
const isAfterCrash = (signs: Signs): boolean => signs.numbersTabsOnwards && hasKnownTabs(signs)

function causeBy(signs: Signs, events: StartEvents): StartCause {
  const { before, version } = signs
  if (before === null || events.installed === 'install') return 'installed'
  if (isSameRun(signs) && !events.startup)
    return before.version === version ? 'extension-reload' : 'extension-update'
  if (events.startup || events.installed === 'browser_update') {
    if (isOwnRestart(signs)) return 'browser-update'
    return isAfterCrash(signs) ? 'crash' : 'browser-start'
  }
  // an update that was put in place as the browser started: the event of a start does not come with it
  if (events.installed === 'update' && before.version !== version) return 'browser-start'
  return 'missed-start'
}
