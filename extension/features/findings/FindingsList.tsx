/** Everything that needs the person, worst first; then what is not known, what was put away, and what was closed. */
import { useEffect, useState } from 'preact/hooks'
import type { DomainFilter } from '#shared/domains.ts'
import type { FindingStatus } from '#shared/findings.ts'
import type { Thing } from '#shared/status.ts'
import type { View } from '../../core/routes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/words.ts'
import { FindingRow } from './FindingRow.tsx'
import type { OverviewModel } from './model.ts'
import { countOf, restOf } from './rest.ts'
import { RestRow } from './RestRow.tsx'

/** Closed lines shown; more would push away what is open. */
const CLOSED_SHOWN = 5

/** Rows that are drawn at once: a popup shows no more without scrolling. The others follow when these are painted. */
const FIRST_ROWS = 8

/** Opens a view in which more things of a kind are listed. */
export type OpenRest = (view: View, filter: DomainFilter | null) => void

export interface FindingsListProps {
  readonly model: OverviewModel
  readonly onOpen: (thing: Thing) => void
  readonly onRest: OpenRest
}

export const FindingsList = ({ model, onOpen, onRest }: FindingsListProps) => {
  const { t, relative } = useWords()
  const [isAwayOpen, setAwayOpen] = useState(false)
  const [rows, setRows] = useState(FIRST_ROWS)
  useEffect(() => setRows(Infinity), [])
  const overview = model.overview.value
  if (!overview) return null
  const now = model.now.value
  const withOrganisation = overview.organisations.length > 1 && model.organisation.value === 'all'
  const open = countOf(overview, 'open')
  const unknown = countOf(overview, 'unknown')
  const away = countOf(overview, 'snoozed', 'dismissed')
  const closed = model.closed.value.slice(-CLOSED_SHOWN).toReversed()
  const list = (...statuses: readonly [FindingStatus, ...FindingStatus[]]) => (
    <ul class="findings">
      {overview.things
        .filter(({ status }) => statuses.includes(status))
        .slice(0, rows)
        .map((thing, index) => (
          <FindingRow
            key={thing.key}
            thing={thing}
            now={now}
            isNew={model.newKeys.value.has(thing.key)}
            primary={thing.status === 'open' && index === 0}
            withOrganisation={withOrganisation}
            onOpen={() => onOpen(thing)}
          />
        ))}
      {restOf(overview, statuses).map((rest) => (
        <RestRow
          key={rest.id}
          rest={rest}
          status={statuses[0]}
          canChoose={withOrganisation}
          onRest={onRest}
        />
      ))}
    </ul>
  )
  return (
    <>
      {closed.length > 0 && (
        <>
          <h2 class="section">{t('overview.closed')}</h2>
          <ul class="closed">
            {closed.map(({ key, id, subject, at }) => (
              <li key={key + at}>
                <span class="glyph ok">
                  <Icon name="check" size={14} />
                </span>
                <span>{t('overview.closed.item', { name: t(`finding.${id}.name`), subject })}</span>
                <span class="muted s">{relative(at, now)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {open > 0 && (
        <>
          <h2 class="hidden">{t('overview.findings')}</h2>
          {list('open')}
        </>
      )}
      {open === 0 && unknown === 0 && <p class="all-good muted">{t('overview.all-good')}</p>}
      {unknown > 0 && (
        <>
          <h2 class="section">{t('overview.unknown')}</h2>
          {list('unknown')}
        </>
      )}
      {away > 0 && (
        <details
          class="away"
          open={isAwayOpen}
          onToggle={({ currentTarget }) => setAwayOpen(currentTarget.open)}
        >
          <summary class="section">
            {t('overview.put-away')} ({away})
          </summary>
          {isAwayOpen && list('snoozed', 'dismissed')}
        </details>
      )}
    </>
  )
}
