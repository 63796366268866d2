/** What is kept of one name: how an answer changes it, how long it holds, and when to ask again. Pure. */
import { keptByNobody, type RegistryRecord } from '#shared/domains.ts'
import { isKnown, unknown, type Told } from '#shared/fact.ts'
import { epoch, DAY, HOUR, iso, type IsoTime } from '#shared/time.ts'
import type { Answered } from './answer.ts'
import { movedBy } from './moved.ts'

/** A day's cadence, with two days in which a registry may fail. */
export const MAX_AGE = 3 * DAY

/** A try without verdict keeps what was known, which ages. */
export function afterAnswer(
  before: RegistryRecord | undefined,
  name: string,
  answer: Answered,
  now: IsoTime,
): RegistryRecord {
  const asked = { name, outcome: answer.outcome, askedAt: now }
  if (answer.outcome === 'found') {
    const { statuses, deletedAt } = answer
    const verdict = {
      observedAt: now,
      notFoundSince: null,
      // a day ahead is when it will be deleted
      deletedAt: deletionOf(before, statuses, deletedAt !== null && deletedAt <= now ? deletedAt : null),
      ...movedBy(before, answer.keeping, now),
    }
    return { ...asked, ...verdict, statuses, expiry: missing(answer.expiry, before) }
  }
  if (answer.outcome === 'not-found') {
    const nothing = { expiry: unknown('absent'), statuses: unknown('absent'), deletedAt: null, ...unkept }
    return { ...asked, ...nothing, observedAt: now, notFoundSince: before?.notFoundSince ?? now }
  }
  const silent = unknown('source-failed')
  const never = { expiry: silent, statuses: silent, observedAt: null, notFoundSince: null, deletedAt: null }
  return { ...(before ?? { ...never, ...unkept }), ...asked }
}

/** Of a name that is not registered, or of which nothing was heard. */
const unkept = { keeping: keptByNobody, lastTold: null, moved: null }

/** A date that used to be printed is missing; one that never was is not published. */
const missing = (expiry: Told<IsoTime | null>, before: RegistryRecord | undefined): Told<IsoTime | null> => {
  const printed = before !== undefined && (isKnown(before.expiry) || before.expiry.unknown === 'absent')
  const wasFound = before?.notFoundSince === null
  return !isKnown(expiry) && expiry.unknown === 'not-published' && printed && wasFound
    ? unknown('absent')
    : expiry
}

const deletedStatuses = ['redemption period', 'redemption', 'quarantine', 'pending delete', 'pending restore']
const isDeleted = ({ statuses }: Pick<RegistryRecord, 'statuses'>) =>
  isKnown(statuses) && deletedStatuses.some((status) => statuses.known.includes(status))

/** Where the registry prints no day, the last time it was seen alive: a restore then ends no earlier than counted. */
function deletionOf(
  before: RegistryRecord | undefined,
  statuses: Told<string[]>,
  said: IsoTime | null,
): RegistryRecord['deletedAt'] {
  if (said !== null) return { at: said, exact: true }
  if (!isDeleted({ statuses }) || before === undefined) return null
  if (isDeleted(before)) return before.deletedAt
  return before.observedAt !== null && before.notFoundSince === null && isKnown(before.statuses)
    ? { at: before.observedAt, exact: false }
    : null
}

/** Past its end, or on its way to another registrar. */
const unsettled = ['auto renew period', 'expired', 'pending transfer']

/** How long a name can wait for the next question: the nearer its end, the shorter. In milliseconds. */
export function cadence(record: RegistryRecord, now: IsoTime): number {
  if (record.outcome !== 'found' && record.outcome !== 'not-found') return HOUR
  if (record.notFoundSince !== null) return 12 * HOUR
  const statuses = isKnown(record.statuses) ? record.statuses.known : []
  const isUnsettled = unsettled.some((status) => statuses.includes(status))
  if (isUnsettled || isDeleted(record)) return 4 * HOUR
  const end = isKnown(record.expiry) ? record.expiry.known : null
  const left = end === null ? Infinity : epoch(end) - epoch(now)
  if (left <= 0) return 4 * HOUR
  return left <= 30 * DAY ? 12 * HOUR : DAY
}

/** How many of its cadences a name has waited; a question from the future (a clock set back) counts as long ago. */
export function overdue(record: RegistryRecord, wait: number, now: IsoTime): number {
  const age = epoch(now) - epoch(record.askedAt)
  return age < 0 || wait === 0 ? Infinity : age / wait
}

/** When its time comes; at once for a name that was never asked about, or whose last question lies in the future. */
export function dueAt(record: RegistryRecord | undefined, now: IsoTime): IsoTime {
  if (record === undefined || record.askedAt > now) return now
  return iso(Math.max(epoch(record.askedAt) + cadence(record, now), epoch(now)))
}

/** Whether anything but the time of the last question is new. */
export const differs = (before: RegistryRecord | undefined, after: RegistryRecord): boolean =>
  before === undefined || contentOf(before) !== contentOf(after)

const contentOf = (record: RegistryRecord) => {
  const { outcome, expiry, statuses, notFoundSince, deletedAt, keeping, lastTold, moved } = record
  return JSON.stringify([outcome, expiry, statuses, notFoundSince, deletedAt, keeping, lastTold, moved])
}
