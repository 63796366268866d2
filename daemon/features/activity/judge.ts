/** What new events mean for one login: which of them ask, and what is familiar after them. Pure over what it is given. */
import type { ActivityEvent } from '#shared/activity.ts'
import { isRefusal, isSighting, isSignIn, type Asked, type OwnEvent } from './flags.ts'
import { isFamiliar, metAgain, taught, wasThere, type Known } from './known.ts'
import { createTravels } from './travel.ts'

/** With what happened before the login was followed, and who came again since: in any order the same. */
export function learnt(known: Known, fresh: readonly ActivityEvent[]): Known {
  const signIns = fresh.filter((event) => event.login === known.login && isSignIn(event))
  const after = signIns.filter((event) => wasThere(known, event)).reduce(taught, known)
  return signIns
    .filter((event) => event.kind !== 'device-new' && !wasThere(known, event))
    .reduce(metAgain, after)
}

/**
 * @param known after what was learnt from the same events
 * @param isBack whether a device that is seen again should be gone
 */
export function createJudging(
  known: Known,
  isNew: (event: ActivityEvent) => boolean,
  isBack: (event: ActivityEvent) => boolean,
) {
  const travels = createTravels(
    isNew,
    (before, after) => isFamiliar(known, after) && !isFamiliar(known, before),
  )
  const isUnfamiliar = (event: OwnEvent) => event.kind === 'device-new' || !isFamiliar(known, event)
  /** @param event of that login, in order of time, with those around it that are not new */
  return (event: ActivityEvent): Asked | null => {
    if (isRefusal(event) || (isSighting(event) && isBack(event)))
      return isNew(event) && !wasThere(known, event) ? { event, travel: null, wasAsked: false } : null
    if (!isSignIn(event)) return null
    const travelled = travels(event)
    if (wasThere(known, event)) return null
    const asks = isUnfamiliar(event)
    if (isNew(event))
      return asks || travelled ? { event, travel: travelled?.travel ?? null, wasAsked: false } : null
    return travelled && { event, travel: travelled.travel, wasAsked: asks || travelled.wasSo }
  }
}
