/** Draws only the rows that can be seen, inside whatever scrolls around it. Every row has the same height. */
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'

export interface VirtualListProps {
  /** Rows of a table whose cells `row` draws, instead of items of a list. */
  readonly table?: boolean
  readonly label: string
  readonly count: number
  /** px */
  readonly rowHeight: number
  readonly row: (index: number) => ComponentChildren
  /** Which rows are about to be seen, both inclusive. */
  readonly onRange: (from: number, to: number) => void
}

const MARGIN = 6
/** Until the first measure. */
const FIRST = 14

export const VirtualList = ({ table = false, label, count, rowHeight, row, onRange }: VirtualListProps) => {
  const list = useRef<HTMLUListElement & HTMLDivElement>(null)
  const [range, setRange] = useState({ from: 0, to: FIRST })

  useLayoutEffect(() => {
    const element = list.current
    if (!element) return undefined
    const scroller = element.closest('[data-scroller]') ?? document.documentElement
    const target = scroller === document.documentElement ? window : scroller
    const measure = () => {
      const edge = scroller === document.documentElement ? 0 : scroller.getBoundingClientRect().top
      const above = edge - element.getBoundingClientRect().top
      const from = Math.max(0, Math.floor(above / rowHeight) - MARGIN)
      // of a list that begins below, the first rows are there for whoever comes by the keyboard
      const to = Math.max(0, Math.ceil((above + scroller.clientHeight) / rowHeight)) + MARGIN
      setRange((before) => (before.from === from && before.to === to ? before : { from, to }))
    }
    measure()
    target.addEventListener('scroll', measure, { passive: true })
    window.addEventListener('resize', measure)
    return () => {
      target.removeEventListener('scroll', measure)
      window.removeEventListener('resize', measure)
    }
  }, [count, rowHeight])

  const last = Math.min(range.to, count - 1)
  useEffect(() => {
    if (last >= range.from) onRange(range.from, last)
  }, [range.from, last, count])

  const shown = Array.from({ length: Math.max(0, last - range.from + 1) }, (_, index) => range.from + index)
  const height = { height: `${String(count * rowHeight)}px` }
  const place = (index: number) => ({
    height: `${String(rowHeight)}px`,
    transform: `translateY(${String(index * rowHeight)}px)`,
  })
  if (table)
    return (
      <div class="virtual" role="rowgroup" ref={list} style={height}>
        {shown.map((index) => (
          <div key={index} class="virtual-row" role="row" aria-rowindex={index + 2} style={place(index)}>
            {row(index)}
          </div>
        ))}
      </div>
    )
  return (
    <ul class="virtual" aria-label={label} ref={list} style={height}>
      {shown.map((index) => (
        <li
          key={index}
          class="virtual-row"
          aria-setsize={count}
          aria-posinset={index + 1}
          style={place(index)}
        >
          {row(index)}
        </li>
      ))}
    </ul>
  )
}

export const TableHead = ({ columns }: { columns: readonly string[] }) => (
  <div role="rowgroup">
    <div role="row" class="table-head" aria-rowindex={1}>
      {columns.map((column) => (
        <span role="columnheader" key={column}>
          {column}
        </span>
      ))}
    </div>
  </div>
)
