/** Which remembered things belong to what is no longer there: a login, an organisation, a browser, a name added by hand. Pure. */
import { organisationIds } from '../../core/organisations.ts'
import type { Snapshot } from '../../core/snapshot.ts'
import { BY_HAND, placeIn } from './places.ts'

/**
 * An old list still says which organisations there are; while a login's is not known, any may be in it. A name in none
 * stands last, and may be one of many.
 */
export function goneFrom({ connections, byHand, browsers }: Snapshot): (thing: string) => boolean {
  const places = new Set([...connections.map(({ name }) => name), ...browsers.map(({ id }) => id)])
  const organisations = organisationIds(connections)
  const names = new Set(byHand.map(({ name }) => name))
  return (thing) => {
    const { connection, organisation } = placeIn(thing)
    if (organisation !== '') return organisations.isWhole && !organisations.ids.has(organisation)
    if (connection !== BY_HAND) return !places.has(connection)
    const [, , , name] = thing.split('/')
    return name === undefined ? names.size === 0 : !names.has(name)
  }
}
