/** What would happen to each person at their next action, before anything is switched. */
import { dryRunFilters, type DryRunRow } from '#shared/requirement.ts'
import type { MessageKey } from '#shared/i18n.ts'
import { rowAt } from '../../core/paged.ts'
import { hashOf } from '../../core/routes.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { SearchField } from '../../ui/SearchField.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { TableHead, VirtualList } from '../../ui/VirtualList.tsx'
import { useWords } from '../../ui/words.ts'
import { roleWords } from './MemberRow.tsx'
import type { DryRunFilter, PlannerModel } from './planner-model.ts'

const ROW = 56
const labelOf = {
  stopped: 'dry.filter.stopped',
  unknown: 'two-factor.unknown',
  external: 'team.filter.external',
  apart: 'dry.filter.apart',
  fine: 'dry.filter.fine',
  all: 'team.filter.all',
} as const satisfies Record<DryRunFilter, MessageKey>
const columns = ['team.column.member', 'dry.stopped', 'dry.open', 'dry.then'] as const

export const DryRun = ({ model: { people } }: { model: PlannerModel }) => {
  const words = useWords()
  const { t } = words
  const total = people.total.value ?? 0
  const trouble = people.trouble.value
  return (
    <>
      <p class="muted">{t('dry.lead')}</p>
      <Segments
        label={t('team.filter')}
        segments={dryRunFilters.map((id) => ({
          id,
          label: t(labelOf[id]),
          count: people.counts.value[id],
        }))}
        chosen={people.filter.value}
        onChoose={(id) => void people.choose(id)}
      />
      <SearchField
        label={t('team.search')}
        value={people.search.value}
        onSearch={(text) => void people.find(text)}
      />
      {trouble && (
        <p class="error" role="alert">
          {troubleSentence(words, trouble)}
        </p>
      )}
      {people.total.value === 0 && (
        <p class="muted" role="status">
          {people.search.value === ''
            ? t(people.filter.value === 'stopped' ? 'dry.nobody' : 'team.none')
            : t('team.none.search', { search: people.search.value })}
        </p>
      )}
      {total > 0 && (
        <div class="scrolls" data-scroller tabIndex={0} role="region" aria-label={t('require.dry-run')}>
          <div class="table dry" role="table" aria-label={t('require.dry-run')} aria-rowcount={total + 1}>
            <TableHead columns={columns.map((column) => t(column))} />
            <VirtualList
              table
              label={t('team.list')}
              count={total}
              rowHeight={ROW}
              onRange={(from, to) => void people.need(from, to)}
              row={(index) => {
                const row = rowAt(people.pages.value, index)
                return row ? <Cells row={row} /> : <span role="cell" class="skeleton" />
              }}
            />
          </div>
        </div>
      )}
    </>
  )
}

const Cells = ({ row }: { row: DryRunRow }) => {
  const words = useWords()
  const { t } = words
  const stopped = row.stopped === 'yes' || row.stopped === 'unknown'
  return (
    <>
      <span role="cell" class="text">
        <a class="name" href={hashOf('team', row.id)}>
          {row.name || row.email}
        </a>
        <small>{roleWords(words, row)}</small>
      </span>
      <span role="cell">{t(`dry.${row.stopped}`)}</span>
      <span role="cell" class="muted">
        {t(stopped ? 'dry.apps' : 'dry.all')}
      </span>
      <span role="cell" class="muted">
        {!stopped ? '–' : row.mayLeave ? t('dry.leave') : t('dry.passwords')}
      </span>
    </>
  )
}
