/** The names as a table (RFC 4180) that a spreadsheet opens, in pieces. Pure. */
import { dayOf, type FeedTold, type Reach } from './told.ts'
import type { DomainRow } from '#shared/domains.ts'
import type { IsoTime } from '#shared/time.ts'

type Cell = string | boolean | null

const day = (at: IsoTime | null) => at && dayOf(at)

const columns: Readonly<Record<Reach, Readonly<Record<string, (row: DomainRow) => Cell>>>> = (() => {
  const namesAndDates = {
    name: ({ name }: DomainRow) => name,
    display: ({ display }: DomainRow) => display,
    organisation: ({ organisation }: DomainRow) => organisation,
    phase: ({ phase }: DomainRow) => phase,
    paid_until: ({ paidUntil }: DomainRow) => day(paidUntil),
    expiry: ({ expiry }: DomainRow) => day(expiry),
    renew_by: ({ renewBy }: DomainRow) => day(renewBy),
    restore_by: ({ restoreBy }: DomainRow) => day(restoreBy),
  }
  return {
    'names-and-dates': namesAndDates,
    whole: {
      ...namesAndDates,
      restorable: ({ restorable }) => restorable,
      renewal_warranty: ({ renewalWarranty }) => renewalWarranty,
      reason: ({ reason }) => reason,
      by_hand: ({ byHand }) => byHand,
    },
  }
})()

/** An empty cell is "not known". */
export function* csvPieces({ names }: Pick<FeedTold, 'names'>, reach: Reach): Generator<string> {
  const cells = Object.entries(columns[reach])
  yield `${cells.map(([name]) => name).join()}\r\n`
  for (const { row } of names) yield `${cells.map(([, of]) => written(of(row))).join()}\r\n`
}

function written(cell: Cell): string {
  if (cell === null) return ''
  const text = safe(String(cell))
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A spreadsheet takes a cell that begins like this for a formula, and some obey it (CWE-1236). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/
const safe = (text: string) => (FORMULA.test(text) ? `'${text}` : text)
