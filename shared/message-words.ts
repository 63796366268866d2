/** Sentences about a mail under check: one place that knows which parameters their messages take, for the daemon and the pages. */
import type { UnknownReason } from './fact.ts'
import type { Evidence } from './findings.ts'
import type { MessageParams, Translator } from './i18n.ts'
import type { MessageKey } from './locales/en.ts'
import type { MessageKind, MessageReport } from './messages.ts'
import { iso, type IsoTime } from './time.ts'

const isDay = /^\d{4}-\d{2}-\d{2}$/
const isTime = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/

/**
 * Times on the reader's clock; what is not known selects the general arm of a message.
 * @param visible how a stranger's text is shown
 */
export function messageParams(
  { date, dateTime }: Translator,
  seen: Evidence,
  visible: (text: string) => string = (text) => text,
): MessageParams {
  const params = Object.entries(seen).map(([key, value]) => {
    if (typeof value === 'number') return [key, value] as const
    if (typeof value === 'string' && isTime.test(value)) return [key, dateTime(value as IsoTime)] as const
    // with its year, whichever it is; at noon it is that day nearly everywhere
    if (typeof value === 'string' && isDay.test(value))
      return [key, date(`${value}T12:00:00.000Z` as IsoTime, iso(0))] as const
    return [key, value === null ? 'none' : visible(String(value))] as const
  })
  return Object.fromEntries(params)
}

type Claim = MessageReport['claims'][number]
/** Of these the provider tells nobody but in the Manager. */
const untold: readonly MessageKind[] = ['invoice', 'account-closing']

/** How a claim stands beside what is known. */
export function factKey({ kind, fact, known }: Pick<Claim, 'kind' | 'fact' | 'known'>): MessageKey {
  if (fact === 'unknown' && untold.includes(kind)) return 'message.fact.unknowable'
  // of a sign-in: not another one at that time, but none
  if (fact === 'contradicted' && known['at'] === null) return 'message.fact.absent'
  return `message.fact.${fact}`
}

/** What is known beside a claim: `Place: Lisbon`; or why it is not. */
export function knownClauses(
  translator: Translator,
  known: Evidence,
  visible?: (text: string) => string,
): string[] {
  return Object.entries(messageParams(translator, known, visible)).flatMap(([key, value]) => {
    if (known[key] === null) return []
    if (key === 'reason') return [translator.t(`reason.${value as UnknownReason}`)]
    return [translator.t('message.known', { key, value })]
  })
}

export interface MessageWords {
  readonly verdict: string
  readonly kind: string | null
  /** In the order of the report's own. */
  readonly reasons: readonly string[]
  readonly claims: readonly string[]
}

/** @param visible how a stranger's text is shown */
export function messageWords(
  translator: Translator,
  { verdict, kind, reasons, claims }: Pick<MessageReport, 'verdict' | 'kind' | 'reasons' | 'claims'>,
  visible?: (text: string) => string,
): MessageWords {
  const { t } = translator
  return {
    verdict: t(`message.verdict.${verdict}`),
    kind: kind && t(`message.kind.${kind}`),
    reasons: reasons.map(({ code, seen }) =>
      t(`message.reason.${code}`, messageParams(translator, seen, visible)),
    ),
    claims: claims.map((claim) => {
      const beside = knownClauses(translator, claim.known, visible)
      return [
        t(`message.claim.${claim.kind}`, messageParams(translator, claim.said, visible)),
        [t(factKey(claim)), ...(beside.length > 0 ? [`(${beside.join(' · ')})`] : [])].join(' '),
      ].join(': ')
    }),
  }
}
