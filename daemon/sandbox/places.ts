/** Where things are done from: the sandbox's own word, with documentation addresses (RFC 5737). */
import * as v from 'valibot'

export const town = v.object({
  name: v.string(),
  /** ISO 3166-1, alpha-2. */
  country: v.string(),
  /** Degrees (WGS 84). */
  latitude: v.number(),
  longitude: v.number(),
})
export type Town = v.InferOutput<typeof town>

/** Where somebody comes from, and with what. */
export interface Origin {
  readonly ip: string
  readonly place: Town
  /** Null where it was no sign-in, so that nothing tells it. */
  readonly device: string | null
}

const at = (name: string, country: string, latitude: number, longitude: number): Town => ({
  name,
  country,
  latitude,
  longitude,
})

const geneva = at('Geneva', 'CH', 46.204, 6.143)

/** This computer: everybody visits the sandbox from it. */
export const here = (device: string | null = null): Origin => ({ ip: '127.0.0.1', place: geneva, device })

/** Where the invented people were at home before the sandbox began, and with what. */
const HOMES = [geneva, at('Lausanne', 'CH', 46.519, 6.633), at('Bern', 'CH', 46.948, 7.447)] as const
const DEVICES = ['Firefox', 'Chrome', 'Safari on a phone'] as const
/** Of the first of all people: whoever plays with the sandbox comes with a browser of these. */
const OWN_DEVICES = ['Laptop of the atelier', 'Firefox', 'Chrome'] as const

/**
 * @param order of the person among all, from 0
 * @param turn any number: with what of theirs it was done
 */
export const homeOf = (order: number, turn: number): Origin => ({
  ip: `198.51.100.${1 + ((order + 19) % 250)}`,
  place: HOMES[order % HOMES.length] ?? geneva,
  device: (order === 0 ? OWN_DEVICES[turn % OWN_DEVICES.length] : DEVICES[order % DEVICES.length]) ?? null,
})

/** Where a stranger may try it from. */
export const strangers = [
  { ip: '192.0.2.41', place: at('Zurich', 'CH', 47.377, 8.541), device: 'Firefox on Linux' },
  { ip: '192.0.2.75', place: at('Paris', 'FR', 48.857, 2.352), device: 'Safari on a Mac' },
  { ip: '203.0.113.9', place: at('Lagos', 'NG', 6.455, 3.394), device: 'Chrome on Android' },
  { ip: '203.0.113.55', place: at('Sao Paulo', 'BR', -23.551, -46.633), device: 'Chrome on Windows' },
  { ip: '203.0.113.84', place: at('Hanoi', 'VN', 21.028, 105.854), device: 'Edge on Windows' },
] as const satisfies readonly Origin[]
