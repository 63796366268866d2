/** Sentences about findings: one place that knows which parameters their messages take, for the daemon and the pages. */
import { twoFactorMethods } from './account.ts'
import type { CheckId, Evidence, FindingStatus } from './findings.ts'
import type { MessageParams, Translator } from './i18n.ts'
import type { Notice } from './notices.ts'
import type { IsoTime } from './time.ts'

export interface Described {
  readonly id: CheckId
  readonly status: FindingStatus
  readonly subject: string
  readonly organisation: string | null
  readonly count: number
  readonly of: number
  readonly seen: Evidence
}

const isTime = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/

/** Every parameter that a `finding.*` message may use; dates as text, days as a distance. */
function paramsOf(translator: Translator, described: Described, now: IsoTime): MessageParams {
  const { subject, organisation, count, of, seen } = described
  const params: Record<string, string | number> = {
    subject,
    name: subject,
    organisation: organisation ?? subject,
    count,
    of,
    // what a check leaves out selects the general arm of its message
    phase: 'other',
    state: 'other',
    date: 'none',
    renewBy: 'none',
    days: 0,
    dated: typeof seen['days'] === 'number' ? 'yes' : 'no',
  }
  for (const [key, value] of Object.entries(seen)) {
    if (value === null) continue
    if (typeof value === 'string' && isTime.test(value)) params[key] = translator.date(value as IsoTime, now)
    else if (key === 'days' && typeof value === 'number') params[key] = Math.abs(value)
    // a hyphen cannot stand in a selector of a message
    else if (key === 'phase' || key === 'state') params[key] = String(value).replace('-', '_')
    else params[key] = typeof value === 'boolean' ? String(value) : value
  }
  return { ...params, ...methodParam(translator, seen) }
}

/** Known methods by their name in the reader's language; the set is open, so others stay as they came. */
function methodParam({ t }: Translator, { method }: Evidence): MessageParams {
  const known = twoFactorMethods.find((one) => one === method)
  return known ? { method: t(`method.${known}`) } : {}
}

export function findingTitle(translator: Translator, described: Described, now: IsoTime): string {
  const { t } = translator
  if (described.status === 'unknown') return t('finding.unknown', { name: t(`finding.${described.id}.name`) })
  return t(`finding.${described.id}.title`, paramsOf(translator, described, now))
}

/** What was seen, as one clause without a full stop. Only for what is known. */
export const findingSeen = (translator: Translator, described: Described, now: IsoTime): string =>
  translator.t(`finding.${described.id}.seen`, paramsOf(translator, described, now))

export function noticeWords(translator: Translator, notice: Notice): { title: string; message: string } {
  const { check, subjects, organisation, count, seen, createdAt, kind } = notice
  if (kind === 'more')
    return { title: translator.t('notice.more', { count }), message: translator.list(subjects) }
  const described: Described = {
    id: check,
    status: 'open',
    subject: subjects[0] ?? '',
    organisation,
    count,
    // a notice does not say among how many
    of: 0,
    seen,
  }
  const title = translator.t(`notice.${kind}`, { title: findingTitle(translator, described, createdAt) })
  const sentence = findingSeen(translator, described, createdAt)
  const message = organisation ? translator.t('notice.in', { seen: sentence, organisation }) : sentence
  return { title, message }
}
