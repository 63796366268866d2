/** Tables (RFC 4180 and what programs make of it): the columns are told by their heads, in five languages, or by the first row. */
import { csvRows, type CsvRow } from '#daemon/core/csv-rows.ts'
import { parseDomainName } from '#daemon/core/domain-name.ts'
import { readDate } from './name-list-dates.ts'
import { dateHeads, nameHeads } from './name-list-heads.ts'
import type { Entry } from './name-list.ts'

interface Head {
  readonly delimiter: string
  readonly nameAt: number
  /** `-1`: there is none. */
  readonly dateAt: number
  readonly isTitled: boolean
}

/** `null` where the first line is none of a table. */
export function headOf(text: string): Head | null {
  const first = text.split('\n').find((line) => line.trim() !== '' && !line.startsWith('#')) ?? ''
  const rows = [',', ';', '\t'].map((delimiter) => ({
    delimiter,
    cells: rowsOf(first, delimiter)[0]?.cells ?? [],
  }))
  const [widest] = rows.sort((a, b) => b.cells.length - a.cells.length)
  if (widest === undefined) return null
  const { delimiter, cells } = widest
  const titles = cells.map(plain)
  const nameAt = firstOf(nameHeads, titles)
  if (nameAt >= 0) return { delimiter, nameAt, dateAt: firstOf(dateHeads, titles), isTitled: true }

  const names = [...cells.keys()].filter((at) => parseDomainName(cells[at] ?? '').ok)
  const [only] = names
  if (cells.length < 2 || only === undefined || names.length > 1) return null
  const dateAt = cells.findIndex((cell) => isDated(cell))
  return { delimiter, nameAt: only, dateAt, isTitled: false }
}

export function tableOf(text: string): readonly Entry[] {
  const { delimiter, nameAt, dateAt, isTitled } = headOf(text) ?? noHead
  return rowsOf(text, delimiter)
    .slice(isTitled ? 1 : 0)
    .map(({ line, cells }) => ({
      line,
      text: cells[nameAt] ?? '',
      date: cells[dateAt] ?? '',
      isRelative: false,
    }))
}

const noHead: Head = { delimiter: ',', nameAt: 0, dateAt: -1, isTitled: false }

const isDated = (cell: string) => {
  const date = readDate(cell, null)
  return date.ok ? date.value !== null : date.error === 'two-ways-to-read'
}
const plain = (title: string) =>
  title
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
const firstOf = (heads: readonly string[], titles: readonly string[]) =>
  titles.indexOf(heads.find((head) => titles.includes(head)) ?? ' ')

function rowsOf(text: string, delimiter: string): readonly CsvRow[] {
  const options = {
    delimiter,
    comment: '#',
    comment_no_infix: true,
    record_delimiter: '\n',
    skip_records_with_empty_values: true,
    trim: true,
  }
  try {
    return csvRows(text, options)
  } catch {
    // a quote that is never closed would swallow the rest: then quotes are text, and refused with the name they stand around
    return csvRows(text, { ...options, quote: false })
  }
}
