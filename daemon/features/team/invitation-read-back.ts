/** What was wanted of an invitation beside what is read of it. Pure. */
import { isDeepStrictEqual } from 'node:util'
import type { ChangeRow, ReadBack, Shown } from '#daemon/core/change-port.ts'
import { sameProducts } from './invitation-products.ts'

export const nothingThere = (rows: readonly ChangeRow[]): ReadBack => ({
  rows: rows.map(({ field, to }) => ({ field, wanted: to, is: null })),
  state: 'not',
})

export function readRows(
  rows: readonly ChangeRow[],
  is: Partial<Record<ChangeRow['field'], Shown>>,
): ReadBack {
  const read = rows.map(({ field, to }) => ({ field, wanted: to, is: is[field] ?? null }))
  if (read.some((row) => row.is !== null && !isSame(row.is, row.wanted))) return { rows: read, state: 'not' }
  const isSilent = read.some((row) => row.is === null && !names.includes(row.field))
  return { rows: read, state: isSilent ? 'unknown' : 'done' }
}
/** Lists tell one name made of both. */
const names: readonly ChangeRow['field'][] = ['first-name', 'last-name']

export const isSame = (one: Shown, other: Shown): boolean =>
  Array.isArray(one) && Array.isArray(other) ? sameProducts(one, other) : isDeepStrictEqual(one, other)
