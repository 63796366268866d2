/** “A sign-in from P at T” beside the activity that is known. Pure. */
import type { ActivityEvent, ActivityKind } from '#shared/activity.ts'
import { isKnown } from '#shared/fact.ts'
import type { MessageKind } from '#shared/messages.ts'
import { DAY, epoch, HOUR, iso, MINUTE, type IsoTime } from '#shared/time.ts'
import type { Checked } from './checked.ts'
import type { MessageFacts } from './facts.ts'
import { comparePlace } from './place-said.ts'
import { momentsSaid, type SaidSignIn } from './said-sign-in.ts'

/** Clocks, and a mail that names the minute alone. */
const SAME_MOMENT = 10 * MINUTE
/** With its zone named, a sign-in that is nowhere within this was none. */
const NEAR = HOUR
/** Without, the zone may be any. */
const ANY_ZONE = 26 * HOUR

const signedIn: readonly ActivityKind[] = ['signed-in', 'device-new', 'device-seen', 'app-signed-in']
const failed: readonly ActivityKind[] = ['sign-in-failed', 'sign-in-denied', 'sign-in-paused', 'app-refused']

/** @param zones of the mail itself, in minutes ahead of UTC */
export function checkSignIn(
  kind: MessageKind,
  said: SaidSignIn,
  { activity, logins }: MessageFacts,
  written: IsoTime,
  zones: readonly number[],
): Checked {
  const own = logins.flatMap(({ timeZone }) => (isKnown(timeZone) ? aheadOf(timeZone.known, written) : []))
  const moments = momentsSaid(said, written, [...new Set([...own, ...zones, 0])])
  const wanted = kind === 'wrong-password' ? failed : signedIn
  const events = activity.events.filter((event) => wanted.includes(event.kind))
  const at = moments[0] ?? said.day?.days[0]
  const answer = (fact: Checked['fact'], event: ActivityEvent | undefined): Checked => ({
    said: {
      at: at === undefined ? null : iso(at),
      address: said.address,
      place: said.place,
      device: said.device,
    },
    known: {
      at: event?.at ?? null,
      address: event?.address ?? null,
      place: event?.place?.name ?? null,
      device: event?.device ?? null,
    },
    fact,
  })
  const within = (span: number) => (event: ActivityEvent) =>
    moments.some((moment) => Math.abs(epoch(event.at) - moment) <= span) ||
    (moments.length === 0 &&
      said.day?.days.some((day) => Math.abs(epoch(event.at) - day - DAY / 2) <= ANY_ZONE) === true)
  const there = events.filter(within(SAME_MOMENT))
  const same = there.find(
    ({ address, place }) =>
      (address === null || said.address === null || address === said.address) &&
      comparePlace(said.place, place) !== 'other',
  )
  if (same !== undefined) return answer('agrees', same)
  const [other] = there
  if (other !== undefined) return answer(activity.complete ? 'contradicted' : 'unknown', other)
  const isZoned = said.day !== null && said.time !== null && said.time.ahead !== null
  const span = isZoned ? NEAR : ANY_ZONE
  const isTold =
    activity.until !== null &&
    moments.every((moment) => moment + SAME_MOMENT <= epoch(activity.until as IsoTime))
  const isNowhere = moments.length > 0 && !events.some(within(span))
  return answer(activity.complete && isTold && isNowhere ? 'contradicted' : 'unknown', undefined)
}

/** Minutes that a zone is ahead of UTC then; none for one that is unknown. */
function aheadOf(timeZone: string, at: IsoTime): readonly number[] {
  try {
    const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(
      epoch(at),
    )
    const [, sign, hours = '0', minutes = '0'] =
      /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '') ??
      []
    return [(sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))]
  } catch {
    return []
  }
}
