/** What only time shows to be wrong about a site: a browser that is asleep, or in the middle of it, gets its minutes. Pure. */
import type { SiteRule, SiteState } from '#shared/sessions.ts'
import { epoch, HOUR, MINUTE, type IsoTime } from '#shared/time.ts'
import { isExplained, ofThisRun, partial, type Reasons } from './run.ts'

export const latenesses = [
  'silent', // nothing is said of the site
  'sweeping', // the door stands in mid-sweep
  'awake', // the session goes on by a snooze that is over
  'unproven', // the door is open, and no receipt of this run says how that came
  'too-old', // the session is older than the rule allows
] as const
export type Lateness = (typeof latenesses)[number]

/** A browser that is asleep ends its sessions when it wakes: only one that was awake for so long has left it undone. */
const PATIENCE = 5 * MINUTE
/** What is more than this ahead of its own clock is of no age that could be told. */
const CLOCK_TOLERANCE = 5 * MINUTE

/** By lateness and site, since when (ms, the daemon's clock) every report found it so. Not worth keeping on disk. */
export type Overstays = ReadonlyMap<string, number>

/** What a report says of one rule. Times are the browser's. */
export interface Told extends Pick<Reasons, 'choseAt' | 'receipts'> {
  readonly rule: SiteRule
  readonly state: SiteState | undefined
  readonly startedAt: IsoTime | null
  readonly at: IsoTime
}

/**
 * @param before what was overdue, by site
 * @param overstays as the report before left them
 */
export function findOverdue(
  told: readonly Told[],
  before: Readonly<Record<string, Lateness>>,
  overstays: Overstays,
  now: IsoTime,
): { readonly overdue: Record<string, Lateness>; readonly overstays: Overstays } {
  const found = new Map<string, number>()
  const overdue: Record<string, Lateness> = {}
  for (const one of told) {
    const { site } = one.rule
    const how = latenessOf(one)
    if (how === null) continue
    const key = `${how} ${site}`
    const since = overstays.get(key) ?? epoch(now) - (how === 'awake' ? awakeFor(one) : 0)
    found.set(key, since)
    if (before[site] === how || epoch(now) - since >= PATIENCE) overdue[site] = how
  }
  return { overdue, overstays: found }
}

/** The first that applies. */
function latenessOf(told: Told): Lateness | null {
  const { rule, state, at } = told
  if (state === undefined) return 'silent'
  if (state.door !== 'open') return state.door === 'sweeping' ? 'sweeping' : null
  if (rule.snoozedUntil !== null && rule.snoozedUntil > at) return null
  const receipts = ofThisRun(told.receipts, told.startedAt)
  const isOfSnooze = receipts.some(
    ({ kept, at }) => kept === 'snoozed' && (state.beganAt === null || state.beganAt <= at),
  )
  if (isOfSnooze) return 'awake'
  if (!isProven({ ...told, receipts })) return 'unproven'
  return isTooOld(rule, state, at) ? 'too-old' : null
}

/** ms for which the snooze is over; one that was ended by hand says nothing of it. */
const awakeFor = ({ rule: { snoozedUntil }, at }: Told): number =>
  snoozedUntil === null ? 0 : epoch(at) - epoch(snoozedUntil)

/** A session of a run that began nobody knows when may be older than the run, so it takes a reason and not only a receipt. */
const isProven = ({ rule, receipts, choseAt, startedAt }: Told): boolean =>
  startedAt === null
    ? isExplained(rule, { receipts, choseAt, isAwake: false })
    : receipts.some(({ cause }) => !partial.has(cause))

function isTooOld({ afterHours }: SiteRule, { beganAt }: SiteState, at: IsoTime): boolean {
  if (afterHours === null || beganAt === null) return false
  const age = epoch(at) - epoch(beganAt)
  return age > afterHours * HOUR || age < -CLOCK_TOLERANCE
}
