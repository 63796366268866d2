/** What has no place in the next twelve months, in words: what is past, what is not known, what is later. */
import type { DomainYear } from '#shared/domain-year.ts'
import type { DomainFilter } from '#shared/domains.ts'
import { hashOf } from '../../core/routes.ts'
import { useWords } from '../../ui/words.ts'
import { Icon } from '../../ui/Icon.tsx'

/** Shows the list of the names that the filter lets through. */
export type OnRest = (filter: DomainFilter) => void

export const YearRest = ({ year, onRest }: { year: DomainYear; onRest: OnRest }) => {
  const { t } = useWords()
  const { days, past, beyond, unknown } = year
  const none = days.length === 0 && past.count === 0
  return (
    <div class="year-rest">
      {none && <p class="muted s">{t('domains.year.none')}</p>}
      {past.count > 0 && (
        <p class="s">
          <span class="state-word critical">
            <Icon name="alert" size={12} />
            {t('domains.year.past', { count: past.count })}
          </span>
          {past.names.map(({ name, display }) => (
            <a key={name} class="link" href={hashOf('domains', name)}>
              {display}
            </a>
          ))}
          {past.count > past.names.length && (
            <button type="button" class="link" onClick={() => onRest('urgent')}>
              {t('domains.year.all')}
            </button>
          )}
        </p>
      )}
      {(unknown > 0 || beyond > 0) && (
        <p class="s muted">
          {unknown > 0 && (
            <button type="button" class="link" onClick={() => onRest('unknown')}>
              <Icon name="question" size={12} />
              {t('domains.year.unknown', { count: unknown })}
            </button>
          )}
          {beyond > 0 && <span>{t('domains.year.beyond', { count: beyond })}</span>}
        </p>
      )}
    </div>
  )
}
