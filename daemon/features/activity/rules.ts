/** Why a flag asks, with what each reason has compared, and whether it was probably the person. Pure. */
import { flagReasons, PROBABLY_YOU, type ActivityFlag, type FlagReason } from '#shared/activity.ts'
import { severities, type Evidence } from '#shared/findings.ts'
import { epoch, type IsoTime } from '#shared/time.ts'
import { isDenial, isGathered, timesOf } from './flags.ts'
import type { KeptFlag } from './kept-flag.ts'
import {
  compared,
  isAddressKnown,
  isDeviceKnown,
  isDeviceRefused,
  isPlaceKnown,
  isPlaceRefused,
  type Traits,
} from './known.ts'
import { severityOf } from './severity.ts'

/** What a browser of this computer saw, by the daemon's clock. */
export interface OwnSignIn {
  readonly at: IsoTime
  readonly browser: string
}

/** The person has said so. */
const refused = { was: 'refused' }

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
            ...(isPlaceRefused(known, event) && refused),
          }),
        ]
      : []),
    ...(isNewDevice && device
      ? [
          reason('new-device', {
            device,
            ...compared(known.devices),
            ...beside,
            ...(isDeviceRefused(known, event) && refused),
          }),
        ]
      : []),
  ].sort((a, b) => flagReasons.indexOf(a.code) - flagReasons.indexOf(b.code))
}

const between = (one: IsoTime, other: IsoTime): number => Math.abs(epoch(one) - epoch(other))

/**
 * The guide: a sign-in right after one of your own is yours. Each of its events must be: a stranger's among them would hide
 * behind the others. What you refused you did not do; and a sign-in of yours that was nearer to a familiar one, or to the other
 * end of a travel that nobody can make, was that one.
 */
function youOf(flag: KeptFlag, known: Traits, own: readonly OwnSignIn[]): ActivityFlag['you'] {
  const times = timesOf(flag)
  if (times === null || isGathered(flag) || isDenial(flag)) return null
  const others = [...known.familiarAt, ...(flag.travel ? [flag.travel.fromAt] : [])]
  const isOther = (one: OwnSignIn, at: IsoTime) =>
    others.some((other) => between(one.at, other) < between(one.at, at))
  const near = (at: IsoTime) =>
    own
      .filter((one) => between(one.at, at) <= PROBABLY_YOU && !isOther(one, at))
      .sort((a, b) => between(a.at, at) - between(b.at, at))[0]
  if (!times.every((at) => near(at))) return null
  const found = near(flag.until)
  return found ? { at: found.at, browser: found.browser } : null
}

/** As it is told. */
export function asTold(flag: KeptFlag, known: Traits, own: readonly OwnSignIn[]): ToldFlag {
  const { answer, closedAt } = flag
  const reasons = reasonsOf(flag, known)
  const you = youOf(flag, known, own)
  const isOther = answer?.was === 'not-me'
  const weight = { reasons: reasons.map(({ code }) => code), isProbablyYou: you !== null, isOther }
  return {
    id: flag.id,
    event: flag.event,
    count: flag.count,
    from: flag.first.at,
    until: flag.until,
    reasons,
    severity: answer === null || (isOther && closedAt === null) ? severityOf(weight) : null,
    you,
    answer,
    closedAt,
  }
}

const gravity = ({ severity }: ToldFlag): number =>
  severity === null ? severities.length : severities.indexOf(severity)

/** What has a reason or an answer. What waits comes first, the gravest before the others, then the newest. */
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
        gravity(a) - gravity(b) ||
        (a.until === b.until ? (a.id < b.id ? 1 : -1) : a.until < b.until ? 1 : -1),
    )
