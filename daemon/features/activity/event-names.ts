/** Which events of a day are kept, by id and by what they tell of: of a few days at a time. */
import type { ActivityEvent } from '#shared/activity.ts'
import { isFuller, occasionOf } from './identity.ts'

/** Names that are remembered, so that what is told again need not be read. */
const MOST_NAMES = 5_000

/** By id, and by occasion with the source that told it. */
interface Names {
  readonly ids: Set<string>
  readonly occasions: Map<string, Pick<ActivityEvent, 'id' | 'source'>>
}

const nameIn =
  ({ ids, occasions }: Names) =>
  (event: ActivityEvent) => {
    ids.add(event.id)
    const occasion = occasionOf(event)
    if (occasion !== null) occasions.set(occasion, event)
  }

/** @param scan of a day; `null` where nothing of it is kept */
export function createEventNames(scan: (day: string) => AsyncIterable<readonly ActivityEvent[]> | null) {
  const names = new Map<string, Names>()

  async function namesOf(day: string): Promise<Names> {
    const found = names.get(day) ?? { ids: new Set(), occasions: new Map() }
    const told = names.has(day) ? null : scan(day)
    if (told) for await (const events of told) events.forEach(nameIn(found))
    // the last that was asked for goes last
    names.delete(day)
    names.set(day, found)
    let held = 0
    for (const one of names.values()) held += one.ids.size
    for (const [other, { ids }] of names) {
      if (held <= MOST_NAMES || other === day) break
      held -= ids.size
      names.delete(other)
    }
    return found
  }
  /** What of these is not there yet, and what of that day says less of the same. */
  async function fresh(day: string, events: readonly ActivityEvent[]) {
    const { ids, occasions } = await namesOf(day)
    const found = new Map<string, ActivityEvent>()
    const bySeen = new Map<string, ActivityEvent>()
    const poorer: string[] = []
    for (const event of events) {
      if (ids.has(event.id) || found.has(event.id)) continue
      const occasion = occasionOf(event)
      const told = occasion === null ? undefined : (bySeen.get(occasion) ?? occasions.get(occasion))
      if (occasion !== null && told && told.source !== event.source) {
        if (!isFuller(event, told)) continue
        if (!found.delete(told.id)) poorer.push(told.id)
      }
      if (occasion !== null) bySeen.set(occasion, event)
      found.set(event.id, event)
    }
    return { fresh: [...found.values()], poorer }
  }

  return {
    fresh,
    /** They are kept now. */
    add(day: string, events: readonly ActivityEvent[]): void {
      const kept = names.get(day)
      if (kept) events.forEach(nameIn(kept))
    },
    forget: (day: string) => names.delete(day),
  }
}
