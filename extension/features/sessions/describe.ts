/** Rules, doors and receipts in words. */
import type { MessageKey, Translator } from '#shared/i18n.ts'
import type { LeftOver, Receipt, SiteRule } from '#shared/sessions.ts'
import { HOUR, MINUTE, type IsoTime } from '#shared/time.ts'
import { isStart, timeLeft } from './standing.ts'

/**
 * What ends the session of a site, as clauses: the start of the browser first, always.
 *
 * @param start how that is said here
 */
export function ruleClauses({ t }: Translator, rule: SiteRule, start: MessageKey): string[] {
  const { afterHours, afterIdleMinutes, whenLocked, whenLastTabCloses } = rule
  return [
    t(start),
    ...(afterHours === null ? [] : [t('sessions.clause.hours', { count: afterHours })]),
    ...(afterIdleMinutes === null ? [] : [t('sessions.clause.idle', { count: afterIdleMinutes })]),
    ...(whenLocked ? [t('sessions.clause.locked')] : []),
    ...(whenLastTabCloses ? [t('sessions.clause.last-tab')] : []),
  ]
}

/** `2 h 14 min left`; empty where no rule of hours runs. */
export function leftClause(
  { t }: Translator,
  rule: SiteRule,
  beganAt: IsoTime | null,
  now: IsoTime,
): string[] {
  const left = timeLeft(rule, beganAt, now)
  if (left === null) return []
  const [hours, minutes] = [Math.floor(left / HOUR), Math.floor((left % HOUR) / MINUTE)]
  return [t('sessions.clause.left', { hours, minutes })]
}

/** `14 cookies and the storage of 3 addresses`; empty where nothing was there. */
export function removedThings({ t, list }: Translator, { removed }: Receipt): string {
  const counts = [
    { key: 'sessions.count.cookies' as const, count: removed.cookies },
    { key: 'sessions.count.stores' as const, count: removed.origins },
  ]
  return list(counts.filter(({ count }) => count > 0).map(({ key, count }) => t(key, { count })))
}

/** Of a start: pages that were there before the doors stood, as a sentence; empty where there were none. */
export const earlyPages = ({ t }: Translator, { cause, early }: Receipt): string[] =>
  early > 0 && isStart(cause) ? [t('sessions.what.early', { count: early })] : []

/** What a receipt proves, as one clause with its full stop. */
export function whatHappened(words: Translator, receipt: Receipt): string {
  const { t } = words
  const { outcome, removed, cause, tabs, early, kept, left } = receipt
  const count = removed.cookies + removed.origins
  switch (outcome) {
    case 'held':
      return t('sessions.what.held', {
        count,
        things: removedThings(words, receipt),
        first: count === 0 || early > 0 || !isStart(cause) ? 'no' : tabs > 0 ? 'restored' : 'yes',
      })
    case 'kept':
      return t('sessions.what.kept', { kept: (kept ?? 'other').replace('-', '_') })
    case 'left':
      return t('sessions.what.left', { count: left.length })
    case 'failed':
    case 'by-hand':
      break
  }
  return t(`sessions.what.${outcome}`)
}

/** `Last start 07:58: 14 cookies and the storage of 3 addresses removed before the first request, restored tabs included.` */
export const receiptSentence = (words: Translator, receipt: Receipt, now: IsoTime): string =>
  words.t('sessions.last', {
    start: isStart(receipt.cause) ? 'yes' : 'no',
    cause: words.t(`sessions.cause.${receipt.cause}`),
    when: words.moment(receipt.at, now),
    what: [whatHappened(words, receipt), ...earlyPages(words, receipt)].join(' '),
  })

/** `SASESSION on manager.infomaniak.com`, once each. */
export const leftNames = ({ t }: Translator, left: readonly LeftOver[]): string[] => [
  ...new Set(
    left.map(({ host, cookie, jar }) =>
      t('sessions.left.cookie', { host, cookie, jar: jar ?? '', where: jar === null ? 'here' : 'jar' }),
    ),
  ),
]

const faultKeys = {
  empty: 'sessions.fault.empty',
  'not-a-host': 'sessions.fault.not-a-host',
  'ip-address': 'sessions.fault.ip-address',
  local: 'sessions.fault.local',
  'public-suffix': 'sessions.fault.public-suffix',
  covered: 'sessions.fault.covered',
  covers: 'sessions.fault.covers',
} as const satisfies Record<string, MessageKey>

/** Why a site cannot be added. */
export const faultSentence = (
  { t }: Translator,
  fault: { readonly type: keyof typeof faultKeys; readonly site?: string },
): string => t(faultKeys[fault.type], { site: fault.site ?? '' })
