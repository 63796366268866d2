/** Whether there is a way back. Pure. */
import { DAY, HOUR, type IsoTime } from '#shared/time.ts'
import { isOlder } from './keeping.ts'
import type { Sights } from './sights.ts'
import { verdict, type Verdict } from './verdict.ts'

/** One is made each day, and this late a computer that slept has caught up. */
const OLD = 2 * DAY
const LATE = 2 * HOUR

/** @param named whether a file may be told: it is named after the login that it belongs to */
export function judgeBackups(
  sight: Sights['backups'],
  now: IsoTime,
  hidden: string,
  named: boolean,
): Verdict {
  const { kept, newest, damaged, dueSince, failed } = sight
  const data = { kept, newest, damaged, because: failed?.type ?? null }
  if (failed?.type === 'no-room')
    return verdict('fault', 'backups.no-room', { size: { bytes: failed.missing } }, data)
  if (failed?.type === 'damaged')
    return verdict('fault', 'backups.unreadable', { what: named ? failed.what : hidden }, data)
  if (failed) return verdict('fault', 'backups.unwritable', { code: failed.code }, data)
  if (damaged > 0) return verdict('warning', 'backups.damaged', { count: damaged }, data)
  if (newest === null)
    return dueSince !== null && isOlder(dueSince, LATE, now)
      ? verdict('warning', 'backups.late', {}, data)
      : verdict('skipped', 'backups.none', {}, data)
  const values = { when: { at: newest }, count: kept }
  return verdict(
    isOlder(newest, OLD, now) ? 'warning' : 'ok',
    isOlder(newest, OLD, now) ? 'backups.old' : 'backups.fresh',
    values,
    data,
  )
}
