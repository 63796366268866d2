/** Which remembered things the checks of this moment have answered for. */
import type { Judged } from './judge.ts'
import { placeIn } from './places.ts'

/**
 * A thing that is no longer found counts as closed only if its check could look: not while the answer for it, or the
 * list that it stood in, is unknown. A login whose organisations are not known may be the one that saw its organisation.
 */
export function answeredBy(judged: readonly Judged[]): (thing: string) => boolean {
  const unanswered = new Set<string>()
  const unansweredPlaces = new Set<string>()
  const blind = new Set<string>()
  const organisations = new Set<string>()
  for (const { check, connection, organisation, key, thing, verdict } of judged) {
    if (organisation) organisations.add(organisation.id)
    if (verdict.state !== 'unknown') continue
    unanswered.add(thing)
    if (!key.endsWith('/*')) continue
    unansweredPlaces.add(`${check.id}/${connection}/${organisation ? `${organisation.id}/` : ''}`)
    if (!organisation) blind.add(check.id)
  }
  const isSeen = (thing: string) => {
    if (blind.size === 0) return true
    const { organisation } = placeIn(thing)
    return (
      organisation === '' || organisations.has(organisation) || !blind.has(thing.slice(0, thing.indexOf('/')))
    )
  }
  return (thing) =>
    !unanswered.has(thing) &&
    isSeen(thing) &&
    ![...unansweredPlaces].some((place) => `${thing}/`.startsWith(place))
}
