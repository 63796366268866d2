/** Which names nobody asks about any more: somebody asked once, and they were never looked after. Pure. */
import type { RegistryRecord } from '#shared/domains.ts'
import { DAY, epoch, type IsoTime } from '#shared/time.ts'

const FORGET = 30 * DAY

/** @param wanted every name that is looked after */
export const forgotten = (
  records: Iterable<Pick<RegistryRecord, 'name' | 'askedAt'>>,
  wanted: ReadonlySet<string>,
  now: IsoTime,
): string[] =>
  [...records]
    .filter(({ name, askedAt }) => !wanted.has(name) && epoch(now) - epoch(askedAt) > FORGET)
    .map(({ name }) => name)
