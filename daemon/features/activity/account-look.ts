/** What has changed with an account since it was last looked at, as events. What is there at the first look is known. Pure. */
import type { Account } from '#shared/account.ts'
import type { ActivityEvent } from '#shared/activity.ts'
import { isKnown } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'
import { idOf } from './identity.ts'
import { nothingKnown, taught, type Known } from './known.ts'

type Device = Extract<Account['devices'], { known: unknown }>['known'][number]
/** Of an account; the oldest go. */
const MOST_DEVICES = 500

/**
 * @param observedAt when the account was heard
 * @returns the same `known` where nothing is new
 */
export function afterLook(
  before: Known,
  account: Account,
  observedAt: IsoTime,
  now: IsoTime,
): { readonly known: Known; readonly events: readonly ActivityEvent[] } {
  // the name leads to another account now: nothing of the old one is familiar there
  const isOther = before.account !== null && before.account !== account.id
  const start = isOther ? nothingKnown(before.login, now) : before
  const { login } = start
  const base = blank(login, account)
  const devices = isKnown(account.devices) ? account.devices.known : []
  const signedIn = signInOf(start, account, devices, base)
  const of = (
    kind: 'device-new' | 'device-seen',
    device: Device,
    at: IsoTime,
    id: string,
  ): ActivityEvent => ({
    ...base,
    ...about(device),
    kind,
    at,
    id,
  })
  const seen = start.seenDevices
  const events: ActivityEvent[] = signedIn ? [signedIn] : []
  for (const device of seen === null ? [] : devices) {
    const lastSeenAt = isKnown(device.lastSeenAt) ? device.lastSeenAt.known : null
    const last = Object.hasOwn(seen ?? {}, device.id) ? (seen?.[device.id] ?? null) : undefined
    if (last === undefined)
      events.push(
        of('device-new', device, lastSeenAt ?? observedAt, idOf('device-new', account.id, device.id)),
      )
    // told as the sign-in that it was
    else if (lastSeenAt !== null && lastSeenAt > (last ?? '') && signedIn?.at !== lastSeenAt)
      events.push(
        of('device-seen', device, lastSeenAt, idOf('device-seen', account.id, device.id, lastSeenAt)),
      )
  }
  const known = {
    ...firstDevices(start, account, base),
    account: account.id,
    lastLoginAt: later(start.lastLoginAt, isKnown(account.lastLoginAt) ? account.lastLoginAt.known : null),
    seenDevices: isKnown(account.devices) ? withDevices(seen, devices) : seen,
  }
  return { known: JSON.stringify(known) === JSON.stringify(before) ? before : known, events }
}

const later = (one: IsoTime | null, other: IsoTime | null) =>
  one === null || (other !== null && other > one) ? other : one

/** With the device that it was, unless that is told as a new one. */
function signInOf(
  { lastLoginAt, since, seenDevices }: Known,
  account: Account,
  devices: readonly Device[],
  base: Omit<ActivityEvent, 'id' | 'at' | 'kind'>,
): ActivityEvent | null {
  if (!isKnown(account.lastLoginAt)) return null
  const at = account.lastLoginAt.known
  // the first that is told may be from before
  if (at <= (lastLoginAt ?? since)) return null
  const by = devices.filter(
    ({ id, lastSeenAt }) =>
      Object.hasOwn(seenDevices ?? {}, id) && isKnown(lastSeenAt) && lastSeenAt.known === at,
  )
  const [device] = by
  return {
    ...base,
    ...(device && by.length === 1 ? about(device) : {}),
    kind: 'signed-in',
    at,
    id: idOf('signed-in', account.id, at),
  }
}

const about = ({ name, address }: Device) => ({
  device: name.slice(0, 200) || null,
  address: isKnown(address) ? address.known : null,
})

const blank = (login: string, account: Account): Omit<ActivityEvent, 'id' | 'at' | 'kind'> => ({
  word: null,
  source: 'account',
  list: 'user',
  login,
  organisation: null,
  person: account.name.slice(0, 200) || null,
  device: null,
  address: null,
  place: null,
  detail: null,
})

function firstDevices(
  start: Known,
  { devices }: Account,
  base: Omit<ActivityEvent, 'id' | 'at' | 'kind'>,
): Known {
  if (start.seenDevices !== null || !isKnown(devices)) return start
  return devices.known.reduce(
    (known, device) =>
      taught(known, { ...base, ...about(device), id: '', at: known.since, kind: 'device-seen' }),
    start,
  )
}

/** One that goes and comes back is not new. */
function withDevices(before: Known['seenDevices'], devices: readonly Device[]): Known['seenDevices'] {
  const all = new Map(Object.entries(before ?? {}))
  for (const { id, lastSeenAt } of devices) {
    const at = later(all.get(id) ?? null, isKnown(lastSeenAt) ? lastSeenAt.known : null)
    all.delete(id)
    all.set(id, at)
  }
  return Object.fromEntries([...all].slice(-MOST_DEVICES))
}
