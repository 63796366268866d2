/** What is known of one name, in words of its page. */
import { lookupOutcomes } from '#shared/domains.ts'
import type { DomainDetail } from '#shared/domain-detail.ts'
import { unknownReasons } from '#shared/fact.ts'
import type { Translator } from '#shared/i18n.ts'
import type { IsoTime } from '#shared/time.ts'

const isOneOf = <T extends string>(all: readonly T[], one: string): one is T =>
  all.some((known) => known === one)

/** What a source answered the last time, or why it did not. */
export function outcomeWords({ t }: Translator, outcome: string): string {
  if (isOneOf(lookupOutcomes, outcome)) return t(`lookup.${outcome}`)
  return isOneOf(unknownReasons, outcome) ? t(`reason.${outcome}`) : outcome
}

/** Who says a date and how old that is, or why it is not known. */
export function dateSource(
  { t, date, relative }: Translator,
  { at, source, observedAt, reason }: DomainDetail['dates'][number],
  tld: string,
  now: IsoTime,
): string {
  if (at === null && source === 'person' && reason === 'never-asked') return t('name.date.unsaid')
  if (at === null && source === 'person' && reason === 'stale') return t('name.date.old')
  if (at === null && source === 'person' && reason === 'odd') return t('name.date.uncounted')
  if (at === null) return reason === null ? t('name.date.none') : t(`reason.${reason}`)
  if (source === null) return t('name.date.worked-out', { tld })
  if (observedAt === null) return t(`source.${source}`)
  if (source === 'person') return t('name.stated.at', { date: date(observedAt, now) })
  return t('panel.observed', { source: t(`source.${source}`), when: relative(observedAt, now) })
}

export const tldOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1)

/** Why a name is where it is. A daemon of another version may know more. */
export const lifeReasons = [
  'registrar-date',
  'stated-date',
  'registry-date',
  'no-date',
  'date-jumped',
  'dates-differ',
  'renewal-unproven',
  'expired-status',
  'by-calendar',
  'past-all-lengths',
  'not-found-twice',
  'not-found-once',
  'missing-at-registry',
  'old-news-was-worse',
  'restore-in-progress',
  'redemption-status',
  'quarantine-status',
  'pending-delete-status',
  'pending-delete-renewable',
  'deletion-event',
] as const

/** One sentence for each reason that has words, in the daemon's order. */
export const reasonSentences = ({ t }: Translator, codes: readonly string[]): string[] =>
  codes.filter((code) => isOneOf(lifeReasons, code)).map((code) => t(`life.${code}`))
