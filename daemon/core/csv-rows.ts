/** Rows of a table (RFC 4180 and what programs make of it), each with the line on which it begins. Pure. */
import { parse, type Options } from 'csv-parse/sync'

export interface CsvRow {
  /** On which it begins, counted from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** Throws where a quote is never closed, or a row is longer than `options` allow. */
export const csvRows = (text: string, options: Options): readonly CsvRow[] =>
  parse(text, {
    info: true,
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    ...options,
  }).map(toRow)

/** As csv-parse tells it with `info` and `raw`. */
interface Told {
  readonly info: { readonly lines: number }
  readonly raw: string
  readonly record: readonly string[]
}
function toRow(told: unknown): CsvRow {
  const { info, raw, record } = told as Told
  return { line: info.lines - raw.trim().split('\n').length + 1, cells: record }
}
