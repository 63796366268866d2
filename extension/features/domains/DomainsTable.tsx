/** The names with their four dates, in rows that are drawn as they are scrolled to. */
import type { DomainRow } from '#shared/domains.ts'
import type { IsoTime } from '#shared/time.ts'
import { rowAt } from '../../core/paged.ts'
import { TableHead, VirtualList } from '../../ui/VirtualList.tsx'
import { useWords } from '../../ui/words.ts'
import { DomainPill, type DomainRowProps } from './DomainRow.tsx'
import { DomainsControls } from './DomainsPanel.tsx'
import { actionFor } from './due.ts'
import type { DomainsModel } from './model.ts'

const ROW = 52
const columns = ['name', 'phase', 'paid-until', 'expiry', 'renew-by', 'restore-by', 'warranty'] as const

export const DomainsTable = ({
  model,
  now,
  onAct,
}: {
  model: DomainsModel
  now: IsoTime
  onAct: DomainRowProps['onAct']
}) => {
  const { t } = useWords()
  const { names } = model
  const total = names.total.value ?? 0
  return (
    <div class="card full">
      <DomainsControls model={model} />
      <div class="table domains" role="table" aria-label={t('domains.list')} aria-rowcount={total + 1}>
        <TableHead columns={columns.map((column) => t(`domains.column.${column}`))} />
        <VirtualList
          table
          label={t('domains.list')}
          count={total}
          rowHeight={ROW}
          onRange={(from, to) => void names.need(from, to)}
          row={(index) => {
            const row = rowAt(names.pages.value, index)
            return row ? <Cells row={row} now={now} onAct={onAct} /> : <span role="cell" class="skeleton" />
          }}
        />
      </div>
    </div>
  )
}

const Cells = ({ row, now, onAct }: { row: DomainRow; now: IsoTime; onAct: DomainRowProps['onAct'] }) => {
  const { t, date } = useWords()
  const action = actionFor(row, now)
  const dates = [row.paidUntil, row.expiry, row.renewBy, row.restoreBy]
  const sources = row.sources.map(({ source }) => t(`source.${source}`)).join(', ')
  return (
    <>
      <span role="cell" class="text">
        <b>{row.display}</b>
        <small>{row.name === row.display ? sources : row.name}</small>
      </span>
      <span role="cell">
        <DomainPill row={row} now={now} />
      </span>
      {dates.map((at, index) => (
        <span role="cell" key={columns[index]} class={at === null ? 'muted' : ''}>
          {at === null ? '–' : date(at, now)}
        </span>
      ))}
      <span role="cell" class="last">
        {row.renewalWarranty === null ? t('app.unknown') : t(row.renewalWarranty ? 'app.on' : 'app.off')}
        {action && onAct && (
          <button
            type="button"
            class="btn"
            aria-label={`${t(`action.${action}.label`)}: ${row.display}`}
            onClick={() => onAct(action, row.display)}
          >
            {t(`action.${action}.label`)}
          </button>
        )}
      </span>
    </>
  )
}
