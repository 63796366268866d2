/** All entries, or those that are searched for; only the rows that can be seen are drawn. */
import type { CodeEntry } from '#shared/codes.ts'
import { SearchField } from '../../ui/SearchField.tsx'
import { VirtualList } from '../../ui/VirtualList.tsx'
import { useWords } from '../../ui/words.ts'
import { CodeRow } from './CodeRow.tsx'
import type { CodesModel } from './model.ts'

/** px */
const ROW = 62
/** With fewer the eye is faster than the hand. */
const SEARCHED = 5

export interface CodesListProps {
  readonly model: CodesModel
  /** Those that stand above the list already; a search finds them all the same. */
  readonly without?: readonly CodeEntry[]
  /** Of an entry's own page. */
  readonly hrefOf?: (id: string) => string
}

export const CodesList = ({ model, without = [], hrefOf }: CodesListProps) => {
  const { t } = useWords()
  const search = model.search.value
  const rows =
    search === '' && without.length > 0
      ? model.found.value.filter((entry) => !without.includes(entry))
      : model.found.value
  return (
    <>
      {(model.kept.value?.length ?? 0) > SEARCHED && (
        <SearchField
          label={t('codes.search')}
          value={search}
          rest={0}
          onSearch={(text) => {
            model.code.hide()
            model.search.value = text
          }}
        />
      )}
      {rows.length === 0 && search !== '' && <p class="lead muted">{t('codes.none.search', { search })}</p>}
      <VirtualList
        label={t('nav.codes')}
        count={rows.length}
        rowHeight={ROW}
        onRange={() => undefined}
        row={(index) => {
          const entry = rows[index]
          return entry && <CodeRow key={entry.id} model={model} entry={entry} href={hrefOf?.(entry.id)} />
        }}
      />
    </>
  )
}
