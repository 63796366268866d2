/** The names as `latchkey domains list --json` prints them, in pieces. Pure. */
import type { FeedTold, Reach } from './told.ts'
import type { DomainRow } from '#shared/domains.ts'

const toldOf: Readonly<Record<Reach, (row: DomainRow) => object>> = {
  whole: (row) => row,
  'names-and-dates': ({ name, display, organisation, phase, paidUntil, expiry, renewBy, restoreBy }) => ({
    name,
    display,
    organisation,
    phase,
    paidUntil,
    expiry,
    renewBy,
    restoreBy,
  }),
}

export function* jsonPieces({ names }: Pick<FeedTold, 'names'>, reach: Reach): Generator<string> {
  yield '['
  for (const [index, { row }] of names.entries())
    yield `${index === 0 ? '' : ','}\n${JSON.stringify(toldOf[reach](row))}`
  yield '\n]\n'
}
