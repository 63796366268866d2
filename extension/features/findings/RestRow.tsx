/** How many more there are of a check, and where they are listed. */
import type { FindingStatus } from '#shared/findings.ts'
import { viewOfCheck } from '../../core/routes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/words.ts'
import { thingIcon } from './describe.ts'
import type { OpenRest } from './FindingsList.tsx'
import { filterOf, type Rest } from './rest.ts'

export interface RestRowProps {
  readonly rest: Rest
  readonly status: FindingStatus
  /** Several organisations are shown together: one of them shows more of its own. */
  readonly canChoose: boolean
  readonly onRest: OpenRest
}

export const RestRow = ({ rest, status, canChoose, onRest }: RestRowProps) => {
  const { t } = useWords()
  const { id, count, worst } = rest
  const isAway = status === 'snoozed' || status === 'dismissed'
  const view = viewOfCheck(id)
  const isListed = !isAway && (view === 'domains' || view === 'team')
  const title =
    status === 'open' && view === 'domains'
      ? t('overview.more.domains', { count })
      : t('overview.more', { count, name: t(`finding.${id}.name`) })
  return (
    <li class="finding">
      <span class={`glyph ${status === 'open' ? worst : 'unknown'}`}>
        <Icon name={thingIcon({ id, status })} size={15} />
      </span>
      <span class="finding-text">
        <b>{title}</b>
        {!isListed && <small>{t(canChoose ? 'overview.more.choose' : 'overview.more.later')}</small>}
      </span>
      {isListed && (
        <button
          type="button"
          class="btn"
          aria-label={`${t('overview.more.show')}: ${title}`}
          onClick={() => onRest(view, view === 'domains' ? filterOf(status, rest) : null)}
        >
          {t('overview.more.show')}
        </button>
      )}
    </li>
  )
}
