/** Which products somebody may reach: all that the organisation has, each to be ticked. */
import { useEffect } from 'preact/hooks'
import type { ShownProduct } from '#shared/changes.ts'
import { serviceName } from '#shared/products.ts'
import { rowAt } from '../../core/paged.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { SearchField } from '../../ui/SearchField.tsx'
import { VirtualList } from '../../ui/VirtualList.tsx'
import { useWords } from '../../ui/words.ts'
import type { ProductChoice } from './product-choice-model.ts'

const ROW = 32

export interface ProductsFieldProps {
  readonly choice: ProductChoice
  readonly organisation: string
}

export const ProductsField = ({ choice, organisation }: ProductsFieldProps) => {
  const words = useWords()
  const { t } = words
  const { products } = choice
  useEffect(() => void choice.show(organisation), [organisation])
  const trouble = products.trouble.value
  const total = products.total.value
  return (
    <fieldset>
      <legend>{t('change.field.products')}</legend>
      {trouble && (
        <div class="line">
          <p class="error" role="alert">
            {troubleSentence(words, trouble)}
          </p>
          <button type="button" class="btn" onClick={() => void choice.show(organisation)}>
            {t('app.retry')}
          </button>
        </div>
      )}
      {total === null ? (
        !trouble && (
          <p class="muted" role="status">
            {t('app.loading')}
          </p>
        )
      ) : choice.known.value ? (
        <List choice={choice} total={total} />
      ) : (
        <p class="note">{t('invite.products.unknown')}</p>
      )}
    </fieldset>
  )
}

const List = ({ choice, total }: { choice: ProductChoice; total: number }) => {
  const { t } = useWords()
  const { products, chosen } = choice
  return (
    <>
      {choice.isMany.value && (
        <SearchField
          label={t('products.search')}
          value={products.search.value}
          onSearch={(text) => void products.find(text)}
        />
      )}
      {choice.apart.value.map((one) => (
        <Tick key={one.id} choice={choice} product={one} />
      ))}
      {total === 0 ? (
        <p class="muted">{t('products.none')}</p>
      ) : (
        <div class="scrolls" data-scroller tabIndex={0} role="region" aria-label={t('change.field.products')}>
          <VirtualList
            label={t('change.field.products')}
            count={total}
            rowHeight={ROW}
            onRange={(from, to) => void products.need(from, to)}
            row={(index) => {
              const row = rowAt(products.pages.value, index)
              return row ? <Tick choice={choice} product={row} /> : <span class="skeleton" />
            }}
          />
        </div>
      )}
      <small class="block muted" role="status">
        {t('invite.products.chosen', { count: chosen.value.size })}
        {choice.isFull.value && ` · ${t('invite.products.most')}`}
      </small>
      <small class="block muted">{t('invite.products.names')}</small>
    </>
  )
}

const Tick = ({ choice, product }: { choice: ProductChoice; product: ShownProduct }) => {
  const words = useWords()
  const isChosen = choice.chosen.value.has(product.id)
  return (
    <label class="tick">
      <input
        type="checkbox"
        checked={isChosen}
        disabled={!isChosen && choice.isFull.value}
        onChange={() => choice.toggle(product)}
      />
      <span class="grow">
        <bdi>{product.name}</bdi>{' '}
        <small class="muted">{product.service && serviceName(words, product.service)}</small>
      </span>
    </label>
  )
}
