/** The phase of a name from what one source says of it. Pure; the statuses are those of RFC 8056. */
import type { Phase } from '#shared/domains.ts'
import { epoch, DAY, type IsoTime } from '#shared/time.ts'
import type { TldLengths } from './tld-lengths.ts'

/** `expiring` is at most this long before the end. */
const EXPIRING = 30 * DAY

export type LifecycleReason =
  | 'restore-in-progress'
  | 'redemption-status'
  | 'quarantine-status'
  | 'pending-delete-status'
  | 'pending-delete-renewable'
  | 'deletion-event'

export interface Lifecycle {
  readonly phase: Extract<Phase, 'redemption' | 'pending-delete'>
  readonly restorable: boolean | null
  readonly because: LifecycleReason
}

/** Words for the state in which a deleted name can be restored; the second is one of registries that speak no EPP. */
const redemptionStatuses = ['redemption period', 'redemption']
const ofDeletion = new Set(['pending restore', ...redemptionStatuses, 'quarantine', 'pending delete'])
const isOfDeletion = (status: string) => ofDeletion.has(status)

/**
 * What the statuses say of a deletion, or `null` where they say nothing of one.
 * @param end when the paid period ended, where that is known
 * @param deletedAt when the registry says that it deleted the name
 */
export function lifecycleOf(
  statuses: readonly string[],
  about: {
    readonly lengths: TldLengths | null
    readonly end: IsoTime | null
    readonly deletedAt: IsoTime | null
  },
  now: IsoTime,
): Lifecycle | null {
  const { lengths, end, deletedAt } = about
  // of ten thousand names a few hundred go on from here
  if (deletedAt === null && !statuses.some(isOfDeletion)) return null
  // RFC 3915, section 2: all three come with `pending delete`, which alone means that it is too late.
  if (statuses.includes('pending restore'))
    return { phase: 'redemption', restorable: true, because: 'restore-in-progress' }
  if (redemptionStatuses.some((status) => statuses.includes(status)))
    return { phase: 'redemption', restorable: true, because: 'redemption-status' }
  // A registry's own word: where its rules are not known, it is not known who may have the name back.
  if (statuses.includes('quarantine'))
    return { phase: 'redemption', restorable: lengths === null ? null : true, because: 'quarantine-status' }
  if (statuses.includes('pending delete')) {
    if (lengths?.pendingDeleteRenewable === true && end !== null) {
      const renewable = lengths.grace[1] + lengths.redemption
      if (epoch(now) < epoch(end) + renewable * DAY)
        return { phase: 'redemption', restorable: true, because: 'pending-delete-renewable' }
      return { phase: 'pending-delete', restorable: false, because: 'pending-delete-status' }
    }
    const unsure = lengths === null || lengths.pendingDeleteRenewable === true
    return {
      phase: 'pending-delete',
      restorable: unsure ? null : false,
      because: 'pending-delete-status',
    }
  }
  // AFNIC keeps a deletion event and drops the status on the last day.
  if (deletedAt !== null && deletedAt <= now)
    return { phase: 'pending-delete', restorable: null, because: 'deletion-event' }
  return null
}

/** @param end `null`: the name never ends */
export function phaseByDate(end: IsoTime | null, now: IsoTime): 'active' | 'expiring' | 'expired' {
  if (end === null) return 'active'
  const left = epoch(end) - epoch(now)
  if (left <= 0) return 'expired'
  return left <= EXPIRING ? 'expiring' : 'active'
}

/**
 * Where a name must be by the lengths of its extension, if nobody says where it is.
 * `null`: it should be free by now.
 */
export function phaseByCalendar(end: IsoTime, lengths: TldLengths, now: IsoTime) {
  const days = (epoch(now) - epoch(end)) / DAY
  const redeemed = lengths.grace[1] + lengths.redemption
  if (days < lengths.grace[1]) return 'expired'
  if (days < redeemed) return 'redemption'
  return days < redeemed + lengths.pendingDelete ? 'pending-delete' : null
}
