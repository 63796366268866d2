/** Where names stand: in which organisation, or among those that the person added. Several logins may see the same one. */
import type { Subjects } from '#daemon/core/check.ts'
import type { Snapshot } from '#daemon/core/snapshot.ts'
import { read, valueOrNull, type Fact } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'

type Place = Subjects['domain']

/** Every name of the lists that may be believed, and those added by hand. */
export const placesOf = (snapshot: Snapshot, now: IsoTime): Generator<Place, void> =>
  placesBy(snapshot, (list) => valueOrNull(read(list, now)))

/** `null` for a name that nobody looks after. A list that is too old still says where it stood. */
export function placeOf(snapshot: Snapshot, name: string, now: IsoTime): Place | null {
  for (const places of [placesOf(snapshot, now), placesRemembered(snapshot)])
    for (const place of places) if (place.domain.name === name) return place
  return null
}

/** Every name that is looked after: an old list still says which. */
export const namesIn = (snapshot: Snapshot): ReadonlySet<string> =>
  new Set(placesRemembered(snapshot).map(({ domain }) => domain.name))

const placesRemembered = (snapshot: Snapshot) => placesBy(snapshot, ({ told }) => valueOrNull(told))

function* placesBy(
  snapshot: Snapshot,
  listOf: <T>(fact: Fact<readonly T[]>) => readonly T[] | null,
): Generator<Place, void> {
  for (const connection of snapshot.connections)
    for (const organisation of listOf(connection.organisations) ?? [])
      for (const domain of listOf(organisation.domains) ?? [])
        yield { domain, within: { connection, organisation } }
  for (const domain of snapshot.byHand) yield { domain, within: null }
}
