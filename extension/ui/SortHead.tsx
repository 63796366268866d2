/** The head of a table that can be sorted by its columns: first one way, then the other, then as it was. */
import type { ComponentChild } from 'preact'
import { Icon } from './Icon.tsx'

export interface SortColumn<Order extends string> {
  /** Of the column, for its style. */
  readonly id: string
  readonly label: string
  readonly order: Order
}

interface SortHeadProps<Order extends string> {
  readonly columns: readonly SortColumn<Order>[]
  readonly order: string
  readonly reversed: boolean
  /** A head that is not sorted by. */
  readonly first: ComponentChild
  /** Null gives back the list's own order. */
  readonly onSort: (order: Order | null, reversed: boolean) => void
}

export const SortHead = <Order extends string>({
  columns,
  order,
  reversed,
  first,
  onSort,
}: SortHeadProps<Order>) => (
  <div role="rowgroup">
    <div role="row" class="table-head" aria-rowindex={1}>
      <span role="columnheader">{first}</span>
      {columns.map((column) => {
        const sorted = column.order === order
        return (
          <span
            key={column.id}
            role="columnheader"
            class={`column-${column.id}`}
            aria-sort={sorted ? (reversed ? 'descending' : 'ascending') : undefined}
          >
            <button
              type="button"
              class={sorted ? (reversed ? 'sorts down' : 'sorts up') : 'sorts'}
              onClick={() => onSort(sorted && reversed ? null : column.order, sorted && !reversed)}
            >
              {column.label}
              <Icon name="down" size={12} />
            </button>
          </span>
        )
      })}
    </div>
  </div>
)
