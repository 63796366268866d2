/** Lines of a table (RFC 4180) that a spreadsheet opens and does not obey. Pure. */

/** `null` is an empty cell. */
export type Cell = string | number | boolean | null

export const csvLine = (cells: readonly Cell[]): string => `${cells.map(written).join()}\r\n`

function written(cell: Cell): string {
  if (cell === null) return ''
  const text = safe(String(cell))
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A spreadsheet takes a cell that begins like this for a formula, and some obey it (CWE-1236). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/
const safe = (text: string) => (FORMULA.test(text) ? `'${text}` : text)
