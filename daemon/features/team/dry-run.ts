/** Who would be stopped at their next action if the organisation required 2FA now, or is, where it does. Pure. */
import type { dryRunQuery, DryRunRow, dryRunPage } from '#shared/requirement.ts'
import { dryRunFilters } from '#shared/requirement.ts'
import type { MemberRow } from '#shared/team.ts'
import type * as v from 'valibot'
import type { MemberList } from './members.ts'
import { folded } from './orders.ts'
import { isJudged } from './rows.ts'

type Filter = (typeof dryRunFilters)[number]
type Page = v.InferOutput<typeof dryRunPage>

/** No page is longer. */
const MOST_ROWS = 500

/** Any second factor opens, one by SMS too. */
const stoppedByState = { off: 'yes', weak: 'no', on: 'no' } as const

function toRow(row: MemberRow): DryRunRow {
  const state = row.twoFactor === null ? 'unknown' : stoppedByState[row.twoFactor]
  const stopped = isJudged(row) ? state : 'apart'
  return {
    ...row,
    stopped,
    mayLeave: row.kind === 'external' && (stopped === 'yes' || stopped === 'unknown'),
  }
}

const passes: Readonly<Record<Filter, (row: DryRunRow) => boolean>> = {
  stopped: ({ stopped }) => stopped === 'yes',
  unknown: ({ stopped }) => stopped === 'unknown',
  // of the externals, those who have to choose
  external: ({ mayLeave }) => mayLeave,
  apart: ({ stopped }) => stopped === 'apart',
  fine: ({ stopped }) => stopped === 'no',
  all: () => true,
}

export interface DryRun {
  /** Whom it concerns most first: administrators who would be stopped, then who else would, then of whom it is not known. */
  readonly rows: readonly DryRunRow[]
  readonly counts: Page['counts']
  page(query: v.InferOutput<typeof dryRunQuery>): Page
}

export function dryRunOf(list: MemberList): DryRun {
  const { observedAt } = list
  const entries = list.entries('worst').map(({ row, text }) => ({ row: toRow(row), text }))
  const rows = entries.map(({ row }) => row)
  const counts = noCounts()
  for (const row of rows) for (const filter of dryRunFilters) if (passes[filter](row)) counts[filter] += 1
  return {
    rows,
    counts,
    page({ filter, search, offset, limit }) {
      const needle = folded(search.trim())
      const found = entries.filter(({ row, text }) => passes[filter](row) && text.includes(needle))
      const shown = found.slice(offset, offset + Math.min(limit, MOST_ROWS))
      return { total: found.length, counts, observedAt, rows: shown.map(({ row }) => row) }
    },
  }
}

export const noCounts = (): Page['counts'] => Object.fromEntries(dryRunFilters.map((filter) => [filter, 0]))
