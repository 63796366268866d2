/** Which of many things are sent to a page, and how the others are counted. Pure. */
import type { Overview, Thing } from '#shared/status.ts'

/** More rows than a person reads at once; the same again for what was put away. */
const SHOWN = 24
/** No check is crowded out by another that has thousands. */
const OF_EACH_CHECK = 4

/** Every thing while there are few; else the worst of each check, filled up with the worst of all. Keeps their order. */
export function shownOf<T extends Thing>(things: readonly T[]): T[] {
  const [active, away] = [things.filter(isActive), things.filter((thing) => !isActive(thing))]
  return [...worstOf(active), ...worstOf(away)]
}

const isActive = ({ status }: Thing) => status === 'open' || status === 'unknown'

function worstOf<T extends Thing>(sorted: readonly T[]): readonly T[] {
  if (sorted.length <= SHOWN) return sorted
  const places = new Map<string, number>()
  const first = new Set<T>()
  for (const thing of sorted) {
    const group = `${thing.status}/${thing.id}`
    const place = places.get(group) ?? 0
    places.set(group, place + 1)
    if (place < OF_EACH_CHECK) first.add(thing)
  }
  let room = SHOWN - first.size
  return sorted.filter((thing) => first.has(thing) || room-- > 0)
}

/** All of them, counted: the sentences and badges of a page never depend on what was left out. */
export function tallyOf(things: readonly Thing[]): Overview['tally'] {
  const groups = Map.groupBy(things, ({ id, status, severity }) => `${status}/${severity}/${id}`)
  return [...groups.values()].flatMap((group) => {
    const [thing] = group
    if (!thing) return []
    const { id, status, severity } = thing
    return [
      {
        id,
        status,
        severity,
        things: group.length,
        subjects: group.reduce((sum, { count }) => sum + count, 0),
      },
    ]
  })
}
