/**
 * Names that left the list of an organisation because they ran out: nobody has renewed them, and whether anyone may
 * register them by now is for their registry to say. Pure.
 */
import * as v from 'valibot'
import type { RegistrarRecord } from '#shared/domains.ts'
import { isKnown } from '#shared/fact.ts'
import { DAY, epoch, isoTime, type IsoTime } from '#shared/time.ts'

export const leftDomain = v.strictObject({ name: v.string(), leftAt: isoTime })
export type LeftDomain = v.InferOutput<typeof leftDomain>

/** The longest that an extension keeps a deleted name, and as long again to hear of it. */
const KEPT = 180 * DAY

const deletedStatuses = ['redemption period', 'pending delete', 'pending restore']

/** Else it was moved or given up before its end, and is looked after elsewhere. */
export function hasRunOut({ expiresAt, statuses }: RegistrarRecord, now: IsoTime): boolean {
  if (isKnown(statuses) && deletedStatuses.some((one) => statuses.known.includes(one))) return true
  return isKnown(expiresAt) && expiresAt.known !== null && expiresAt.known <= now
}

export const isForgotten = ({ leftAt }: LeftDomain, now: IsoTime): boolean =>
  epoch(now) - epoch(leftAt) > KEPT
