/** Everything that needs the person, worst first; then what is not known, what was put away, and what was closed. */
import type { Thing } from '#shared/status.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/words.ts'
import { FindingRow } from './FindingRow.tsx'
import type { OverviewModel } from './model.ts'

/** Closed lines shown; more would push away what is open. */
const CLOSED_SHOWN = 5

export const FindingsList = ({ model, onOpen }: { model: OverviewModel; onOpen: (thing: Thing) => void }) => {
  const { t, relative } = useWords()
  const overview = model.overview.value
  if (!overview) return null
  const now = model.now.value
  const withOrganisation = overview.organisations.length > 1 && model.organisation.value === 'all'
  const of = (...statuses: Thing['status'][]) =>
    overview.things.filter(({ status }) => statuses.includes(status))
  const open = of('open')
  const unknown = of('unknown')
  const away = of('snoozed', 'dismissed')
  const closed = model.closed.value.slice(-CLOSED_SHOWN).toReversed()
  const rows = (things: readonly Thing[], worst: boolean) =>
    things.map((thing, index) => (
      <FindingRow
        key={thing.key}
        thing={thing}
        now={now}
        isNew={model.newKeys.value.has(thing.key)}
        primary={worst && index === 0}
        withOrganisation={withOrganisation}
        onOpen={() => onOpen(thing)}
      />
    ))
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
      {open.length > 0 && (
        <>
          <h2 class="hidden">{t('overview.findings')}</h2>
          <ul class="findings">{rows(open, true)}</ul>
        </>
      )}
      {open.length === 0 && unknown.length === 0 && <p class="all-good muted">{t('overview.all-good')}</p>}
      {unknown.length > 0 && (
        <>
          <h2 class="section">{t('overview.unknown')}</h2>
          <ul class="findings">{rows(unknown, false)}</ul>
        </>
      )}
      {away.length > 0 && (
        <details class="away">
          <summary class="section">
            {t('overview.put-away')} ({away.length})
          </summary>
          <ul class="findings">{rows(away, false)}</ul>
        </details>
      )}
    </>
  )
}
