/** What the receipts of the run of a browser that goes on now prove of a session. Pure. */
import type { Cause, Receipt, SiteRule } from '#shared/sessions.ts'
import { epoch, type IsoTime } from '#shared/time.ts'

/** These reach one host or one cookie: what they found says nothing of the rest of the site. */
export const partial: ReadonlySet<Cause> = new Set(['came-back', 'new-host'])

/** Starts of the browser that the extension saw from the beginning; with the others the rule itself began. */
export const beginnings: ReadonlySet<Cause> = new Set([
  'browser-start',
  'browser-update',
  'crash',
  'installed',
  'rule-on',
])
const isBeginning = ({ cause }: Receipt) => beginnings.has(cause) || cause === 'missed-start'

/** ms between the noting of a start and of what came with it. */
const SAME_MOMENT = 2000
export const isBefore = (at: IsoTime, startedAt: IsoTime | null): boolean =>
  startedAt !== null && epoch(startedAt) - epoch(at) > SAME_MOMENT

/** Where the browser does not say when its run began, those since the last start that it told of. */
export function ofThisRun<T extends Receipt>(
  receipts: readonly T[],
  startedAt: IsoTime | null,
): readonly T[] {
  if (startedAt === null) return receipts.slice(Math.max(0, receipts.findLastIndex(isBeginning)))
  return receipts.filter(({ at }) => !isBefore(at, startedAt))
}

export interface Reasons {
  /** Of the site in this run. */
  readonly receipts: readonly Receipt[]
  /** Since when the rule says what it says about browser updates. */
  readonly choseAt: IsoTime | undefined
  /** The rule was snoozed and is not any more, and the browser has had time to end what went on meanwhile. */
  readonly isAwake: boolean
}

/** Whether receipts say why the session before goes on, and each reason can be true and holds still. */
export function isExplained({ onBrowserUpdate }: SiteRule, { receipts, choseAt, isAwake }: Reasons): boolean {
  const goOn = receipts.filter(({ outcome }) => outcome === 'kept')
  const starts = goOn.filter(({ kept }) => kept !== 'same-process')
  // that the browser ran on explains no more than what it ran on with
  if (starts.length === 0)
    return goOn.some(({ cause }) => cause === 'extension-update' || cause === 'extension-reload')
  return starts.every(({ kept, cause, at }) => {
    if (kept === 'snoozed') return !isAwake
    // the rule may have been made stricter since
    const mayKeep = onBrowserUpdate === 'keep' || at <= (choseAt ?? at)
    return kept === 'browser-update' && cause === 'browser-update' && mayKeep
  })
}
