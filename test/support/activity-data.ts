/** Events as sources tell them, until a test says otherwise. */
import type { ActivityEvent } from '#shared/activity.ts'
import { HOUR, iso, type IsoTime } from '#shared/time.ts'

/** When logins began to be followed. */
export const SINCE = iso(Date.UTC(2026, 10, 22, 12))
export const after = (ms: number): IsoTime => iso(Date.parse(SINCE) + ms)

let count = 0
export const anEvent = (over: Partial<ActivityEvent> = {}): ActivityEvent => ({
  id: `own ${String((count += 1))}`,
  at: after(HOUR),
  kind: 'signed-in',
  word: null,
  source: 'sandbox',
  list: 'user',
  login: 'main',
  organisation: null,
  person: 'Anna Vully',
  device: 'Laptop',
  address: '198.51.100.7',
  place: geneva,
  detail: null,
  ...over,
})

const town = (name: string, country: string, latitude: number, longitude: number) => ({
  name,
  country,
  position: { latitude, longitude },
})
export const geneva = town('Geneva', 'CH', 46.204, 6.143)
export const lausanne = town('Lausanne', 'CH', 46.519, 6.633)
export const lagos = town('Lagos', 'NG', 6.455, 3.394)
export const hanoi = town('Hanoi', 'VN', 21.028, 105.854)

/** A sign-in of nobody who was seen before. */
export const aStranger = (over: Partial<ActivityEvent> = {}): ActivityEvent =>
  anEvent({ place: lagos, device: 'Chrome on Android', address: '203.0.113.9', ...over })
export const aFailure = (over: Partial<ActivityEvent> = {}): ActivityEvent =>
  anEvent({ kind: 'sign-in-failed', place: null, device: null, address: '203.0.113.9', ...over })
