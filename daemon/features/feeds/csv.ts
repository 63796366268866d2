/** The names as a table (RFC 4180) that a spreadsheet opens, in pieces. Pure. */
import { csvLine, type Cell } from '../../core/csv.ts'
import { dayOf, type FeedTold, type Reach } from './told.ts'
import type { DomainRow } from '#shared/domains.ts'
import type { IsoTime } from '#shared/time.ts'

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
  yield csvLine(cells.map(([name]) => name))
  for (const { row } of names) yield csvLine(cells.map(([, of]) => of(row)))
}
