/** The names with their four dates, in rows that are drawn as they are scrolled to. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { DomainRow } from '#shared/domains.ts'
import type { IsoTime } from '#shared/time.ts'
import { rowAt } from '../../core/paged.ts'
import { hashOf } from '../../core/routes.ts'
import { TableHead, VirtualList } from '../../ui/VirtualList.tsx'
import { useWords } from '../../ui/words.ts'
import { DomainPill } from './DomainRow.tsx'
import { DomainsControls } from './DomainsPanel.tsx'
import { actionFor, type DomainAction } from './due.ts'
import type { DomainsModel } from './model.ts'
import { ownClauses } from './own-clauses.ts'
import { ShownSpan } from './ShownSpan.tsx'

const ROW = 56
const columns = ['name', 'phase', 'paid-until', 'expiry', 'renew-by', 'restore-by', 'warranty'] as const

export interface DomainsTableProps {
  readonly model: DomainsModel
  readonly now: IsoTime
  /** Null where no page for the action is known. */
  readonly onAct: (action: DomainAction, row: DomainRow) => (() => void) | null
}

export const DomainsTable = ({ model, now, onAct }: DomainsTableProps) => {
  const { t } = useWords()
  const { names } = model
  const total = names.total.value ?? 0
  const table = useRef<HTMLDivElement>(null)
  // back from a name: the list stands as it was left, with that name in hand
  useLayoutEffect(() => {
    const left = model.left.peek()
    if (!left) return
    model.left.value = null
    scrollTo(0, left.scrollY)
    requestAnimationFrame(() => {
      const links = [...(table.current?.querySelectorAll('a') ?? [])]
      links.find(({ hash }) => hash === hashOf('domains', left.name))?.focus({ preventScroll: true })
    })
  }, [])
  return (
    <div class="card full">
      <ShownSpan model={model} now={now} />
      <DomainsControls model={model} />
      <div
        class="table domains"
        role="table"
        aria-label={t('nav.domains')}
        aria-rowcount={total + 1}
        ref={table}
      >
        <TableHead columns={columns.map((column) => t(`domains.column.${column}`))} />
        <VirtualList
          table
          label={t('nav.domains')}
          count={total}
          rowHeight={ROW}
          onRange={(from, to) => void names.need(from, to)}
          row={(index) => {
            const row = rowAt(names.pages.value, index)
            return row ? (
              <Cells
                row={row}
                now={now}
                onAct={onAct}
                onLeave={() => (model.left.value = { name: row.name, scrollY })}
              />
            ) : (
              <span role="cell" class="skeleton" />
            )
          }}
        />
      </div>
    </div>
  )
}

interface CellsProps extends Pick<DomainsTableProps, 'now' | 'onAct'> {
  readonly row: DomainRow
  readonly onLeave: () => void
}

const Cells = ({ row, now, onAct, onLeave }: CellsProps) => {
  const words = useWords()
  const { t, date } = words
  const action = actionFor(row, now)
  const act = action && onAct(action, row)
  const dates = [row.paidUntil, row.expiry, row.renewBy, row.restoreBy]
  const own = ownClauses(words, row, now)
  const sources = row.sources.map(({ source }) => t(`source.${source}`)).join(', ')
  const small = [...(row.name === row.display ? [] : [row.name]), ...own].join(' · ') || sources
  return (
    <>
      <span role="cell" class="text">
        <a class="name" href={hashOf('domains', row.name)} onClick={onLeave}>
          {row.display}
        </a>
        <small>{small}</small>
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
        {action && act && (
          <button
            type="button"
            class="btn"
            aria-label={`${t(`action.${action}.label`)}: ${row.display}`}
            onClick={act}
          >
            {t(`action.${action}.label`)}
          </button>
        )}
      </span>
    </>
  )
}
