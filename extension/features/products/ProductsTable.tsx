/** The products with their state and what can be done, in rows that are drawn as they are scrolled to. */
import {
  productFilters,
  serviceName,
  type ProductAction,
  type ProductFilter,
  type ProductOrganisation,
  type ProductRow,
  type ProductState,
} from '#shared/products.ts'
import type { IsoTime } from '#shared/time.ts'
import { rowAt } from '../../core/paged.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { SortHead, type SortColumn } from '../../ui/SortHead.tsx'
import { VirtualList } from '../../ui/VirtualList.tsx'
import { useWords } from '../../ui/words.ts'
import { openedFor, type ProductOrder, type ProductsModel } from './model.ts'
import { RefusedNote } from './RefusedNote.tsx'

const ROW = 84

export interface ProductsTableProps {
  readonly model: ProductsModel
  readonly now: IsoTime
  readonly onAct: (action: ProductAction, row: ProductRow) => void
  readonly onVerify: () => void
  readonly verifying: boolean
}

const toneByState: Record<ProductState, { readonly tone: string; readonly icon: IconName }> = {
  blocked: { tone: 'warning', icon: 'lock' },
  maintenance: { tone: 'warning', icon: 'alert' },
  expiring: { tone: 'warning', icon: 'clock' },
  busy: { tone: 'unknown', icon: 'sync' },
  unknown: { tone: 'unknown', icon: 'question' },
  active: { tone: 'ok', icon: 'check' },
}

export const ProductsTable = (props: ProductsTableProps) => {
  const words = useWords()
  const { t } = words
  const { model } = props
  const { products } = model
  const total = products.total.value ?? 0
  const filterWords: Record<ProductFilter, string> = {
    'needs-you': t('products.needs-you'),
    blocked: t('products.state.blocked'),
    maintenance: t('products.state.maintenance'),
    expiring: t('products.state.expiring'),
    all: t('domains.filter.all'),
  }
  const columns: readonly SortColumn<ProductOrder>[] = [
    { id: 'service', label: t('products.column.service'), order: 'service' },
    { id: 'state', label: t('products.column.state'), order: 'worst' },
    { id: 'expiry', label: t('domains.column.paid-until'), order: 'expiry' },
    { id: 'organisation', label: t('palette.group.organisation'), order: 'organisation' },
  ]
  return (
    <div class="card full">
      <Segments
        label={t('team.filter')}
        segments={productFilters.map((id) => ({
          id,
          label: filterWords[id],
          count: products.counts.value[id],
        }))}
        chosen={products.filter.value}
        onChoose={(id) => void products.choose(id)}
      />
      <SearchField
        label={t('products.search')}
        value={products.search.value}
        onSearch={(text) => void products.find(text)}
      />
      {products.trouble.value && (
        <p class="error" role="alert">
          {troubleSentence(words, products.trouble.value)}
        </p>
      )}
      {model.notKnown.value > 0 && (
        <p class="banner unknown">{t('products.not-known', { count: model.notKnown.value })}</p>
      )}
      {products.total.value === 0 && <p class="lead muted">{t('products.none')}</p>}
      <div class="table products" role="table" aria-label={t('nav.products')} aria-rowcount={total + 1}>
        <SortHead
          columns={columns}
          order={products.order.value}
          reversed={products.reversed.value}
          first={t('domains.column.name')}
          onSort={(order, reversed) => void products.sort(order ?? 'worst', order !== null && reversed)}
        />
        <VirtualList
          table
          label={t('nav.products')}
          count={total}
          rowHeight={ROW}
          onRange={(from, to) => void products.need(from, to)}
          row={(index) => {
            const row = rowAt(products.pages.value, index)
            const organisation = row && model.organisations.value.get(row.organisation.id)
            return row && organisation ? (
              <Cells {...props} row={row} organisation={organisation} />
            ) : (
              <span role="cell" class="skeleton" />
            )
          }}
        />
      </div>
    </div>
  )
}

interface CellsProps extends ProductsTableProps {
  readonly row: ProductRow
  readonly organisation: ProductOrganisation
}

const Cells = ({ model, now, row, organisation, onAct, onVerify, verifying }: CellsProps) => {
  const words = useWords()
  const { t, date, relative } = words
  const { tone, icon } = toneByState[row.state]
  const opened = openedFor(model.opened.value, row)
  const state = row.state === 'unknown' ? t('app.unknown') : t(`products.state.${row.state}`)
  const small = row.reason
    ? t(`reason.${row.reason}`)
    : row.since
      ? t('products.since', { date: date(row.since, now) })
      : ''
  // who may not change it may still go and look
  const actions = organisation.refused === null ? row.actions : (['manage-products'] as const)
  return (
    <>
      <span role="cell" class="text">
        <b class="name">{row.name}</b>
        {organisation.refused !== null && <RefusedNote organisation={organisation} />}
      </span>
      <span role="cell">{serviceName(words, row.service)}</span>
      <span role="cell">
        <span class={`pill ${tone}`}>
          <Icon name={icon} size={11} />
          {state}
        </span>
        <small class="muted block">{small}</small>
      </span>
      <span role="cell" class={row.expiresAt === null ? 'muted' : ''}>
        {row.expiresAt === null ? '–' : date(row.expiresAt, now)}
      </span>
      <span role="cell" class="last">
        <span class="text">
          <span>{row.organisation.name}</span>
          {opened && (
            <small class="acted" role="status">
              {opened.took ? t('products.took') : t('panel.opened', { when: relative(opened.at, now) })}
            </small>
          )}
        </span>
        {opened && !opened.took && (
          <button type="button" class="btn" disabled={verifying} onClick={onVerify}>
            {verifying ? t('sync.running') : t('panel.verify')}
          </button>
        )}
        {actions.map((action) => (
          <button
            key={action}
            type="button"
            class="btn"
            aria-label={`${t(`action.${action}.label`)}: ${row.name}`}
            onClick={() => onAct(action, row)}
          >
            {t(`action.${action}.label`)}
          </button>
        ))}
      </span>
    </>
  )
}
