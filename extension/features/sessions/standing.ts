/** How a site stands in this browser: one word for its rule, its door and its last receipt together. Pure. */
import { INFOMANIAK_SITE, SANDBOX_SITE } from '#shared/sessions.ts'
import type { Cause, Receipt, SiteRule, Verdict } from '#shared/sessions.ts'
import { HOUR, epoch, type IsoTime } from '#shared/time.ts'
import type { IconName } from '../../ui/Icon.tsx'
import type { AirlockView } from './messages.ts'

export type Standing = 'held' | 'kept' | 'by-hand' | 'snoozed' | 'sweeping' | 'shut' | 'unknown' | 'off'

interface Look {
  readonly tone: 'ok' | 'notice' | 'warning' | 'critical' | 'unknown'
  readonly icon: IconName
}
const ok: Look = { tone: 'ok', icon: 'check' }
const later: Look = { tone: 'notice', icon: 'clock' }
const wrong: Look = { tone: 'warning', icon: 'alert' }
const question: Look = { tone: 'unknown', icon: 'question' }

export const lookOfStanding: Readonly<Record<Standing, Look>> = {
  held: ok,
  kept: later,
  'by-hand': wrong,
  snoozed: later,
  sweeping: { tone: 'notice', icon: 'sync' },
  shut: wrong,
  unknown: question,
  off: { tone: 'unknown', icon: 'close' },
}

export const lookOfVerdict: Readonly<Record<Verdict, Look>> = {
  held: ok,
  snoozed: later,
  shut: wrong,
  missed: wrong,
  returned: { tone: 'critical', icon: 'alert' },
  breach: { tone: 'critical', icon: 'alert' },
  unseen: question,
}

const worstFirst: readonly Verdict[] = ['breach', 'returned', 'missed', 'shut', 'unseen', 'snoozed', 'held']
/** Null where there is nothing to judge. */
export const worstVerdict = (verdicts: readonly Verdict[]): Verdict | null =>
  worstFirst.find((one) => verdicts.includes(one)) ?? null

/** The site that stands ready made. */
export const ownSite = (sandbox: boolean): string => (sandbox ? SANDBOX_SITE : INFOMANIAK_SITE)

export const stateOf = (view: Pick<AirlockView, 'sites'>, site: string) =>
  view.sites.find((state) => state.site === site) ?? null

/** These reached one host or one cookie: what they found says nothing of the rest of the site. */
const isPartial = ({ cause }: Receipt) => cause === 'new-host' || cause === 'came-back'
/** The extension began anew in the same run of the browser: what was proven before still is. */
const saysNothing = ({ kept }: Receipt) => kept === 'same-process'

/** What is known of the session of a site, newest first: its last sweep, and what has happened since to a part of it. */
export function proofOf(receipts: readonly Receipt[], site: string): Receipt[] {
  const own = receipts.filter((receipt) => receipt.site === site && !saysNothing(receipt))
  const sweep = own.find((receipt) => !isPartial(receipt))
  const since = own[0]
  return [...(since && since !== sweep ? [since] : []), ...(sweep ? [sweep] : [])]
}

export const isSnoozed = ({ snoozedUntil }: Pick<SiteRule, 'snoozedUntil'>, now: IsoTime): boolean =>
  snoozedUntil !== null && epoch(snoozedUntil) > epoch(now)

/** What no receipt proves is unknown, never held. */
export function standingOf(rule: SiteRule, view: AirlockView, now: IsoTime): Standing {
  const state = stateOf(view, rule.site)
  if (state === null) return 'unknown'
  if (state.door !== 'open') return state.door
  if (isSnoozed(rule, now)) return 'snoozed'
  const sweep = proofOf(view.receipts, rule.site).at(-1)
  if (state.problem !== null || !sweep || isPartial(sweep)) return 'unknown'
  return sweep.outcome === 'left' || sweep.outcome === 'failed' ? 'unknown' : sweep.outcome
}

/** ms until the rule of hours ends the session; null where there is no such rule or no beginning is known. */
export function timeLeft({ afterHours }: SiteRule, beganAt: IsoTime | null, now: IsoTime): number | null {
  if (afterHours === null || beganAt === null) return null
  return Math.max(0, epoch(beganAt) + afterHours * HOUR - epoch(now))
}

/** Beginnings at which the doors were shut before the first request could leave. */
export const isStart = (cause: Cause): boolean =>
  cause === 'browser-start' || cause === 'browser-update' || cause === 'crash'

/** 8 in the morning of the day that follows; before 4 at night, that is the same day. */
export function tomorrowMorning(now: Date): Date {
  const day = now.getHours() < 4 ? 0 : 1
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + day, 8)
}
