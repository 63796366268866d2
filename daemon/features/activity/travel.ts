/** Travel that nobody can make: only between two positions that sources gave. Pure. */
import * as v from 'valibot'
import type { ActivityEvent } from '#shared/activity.ts'
import { epoch, HOUR, isoTime, MINUTE } from '#shared/time.ts'

const EARTH = 6371 // km, mean radius
/** km/h: faster than an airliner. */
const FASTEST = 900
/** km: what sources say of an address is no more exact than this. */
const NEAR = 100
/** Half around the world at that speed: what is farther apart in time can always be made. */
const LONGEST_TRAVEL = ((Math.PI * EARTH) / FASTEST) * HOUR
/** Of how many places the last sign-in is compared. */
const MOST_PLACES = 50

export const travel = v.strictObject({
  from: v.string(),
  to: v.string(),
  fromAt: isoTime,
  at: isoTime,
  km: v.number(),
  minutes: v.number(),
})
export type Travel = Readonly<v.InferOutput<typeof travel>>

type Position = NonNullable<NonNullable<ActivityEvent['place']>['position']>

/** km along a great circle (haversine). */
export function distance(one: Position, other: Position): number {
  const rad = Math.PI / 180
  const [dLatitude, dLongitude] = [other.latitude - one.latitude, other.longitude - one.longitude]
  const half =
    Math.sin((dLatitude * rad) / 2) ** 2 +
    Math.cos(one.latitude * rad) * Math.cos(other.latitude * rad) * Math.sin((dLongitude * rad) / 2) ** 2
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(half)))
}

/** `null` where it can be made. @param before the earlier of the two */
function travelBetween(before: ActivityEvent, after: ActivityEvent): Travel | null {
  const [from, to] = [before.place, after.place]
  if (from?.position == null || to?.position == null) return null
  const km = distance(from.position, to.position)
  const time = epoch(after.at) - epoch(before.at)
  if (km <= NEAR || km * HOUR <= FASTEST * time) return null
  return {
    from: from.name,
    to: to.name,
    fromAt: before.at,
    at: after.at,
    km: Math.round(km),
    minutes: Math.round(time / MINUTE),
  }
}

/** The one that is more surely none: faster, then longer, then by name, so that it is the same in any order. */
export function worse(one: Travel | null, other: Travel | null): Travel | null {
  if (one === null || other === null) return one ?? other
  const [a, b] = [one, other].map(({ km, minutes }) => km / Math.max(minutes, 1)) as [number, number]
  if (a !== b) return a > b ? one : other
  return JSON.stringify([one.km, one.at, one.fromAt, one.from]) >=
    JSON.stringify([other.km, other.at, other.fromAt, other.from])
    ? one
    : other
}

export interface Travelled {
  readonly event: ActivityEvent
  readonly travel: Travel
  /** It was already so without what is new. */
  readonly wasSo: boolean
}

/**
 * Follows sign-ins of one login in order of time. For each it says the worst travel to it, where there is one.
 * @param isOdd whether the earlier of two is the one to ask about, by what is familiar
 */
export function createTravels(
  isNew: (event: ActivityEvent) => boolean,
  isOdd: (before: ActivityEvent, after: ActivityEvent) => boolean,
): (event: ActivityEvent) => Travelled | null {
  // by position, the last of the new and of the others: the last is the fastest
  const last = new Map<string, ActivityEvent>()
  return (event) => {
    const position = event.place?.position
    if (position == null) return null
    let [found, before]: [Travel | null, Travel | null] = [null, null]
    for (const [key, earlier] of last) {
      if (epoch(event.at) - epoch(earlier.at) > LONGEST_TRAVEL) {
        last.delete(key)
        continue
      }
      const one = isOdd(earlier, event) ? null : travelBetween(earlier, event)
      if (one === null) continue
      found = worse(found, one)
      if (!isNew(earlier)) before = worse(before, one)
    }
    const key = `${String(isNew(event))} ${String(position.latitude)} ${String(position.longitude)}`
    last.delete(key)
    last.set(key, event)
    const [oldest] = last.keys()
    if (last.size > MOST_PLACES && oldest !== undefined) last.delete(oldest)
    if (found === null || (!isNew(event) && before === found)) return null
    return { event, travel: found, wasSo: !isNew(event) && before !== null }
  }
}
