/** What of a name rests on the person's word, wherever names are listed. */
import type { DomainRow } from '#shared/domains.ts'
import type { Translator } from '#shared/i18n.ts'
import type { IsoTime } from '#shared/time.ts'

type Row = Pick<DomainRow, 'byHand' | 'sources'>

/** `Added by you`, `date stated by you on 3 Oct`. */
export function ownClauses({ t, date }: Translator, { byHand, sources }: Row, now: IsoTime): string[] {
  const stated = sources.find(({ source }) => source === 'person')?.observedAt ?? null
  return [
    ...(byHand ? [t('names.by-hand')] : []),
    ...(stated === null ? [] : [t('names.stated', { date: date(stated, now) })]),
  ]
}
