/** The head of a name's page: what happens next, why that is so, whom it concerns, and what can be done. */
import type { DomainDetail } from '#shared/domain-detail.ts'
import type { DomainRow } from '#shared/domains.ts'
import { toneOf } from '#shared/domain-due.ts'
import type { Translator } from '#shared/i18n.ts'
import type { IsoTime } from '#shared/time.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/words.ts'
import { domainClauses } from './describe.ts'
import { DomainPill } from './DomainRow.tsx'
import { actionFor, actionsFor, type DomainAction } from './due.ts'
import { reasonSentences } from './name-words.ts'
import { ownClauses } from './own-clauses.ts'

export interface NameSummaryProps {
  readonly detail: DomainDetail
  readonly now: IsoTime
  /** Null where it is not known. */
  readonly organisationName: (id: string) => string | null
  /** Opens the page of the action, with its steps; null where no such page is known. */
  readonly onAct: (action: DomainAction, row: DomainRow) => (() => void) | null
}

export const NameSummary = ({ detail, now, organisationName, onAct }: NameSummaryProps) => {
  const words = useWords()
  const { t } = words
  const { row, reach, confidence } = detail
  const organisation = row.organisation === null ? null : organisationName(row.organisation)
  const about = [...(organisation === null ? [] : [organisation]), ...ownClauses(words, row, now)]
  const first = actionFor(row, now)
  const actions = actionsFor(row, now).flatMap((action) => {
    const act = onAct(action, row)
    return act === null ? [] : [{ action, act }]
  })
  return (
    <section class="card name-summary" aria-labelledby="name">
      <div class="panel-head">
        <span class={`glyph ${toneOf(row, now)}`}>
          <Icon name="globe" size={15} />
        </span>
        <span class="grow">
          <h1 id="name">{row.display}</h1>
          {row.name !== row.display && <small class="mono block">{row.name}</small>}
          {about.length > 0 && <small class="block">{about.join(' · ')}</small>}
        </span>
        <DomainPill row={row} now={now} />
      </div>
      <p class="what">{whatNext(words, row, now)}</p>
      <ul class="plain muted">
        {reasonSentences(words, detail.reasons).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {confidence === 'low' && <li>{t('name.low')}</li>}
        <li>{reach === null ? t('name.reach.unknown') : t('name.reach', { count: reach })}</li>
        {row.byHand && <li>{t('name.elsewhere')}</li>}
      </ul>
      {actions.length > 0 && (
        <div class="buttons">
          {actions.map(({ action, act }) => (
            <button
              key={action}
              type="button"
              class={action === first ? 'btn primary' : 'btn'}
              aria-label={`${t(`action.${action}.label`)}: ${row.display}`}
              onClick={act}
            >
              {t(`action.${action}.label`)}
            </button>
          ))}
        </div>
      )}
    </section>
  )
}

/** `Expires in 12 days · no renewal warranty`; the phase alone where no date can be told. */
function whatNext(words: Translator, row: DomainRow, now: IsoTime): string {
  if (row.phase === 'unknown') return words.t('name.unknown')
  const phase = words.t(`phase.${row.phase}`)
  // in a list the name in the letters of the wire stands where there is no date
  return domainClauses(words, row, now)
    .map((clause) => (clause === row.name && row.name !== row.display ? phase : clause))
    .join(' · ')
}
