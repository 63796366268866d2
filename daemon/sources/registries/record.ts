/** What is kept of one name: how an answer changes it, how long it holds, and when to ask again. Pure. */
import type { RegistryRecord } from '#shared/domains.ts'
import { isKnown, unknown, type Told } from '#shared/fact.ts'
import { epoch, DAY, HOUR, type IsoTime } from '#shared/time.ts'
import type { Answered } from './answer.ts'

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
      deletedAt: deletionOf(before, statuses, deletedAt),
    }
    return { ...asked, ...verdict, statuses, expiry: missing(answer.expiry, before) }
  }
  if (answer.outcome === 'not-found') {
    const nothing = { expiry: unknown('absent'), statuses: unknown('absent'), deletedAt: null }
    return { ...asked, ...nothing, observedAt: now, notFoundSince: before?.notFoundSince ?? now }
  }
  const silent = unknown('source-failed')
  const never = { expiry: silent, statuses: silent, observedAt: null, notFoundSince: null, deletedAt: null }
  return { ...(before ?? never), ...asked }
}

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

/** How long a name can wait for the next question: the nearer its end, the shorter. In milliseconds. */
export function cadence(record: RegistryRecord, now: IsoTime): number {
  if (record.outcome !== 'found' && record.outcome !== 'not-found') return HOUR
  if (record.notFoundSince !== null) return 12 * HOUR
  const statuses = isKnown(record.statuses) ? record.statuses.known : []
  const isPastEnd = statuses.includes('auto renew period') || statuses.includes('expired')
  if (isPastEnd || isDeleted(record)) return 4 * HOUR
  const end = isKnown(record.expiry) ? record.expiry.known : null
  const left = end === null ? Infinity : epoch(end) - epoch(now)
  if (left <= 0) return 4 * HOUR
  return left <= 30 * DAY ? 12 * HOUR : DAY
}

/** Whether anything but the time of the last question is new. */
export const differs = (before: RegistryRecord | undefined, after: RegistryRecord): boolean =>
  before === undefined || contentOf(before) !== contentOf(after)

const contentOf = ({ outcome, expiry, statuses, notFoundSince, deletedAt }: RegistryRecord) =>
  JSON.stringify([outcome, expiry, statuses, notFoundSince, deletedAt])
