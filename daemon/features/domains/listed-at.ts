/** Every name at a moment, judged and sorted once for all who ask, in turns: the list, the year, and what tells other programs. */
import { createPace } from '#daemon/core/pace.ts'
import type { Snapshot } from '#daemon/core/snapshot.ts'
import type { IsoTime } from '#shared/time.ts'
import { listDomainsPaced, type Listed } from './listing.ts'

let last:
  | { readonly snapshot: Snapshot; readonly key: string; readonly listed: Promise<readonly Listed[]> }
  | undefined

/**
 * Worst first, true to the minute: a name runs out and a fact grows stale without any change.
 * @param domainThresholds of the settings, for names without their own
 */
export function listedAt(
  snapshot: Snapshot,
  now: IsoTime,
  domainThresholds: readonly number[],
): Promise<readonly Listed[]> {
  const key = `${domainThresholds.join()}/${now.slice(0, 16)}`
  if (last?.snapshot !== snapshot || last.key !== key)
    last = { snapshot, key, listed: listDomainsPaced(snapshot, now, domainThresholds, createPace()) }
  return last.listed
}
