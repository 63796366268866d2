/** One page of an organisation's people, filtered, searched and in an order: each order is sorted once. */
import { memberFilters, type MemberPage, type MemberRow, type memberQuery } from '#shared/team.ts'
import type * as v from 'valibot'
import { entryOf, folded, inOrder, sortedByName, type Entry, type Order } from './orders.ts'
import { administers, isJudged, type People } from './rows.ts'

type Filter = (typeof memberFilters)[number]
export type MemberQuery = Omit<v.InferOutput<typeof memberQuery>, 'organisation'>

/** No page is longer. */
const MOST_ROWS = 500

const passes: Readonly<Record<Filter, (row: MemberRow) => boolean>> = {
  // unknown is listed with those who lack it: nobody may read it as "on"
  'without-2fa': (row) => isJudged(row) && (row.twoFactor === null || row.twoFactor === 'off'),
  weak: (row) => isJudged(row) && row.twoFactor === 'weak',
  invited: ({ kind }) => kind === 'invited',
  external: ({ kind }) => kind === 'external',
  sso: ({ kind }) => kind === 'sso',
  administrators: administers,
  all: () => true,
}

export interface MemberList {
  readonly observedAt: People['observedAt']
  /** All of them, in an order. */
  entries(order: Order): readonly Entry[]
  page(query: MemberQuery): MemberPage
}

export function memberList({ rows, observedAt }: People): MemberList {
  const named = sortedByName(rows.map(entryOf))
  const counts = countsOf(rows)
  const sortedBy = new Map<Order, readonly Entry[]>()
  const entries = (order: Order) => {
    const made = sortedBy.get(order) ?? inOrder(named, order)
    sortedBy.set(order, made)
    return made
  }
  return {
    observedAt,
    entries,
    page({ filter, order, reversed, search, offset, limit }) {
      const needle = folded(search.trim())
      const found: MemberRow[] = []
      for (const { row, text } of entries(order))
        if (passes[filter](row) && (needle === '' || text.includes(needle))) found.push(row)
      if (reversed === 'true') found.reverse()
      return {
        total: found.length,
        counts: { ...counts },
        observedAt,
        rows: found.slice(offset, offset + Math.min(limit, MOST_ROWS)),
      }
    },
  }
}

function countsOf(rows: readonly MemberRow[]): MemberPage['counts'] {
  const counts = Object.fromEntries(memberFilters.map((filter) => [filter, 0])) as MemberPage['counts']
  for (const row of rows) for (const filter of memberFilters) if (passes[filter](row)) counts[filter] += 1
  return counts
}
