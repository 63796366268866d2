/** Which remembered things belong to what is no longer there: a login, a browser, a name that was added by hand. Pure. */
import type { Snapshot } from '../../core/snapshot.ts'
import { BY_HAND } from './judge.ts'

/** A thing's key names its login second, or its browser; a name in no organisation stands last, and may be one of many. */
export function goneFrom({ connections, byHand, browsers }: Snapshot): (thing: string) => boolean {
  const places = new Set([...connections.map(({ name }) => name), ...browsers.map(({ id }) => id)])
  const names = new Set(byHand.map(({ name }) => name))
  return (thing) => {
    const [, place = '', , name] = thing.split('/')
    if (place !== BY_HAND) return !places.has(place)
    return name === undefined ? names.size === 0 : !names.has(name)
  }
}
