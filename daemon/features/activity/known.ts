/** What is familiar of a login: from before it was followed, and what the person called theirs. Never what they called another's. Pure. */
import * as v from 'valibot'
import type { ActivityEvent, ActivityPlace } from '#shared/activity.ts'
import { isoTime, type IsoTime } from '#shared/time.ts'

const trait = v.strictObject({
  key: v.string(),
  /** For a person to read. */
  name: v.string(),
  is: v.picklist(['known', 'refused']),
  /** The flag by whose answer; `null`: from what was there before. */
  by: v.nullable(v.string()),
})
type Trait = v.InferOutput<typeof trait>

export const keptKnown = v.strictObject({
  login: v.string(),
  /** Of the provider's account that it opens; `null` until that is known. */
  account: v.nullable(v.string()),
  /** What happened before is known, and asks nothing. */
  since: isoTime,
  lastLoginAt: v.nullable(isoTime),
  /** By the provider's ids, when each was last seen; `null` until a list was heard. */
  seenDevices: v.nullable(v.record(v.string(), v.nullable(isoTime))),
  places: v.array(trait),
  devices: v.array(trait),
  addresses: v.array(trait),
  /** When familiar ones signed in since then, the newest last: a sign-in that a browser saw was rather one of these. */
  familiarAt: v.optional(v.array(isoTime), []),
})
export type Known = Readonly<v.InferOutput<typeof keptKnown>>

export const nothingKnown = (login: string, since: IsoTime): Known => ({
  login,
  account: null,
  since,
  lastLoginAt: null,
  seenDevices: null,
  places: [],
  devices: [],
  addresses: [],
  familiarAt: [],
})

/** Of each sort; the oldest go. */
const MOST = 300
const MOST_TIMES = 100

const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase()
export const placeKey = ({ name, country }: ActivityPlace): string => `${country ?? ''}/${plain(name)}`
export const deviceKey = (name: string): string => plain(name)

export const isSameDevice = (one: ActivityEvent, other: ActivityEvent): boolean =>
  one.device !== null && other.device !== null && deviceKey(one.device) === deviceKey(other.device)

type Sort = 'places' | 'devices' | 'addresses'
export type Traits = Pick<Known, Sort | 'familiarAt'>

/** What of an event can be familiar. */
function traitsOf({ place, device, address }: ActivityEvent): readonly [Sort, string, string][] {
  return [
    ...(place === null ? [] : [['places', placeKey(place), place.name] as [Sort, string, string]]),
    ...(device === null ? [] : [['devices', deviceKey(device), device] as [Sort, string, string]]),
    ...(address === null ? [] : [['addresses', address, address] as [Sort, string, string]]),
  ]
}

const standing = (traits: readonly Trait[], key: string): Trait['is'] | null =>
  traits.find((one) => one.key === key)?.is ?? null

/** Before any login was: who says so does not know when it happened. */
const NO_TIME = '2000-01-01T00:00:00.000Z'
/**
 * Whether it was there before the login was followed. A device that is missing in one look and there in the next is new, whenever
 * it was last seen.
 */
export const wasThere = ({ since }: Pick<Known, 'since'>, { at, kind, source }: ActivityEvent): boolean =>
  at < since && at >= NO_TIME && !(kind === 'device-new' && source === 'account')

/** What no source gave cannot be compared. */
export const isPlaceKnown = (known: Traits, { place }: ActivityEvent): boolean =>
  place === null || standing(known.places, placeKey(place)) === 'known'
export const isDeviceKnown = (known: Traits, { device }: ActivityEvent): boolean =>
  device === null || standing(known.devices, deviceKey(device)) === 'known'

export const isPlaceRefused = (known: Traits, { place }: ActivityEvent): boolean =>
  place !== null && standing(known.places, placeKey(place)) === 'refused'
export const isDeviceRefused = (known: Traits, { device }: ActivityEvent): boolean =>
  device !== null && standing(known.devices, deviceKey(device)) === 'refused'

/** Says something beside the place and the device, and decides nothing: addresses change. */
export const isAddressKnown = (known: Traits, { address }: ActivityEvent): boolean =>
  address !== null && standing(known.addresses, address) === 'known'

export const isFamiliar = (known: Traits, event: ActivityEvent): boolean =>
  isPlaceKnown(known, event) && isDeviceKnown(known, event)

/** With when it was, where what is told of it is familiar: of one of which only the time is told nothing is. */
export const metAgain = (known: Known, event: ActivityEvent): Known =>
  (event.place ?? event.device) === null || !isFamiliar(known, event) || known.familiarAt.includes(event.at)
    ? known
    : { ...known, familiarAt: [...known.familiarAt, event.at].sort().slice(-MOST_TIMES) }

/** With what an event from before shows; the same object where that is nothing new. */
export const taught = (known: Known, event: ActivityEvent): Known =>
  traitsOf(event).reduce(
    (all, [sort, key, name]) => added(all, sort, { key, name, is: 'known', by: null }),
    known,
  )

function added(known: Known, sort: Sort, trait: Trait): Known {
  if (standing(known[sort], trait.key) !== null) return known
  return { ...known, [sort]: [...known[sort], trait].slice(-MOST) }
}

/** After the person's word: `me` goes before every other word, `not-me` refuses what was not known. */
export function answered(known: Known, event: ActivityEvent, was: 'me' | 'not-me', by: string): Known {
  return traitsOf(event).reduce((all, [sort, key, name]) => {
    const is = standing(all[sort], key)
    if (was === 'me' ? is === 'known' : is !== null) return all
    const others = all[sort].filter((one) => one.key !== key)
    return {
      ...all,
      [sort]: [...others, { key, name, is: was === 'me' ? 'known' : 'refused', by }].slice(-MOST),
    }
  }, known)
}

/** Without what one answer has said. */
export function withdrawn(known: Known, by: string): Known {
  const rest = (traits: readonly Trait[]) => traits.filter((one) => one.by !== by)
  return {
    ...known,
    places: rest(known.places),
    devices: rest(known.devices),
    addresses: rest(known.addresses),
  }
}

const NAMED = 3
/** For what a reason has compared with: how many, and some of them by name, whenever each was learnt. */
export function compared(traits: readonly Trait[]): { readonly known: number; readonly names: string } {
  const familiar = traits.filter(({ is }) => is === 'known')
  return {
    known: familiar.length,
    names: familiar
      .map(({ name }) => name)
      .sort()
      .slice(0, NAMED)
      .join(', '),
  }
}
