/** What new events mean for one login: which of them ask, and what is familiar after them. Pure over what it is given. */
import type { ActivityEvent } from '#shared/activity.ts'
import { isRefusal, isSignIn, type Asked, type OwnEvent } from './flags.ts'
import { isFamiliar, taught, type Known } from './known.ts'
import { createTravels } from './travel.ts'

/** With what happened before the login was followed: in any order the same. */
export const learnt = (known: Known, fresh: readonly ActivityEvent[]): Known =>
  fresh
    .filter((event) => event.login === known.login && isSignIn(event) && event.at < known.since)
    .reduce(taught, known)

/** @param known after what was learnt from the same events */
export function createJudging(known: Known, isNew: (event: ActivityEvent) => boolean) {
  const travels = createTravels(
    isNew,
    (before, after) => isFamiliar(known, after) && !isFamiliar(known, before),
  )
  const isUnfamiliar = (event: OwnEvent) => event.kind === 'device-new' || !isFamiliar(known, event)
  /** @param event of that login, in order of time, with those around it that are not new */
  return (event: ActivityEvent): Asked | null => {
    if (isRefusal(event))
      return isNew(event) && event.at >= known.since ? { event, travel: null, wasAsked: false } : null
    if (!isSignIn(event)) return null
    const travelled = travels(event)
    if (event.at < known.since) return null
    const asks = isUnfamiliar(event)
    if (isNew(event))
      return asks || travelled ? { event, travel: travelled?.travel ?? null, wasAsked: false } : null
    return travelled && { event, travel: travelled.travel, wasAsked: asks || travelled.wasSo }
  }
}
