/** The last day to renew and the last day to restore, where the extension's lengths say. Pure. */
import type { Phase } from '#shared/domains.ts'
import { DAY, iso, type IsoTime } from '#shared/time.ts'
import type { TldLengths } from './tld-lengths.ts'

export interface Dates {
  readonly paidUntil: IsoTime | null
  readonly expiry: IsoTime | null
}

const plusDays = (at: IsoTime, days: number): IsoTime => iso(Date.parse(at) + days * DAY)

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
  if (phase === 'active' || phase === 'expiring') return plusDays(end, -(lengths?.closesBefore ?? 0))
  // A registry's date alone may have moved on by a year, and then nothing can be counted from it.
  if (phase !== 'expired' || end > now || lengths === null) return null
  const [least, most] = lengths.grace
  const last = plusDays(end, least)
  return least === most && last > now ? last : null
}

/** `null` where the lengths or the beginning are not known, or where it is too late. */
export function restoreBy(
  phase: Phase,
  dates: Dates & { readonly deletedAt: { readonly at: IsoTime; readonly exact: boolean } | null },
  lengths: TldLengths | null,
  now: IsoTime,
): IsoTime | null {
  if (lengths === null || phase === 'pending-delete' || phase === 'available' || phase === 'unknown')
    return null
  const { deletedAt } = dates
  if (phase === 'redemption' && deletedAt?.exact === true) return plusDays(deletedAt.at, lengths.redemption)
  const end = dates.paidUntil ?? (phase === 'active' || phase === 'expiring' ? dates.expiry : null)
  const [least, most] = lengths.grace
  const counted = (grace: number) =>
    end === null || (phase === 'redemption' && end > now)
      ? null
      : plusDays(end, grace - (lengths.closesBefore ?? 0) + lengths.redemption)
  const earliest = counted(least)
  if (earliest !== null && earliest > now) return earliest
  if (phase !== 'redemption') return null
  // It was deleted later than the earliest day: then it ends between these two, and the nearer one is printed.
  const latest = [counted(most), deletedAt && plusDays(deletedAt.at, lengths.redemption)]
  return latest.filter((at) => at !== null && at > now).toSorted()[0] ?? null
}
