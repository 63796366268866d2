/** Which remembered things the checks of this moment have answered for. */
import type { Judged } from './judge.ts'

/**
 * A thing that is no longer found counts as closed only if its check could look: not while the answer for it, or the
 * list that it stood in, is unknown.
 */
export function answeredBy(judged: readonly Judged[]): (thing: string) => boolean {
  const unanswered = new Set<string>()
  const unansweredPlaces = new Set<string>()
  for (const { check, connection, organisation, key, thing, verdict } of judged) {
    if (verdict.state !== 'unknown') continue
    unanswered.add(thing)
    if (key.endsWith('/*'))
      unansweredPlaces.add(`${check.id}/${connection}/${organisation ? `${organisation.id}/` : ''}`)
  }
  return (thing) =>
    !unanswered.has(thing) && ![...unansweredPlaces].some((place) => `${thing}/`.startsWith(place))
}
