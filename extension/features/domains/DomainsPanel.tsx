/** Domain names, the most urgent first. */
import { domainFilters } from '#shared/domains.ts'
import { rowAt } from '../../core/paged.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { SearchField } from '../../ui/SearchField.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { VirtualList } from '../../ui/VirtualList.tsx'
import { useWords } from '../../ui/words.ts'
import { DomainRow, type DomainRowProps } from './DomainRow.tsx'
import type { DomainsModel } from './model.ts'

const ROW = 80

/** Filters, search and what to say where nothing is found; the rows are drawn by whom it is given to. */
export const DomainsControls = ({ model }: { model: DomainsModel }) => {
  const words = useWords()
  const { t } = words
  const { names } = model
  const search = names.search.value
  const filter = names.filter.value
  return (
    <>
      <Segments
        label={t('team.filter')}
        segments={domainFilters.map((id) => ({
          id,
          label: t(`domains.filter.${id}`),
          count: names.counts.value[id],
        }))}
        chosen={filter}
        onChoose={(id) => void names.choose(id)}
      />
      <SearchField label={t('domains.search')} value={search} onSearch={(text) => void names.find(text)} />
      {names.trouble.value && (
        <p class="error" role="alert">
          {troubleSentence(words, names.trouble.value)}
        </p>
      )}
      {names.total.value === 0 && (
        <p class="lead muted">
          {search === ''
            ? t(filter === 'urgent' ? 'domains.none.urgent' : 'domains.none')
            : t('domains.none.search', { search })}
        </p>
      )}
    </>
  )
}

interface DomainsPanelProps extends Pick<DomainRowProps, 'now' | 'onAct' | 'onOpen'> {
  readonly model: DomainsModel
  /** Opens the page where names are added. */
  readonly onAdd: () => void
}

export const DomainsPanel = ({ model, now, onAct, onOpen, onAdd }: DomainsPanelProps) => {
  const { t } = useWords()
  const { names } = model
  return (
    <>
      <DomainsControls model={model} />
      <VirtualList
        label={t('nav.domains')}
        count={names.total.value ?? 0}
        rowHeight={ROW}
        onRange={(from, to) => void names.need(from, to)}
        row={(index) => {
          const row = rowAt(names.pages.value, index)
          return row ? (
            <DomainRow row={row} now={now} primary={index === 0} onAct={onAct} onOpen={onOpen} />
          ) : (
            <div class="item skeleton" />
          )
        }}
      />
      <p class="add">
        <button type="button" class="link" onClick={onAdd}>
          {t('names.add')}
        </button>
      </p>
    </>
  )
}
