/** The comparison as a person reads it, at most 100 columns wide. */
import type { Seen } from './hard-site.ts'
import type { Counted } from './restarts.ts'
import type { SetUp } from './set-ups.ts'

export interface Row extends Counted {
  readonly setUp: string
}

const columns = ['requests', 'cookies', 'tokens', 'drawn'] as const satisfies readonly (keyof Seen)[]
const NAME = 24
const COLUMN = 9
const GAP = '    '

/** @param rows of one browser */
export function tableOf(rows: readonly Row[]): string {
  const [first] = rows
  if (!first) return ''
  const group = (name: string) => name.padStart(COLUMN * columns.length)
  const heads = columns.map((column) => column.padStart(COLUMN)).join('')
  const cells = (seen: Seen) => columns.map((column) => String(seen[column]).padStart(COLUMN)).join('')
  return [
    `${first.browser}: ${String(first.restarts)} restarts each, closed and killed in turn, tabs restored`,
    '',
    ''.padEnd(NAME) + group('page from its server') + GAP + group('page from a service worker'),
    ''.padEnd(NAME) + heads + GAP + heads,
    ...rows.map(({ setUp, seen }) => setUp.padEnd(NAME) + cells(seen.plain) + GAP + cells(seen.worker)),
  ].join('\n')
}

/** What the columns and the rows are. */
export const legendOf = (setUps: readonly SetUp[]): string =>
  [
    ['requests', 'all that the restored pages sent to their site'],
    ['cookies, tokens', 'of these, with a cookie, or a token of site storage, of an earlier run'],
    ['drawn', 'pages drawn with what an earlier run had kept, before it was gone'],
    [],
    ...setUps.map(({ name, is }) => [name, is]),
  ]
    .map(([name = '', is = '']) => (name.padEnd(NAME) + is).trimEnd())
    .join('\n')
