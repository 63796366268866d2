/** Why a flag asks, with what each reason has compared, and whether it was probably the person. Pure. */
import { flagReasons, PROBABLY_YOU, type ActivityFlag, type FlagReason } from '#shared/activity.ts'
import type { Evidence } from '#shared/findings.ts'
import { epoch, type IsoTime } from '#shared/time.ts'
import { isGathered, timesOf } from './flags.ts'
import type { KeptFlag } from './kept-flag.ts'
import { compared, isAddressKnown, isDeviceKnown, isPlaceKnown, type Traits } from './known.ts'

/** What a browser of this computer saw, by the daemon's clock. */
export interface OwnSignIn {
  readonly at: IsoTime
  readonly browser: string
}

type Reasons = ActivityFlag['reasons']
/** As it is told, but for the plan that goes with it. */
export type ToldFlag = Omit<ActivityFlag, 'plan'>
const reason = (code: FlagReason, seen: Evidence) => ({ code, seen })

/** In order of weight; none where all of it is familiar by now. */
export function reasonsOf(flag: KeptFlag, known: Traits): Reasons {
  if (flag.reasons) return flag.reasons
  const { event, count, addresses, first, until } = flag
  if (isGathered(flag)) return (flag.gathered ?? []).map((code) => reason(code, { count }))
  const run = { count, from: first.at, until, addresses: addresses.length, address: addresses[0] ?? null }
  if (flag.group === 'failed') return [reason('failed-passwords', run)]
  if (flag.group === 'denied') return [reason('denied-on-phone', run)]
  if (flag.group === 'paused') return [reason('paused', run)]
  const { place, device, address } = event
  const beside = address === null ? {} : { address, addressKnown: isAddressKnown(known, event) }
  const isNewPlace = !isPlaceKnown(known, event)
  const isNewDevice = flag.isNewDevice || !isDeviceKnown(known, event)
  return [
    ...(flag.travel ? [reason('impossible-travel', { ...flag.travel })] : []),
    ...(isNewPlace && place
      ? [
          reason('new-place', {
            place: place.name,
            country: place.country,
            ...compared(known.places),
            ...beside,
          }),
        ]
      : []),
    ...(isNewDevice && device
      ? [reason('new-device', { device, ...compared(known.devices), ...beside })]
      : []),
  ].sort((a, b) => flagReasons.indexOf(a.code) - flagReasons.indexOf(b.code))
}

/**
 * The guide: a sign-in right after one of your own is yours. Each of its events must be: a stranger's among them would hide
 * behind the others.
 */
function youOf(flag: KeptFlag, own: readonly OwnSignIn[]): ActivityFlag['you'] {
  const times = timesOf(flag)
  if (times === null || isGathered(flag)) return null
  const near = (at: IsoTime) =>
    own
      .filter((one) => Math.abs(epoch(one.at) - epoch(at)) <= PROBABLY_YOU)
      .sort((a, b) => Math.abs(epoch(a.at) - epoch(at)) - Math.abs(epoch(b.at) - epoch(at)))[0]
  if (!times.every((at) => near(at as IsoTime))) return null
  const found = near(flag.until)
  return found ? { at: found.at, browser: found.browser } : null
}

/** As it is told. */
export const asTold = (flag: KeptFlag, known: Traits, own: readonly OwnSignIn[]): ToldFlag => ({
  id: flag.id,
  event: flag.event,
  count: flag.count,
  from: flag.first.at,
  until: flag.until,
  reasons: reasonsOf(flag, known),
  you: youOf(flag, own),
  answer: flag.answer,
  closedAt: flag.closedAt,
})

/** What has a reason or an answer. What waits comes first, then the newest. */
export const flagsTold = (
  flags: Iterable<KeptFlag>,
  knownOf: (login: string) => Traits,
  own: readonly OwnSignIn[],
): ToldFlag[] =>
  Array.from(flags, (flag) => asTold(flag, knownOf(flag.login), own))
    .filter(({ reasons, answer }) => answer !== null || reasons.length > 0)
    .sort(
      (a, b) =>
        Number(a.answer !== null) - Number(b.answer !== null) ||
        (a.until === b.until ? (a.id < b.id ? 1 : -1) : a.until < b.until ? 1 : -1),
    )
