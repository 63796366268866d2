/** Makes the feeds out of what is told, in turns: ten thousand names must not hold others up. */
import { createPace } from '#daemon/core/pace.ts'
import type { Collection } from '#daemon/core/store.ts'
import { csvPieces } from './csv.ts'
import { eventsOf, type DayEvent } from './events.ts'
import { icsPieces } from './ics.ts'
import { jsonPieces } from './json.ts'
import { metricsPieces } from './metrics.ts'
import { revise, type Revised, type Revision } from './revisions.ts'
import type { FeedTold, Reach } from './told.ts'
import type { FeedFormat } from '#shared/feeds.ts'
import type { Translator } from '#shared/i18n.ts'
import type { Language } from '#shared/settings.ts'

/** What was told of each day before. */
type Kept = Pick<Collection<Revision>, 'get' | 'values'>

interface Making {
  readonly told: FeedTold
  readonly kept: Kept
  readonly words: Pick<Translator, 't' | 'language'>
  readonly reach: Reach
}

export async function bytesOf(format: FeedFormat, making: Making): Promise<Buffer<ArrayBuffer>> {
  const pace = createPace()
  const parts: Buffer[] = []
  for (const piece of await piecesOf(format, making)) {
    await pace()
    parts.push(Buffer.from(piece))
  }
  return Buffer.concat(parts)
}

async function piecesOf(format: FeedFormat, { told, kept, words, reach }: Making): Promise<Iterable<string>> {
  switch (format) {
    case 'ics':
      return icsPieces((await revised(told, kept, words.language)).calendar, words, told.overview)
    case 'csv':
      return csvPieces(told, reach)
    case 'json':
      return jsonPieces(told, reach)
    case 'prometheus':
      return metricsPieces(told, reach)
    default:
      return format satisfies never
  }
}

/** The calendar of now, and what has to change in what is kept of it. */
export function revised(told: FeedTold, kept: Kept, language: Language): Promise<Revised> {
  const organisations = new Map(told.overview.organisations.map(({ id, name }) => [id, name]))
  function* events(): Generator<DayEvent> {
    for (const name of told.names) yield* eventsOf(name, { organisations, language, now: told.now })
  }
  return revise(kept, events(), told, language, createPace())
}
