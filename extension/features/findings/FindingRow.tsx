/** One thing: what, then in small what was seen and how old it is, then its one action. */
import type { Thing } from '#shared/status.ts'
import type { IsoTime } from '#shared/time.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/words.ts'
import { thingIcon, thingSeen, thingTitle } from './describe.ts'

export interface FindingRowProps {
  readonly thing: Thing
  readonly now: IsoTime
  readonly isNew: boolean
  /** The worst thing of the view has the primary button, once. */
  readonly primary: boolean
  readonly withOrganisation: boolean
  readonly onOpen: () => void
}

export const FindingRow = ({ thing, now, isNew, primary, withOrganisation, onOpen }: FindingRowProps) => {
  const words = useWords()
  const { t, relative } = words
  const { status, severity, observedAt, organisation, actedAt, until, because, fix } = thing
  const title = thingTitle(words, thing, now)
  const label = t(`action.${fix.action}.label`)
  const small = [
    thingSeen(words, thing, now),
    withOrganisation && organisation !== null ? organisation : '',
    observedAt === null ? '' : relative(observedAt, now),
  ].filter((part) => part !== '')
  const tone = status === 'open' ? severity : 'unknown'
  return (
    <li class="finding">
      <span class={`glyph ${tone}`}>
        <Icon name={thingIcon(thing)} size={15} />
        <span class="hidden">{status === 'unknown' ? t('app.unknown') : t(`severity.${severity}`)}</span>
      </span>
      <button type="button" class="finding-text" onClick={onOpen}>
        <b>
          {isNew && <i class="dot" title={t('overview.new')} aria-hidden="true" />}
          {title}
          {isNew && <span class="hidden"> ({t('overview.new')})</span>}
        </b>
        <small>{small.join(' · ')}</small>
        {actedAt !== null && status === 'open' && (
          <small class="acted">{t('panel.opened', { when: relative(actedAt, now) })}</small>
        )}
        {until !== null && status === 'snoozed' && (
          <small class="acted">{t('mark.snoozed', { date: words.date(until, now) })}</small>
        )}
        {until !== null && status === 'dismissed' && (
          <small class="acted">
            {t('mark.dismissed', { date: words.date(until, now), reason: because ?? '' })}
          </small>
        )}
      </button>
      <button
        type="button"
        class={primary ? 'btn primary' : 'btn'}
        aria-label={`${label}: ${title}`}
        onClick={onOpen}
      >
        {label}
      </button>
    </li>
  )
}
