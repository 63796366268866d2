/** Sentences about a mail under check: one place that knows which parameters their messages take, for the daemon and the pages. */
import type { Evidence } from './findings.ts'
import type { MessageParams, Translator } from './i18n.ts'
import type { MessageReport } from './messages.ts'
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
    claims: claims.map(({ kind: of, said, fact }) =>
      [t(`message.claim.${of}`, messageParams(translator, said, visible)), t(`message.fact.${fact}`)].join(
        ': ',
      ),
    ),
  }
}
