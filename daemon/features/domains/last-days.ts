/** The last day to renew and the last day to restore, where the extension's lengths say. Pure. */
import type { Phase } from '#shared/domains.ts'
import { epoch, DAY, iso, type IsoTime } from '#shared/time.ts'
import type { TldLengths } from './tld-lengths.ts'

export interface Dates {
  readonly paidUntil: IsoTime | null
  readonly expiry: IsoTime | null
}

const plusDays = (at: IsoTime, days: number): IsoTime => iso(epoch(at) + days * DAY)

/**
 * Before the end, the day that is safe under every registrar; after it, the end of a grace whose length the registry
 * fixes. `null` where only the registrar knows, or where it is too late.
 */
export function renewBy(
  phase: Phase,
  dates: Dates,
  lengths: TldLengths | null,
  now: IsoTime,
): IsoTime | null {
  const end = dates.paidUntil ?? dates.expiry
  if (end === null) return null
  if (phase === 'active' || phase === 'expiring')
    return lengths?.closesBefore === undefined ? end : plusDays(end, -lengths.closesBefore)
  // A registry's date alone may have moved on by a year, and then nothing can be counted from it.
  if (phase !== 'expired' || end > now || lengths === null) return null
  const [least, most] = lengths.grace
  const last = plusDays(end, least)
  return least === most && last > now ? last : null
}

/**
 * Never later than the true day: `null` rather than a promise, where the lengths or the beginning are not known,
 * and where it is too late.
 */
export function restoreBy(
  phase: Phase,
  dates: Dates & { readonly deletedAt: { readonly at: IsoTime; readonly exact: boolean } | null },
  lengths: TldLengths | null,
  now: IsoTime,
): IsoTime | null {
  if (lengths === null || phase === 'pending-delete' || phase === 'available' || phase === 'unknown')
    return null
  const { deletedAt, paidUntil, expiry } = dates
  const sinceDeletion = deletedAt && plusDays(deletedAt.at, lengths.redemption)
  if (phase === 'redemption' && deletedAt?.exact === true) return sinceDeletion
  // Of a name past its end the registry's date may have jumped a year.
  const end = paidUntil ?? (phase === 'active' || phase === 'expiring' ? expiry : null)
  const isPlausible = end !== null && (phase !== 'redemption' || end <= now)
  const shortest = lengths.grace[0] - (lengths.closesBefore ?? 0) + lengths.redemption
  const bounds = [isPlausible ? plusDays(end, shortest) : null, phase === 'redemption' ? sinceDeletion : null]
  // Each is a day on which it can still be restored: the later of them is the nearer to the truth.
  return bounds.reduce((latest, at) => (at !== null && at > (latest ?? now) ? at : latest), null)
}
