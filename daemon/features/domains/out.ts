/** Every name at once, for those who tell other programs of them; in turns, since there may be ten thousand. */
import { accountsSeen, organisationsSeen } from '#daemon/core/organisations.ts'
import { createPace } from '#daemon/core/pace.ts'
import type { DomainSnapshot, Snapshot } from '#daemon/core/snapshot.ts'
import type { DomainRow } from '#shared/domains.ts'
import { isKnown, read } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'
import type { Life } from './life.ts'
import { listedAt } from './listed-at.ts'
import { toRow } from './listing.ts'

export interface NameOut {
  readonly row: DomainRow
  /** Its next date is derived, contradicted or unproven: say "by about". */
  readonly isAbout: boolean
  /** `counts`: its date is the person's word; `kept`: there is one, which does not count now; `null`: there is none. */
  readonly stated: 'counts' | 'kept' | null
  /** Days before the end at which the person wants to hear of it. */
  readonly thresholds: readonly number[]
}

/** @param domainThresholds of the settings, for names without their own */
export async function everyName(
  snapshot: Snapshot,
  now: IsoTime,
  domainThresholds: readonly number[],
): Promise<readonly NameOut[]> {
  const pace = createPace()
  const names: NameOut[] = []
  for (const listed of await listedAt(snapshot, now, domainThresholds)) {
    await pace()
    const { domain, life } = listed
    names.push({
      row: toRow(listed, now),
      isAbout: isAbout(domain, life),
      stated: life.reasons.includes('stated-date') ? 'counts' : domain.notes?.stated == null ? null : 'kept',
      thresholds: domain.notes?.thresholds ?? domainThresholds,
    })
  }
  return names
}

/** The last day to restore is sure only where the registry says when it deleted the name. */
function isAbout({ registry }: DomainSnapshot, { phase, confidence }: Life): boolean {
  if (confidence === 'low') return true
  return (
    phase === 'redemption' && !(registry && isKnown(registry.told) && registry.told.known.deletedAt?.exact)
  )
}

/** Lists of names, one of each organisation: how many can be believed now. A login whose organisations are not known counts as one. */
export function listsKnown(
  snapshot: Snapshot,
  now: IsoTime,
): { readonly known: number; readonly unknown: number } {
  const seen = organisationsSeen(snapshot, now)
  const known = seen.filter(({ organisation }) => isKnown(read(organisation.domains, now))).length
  const blind = accountsSeen(snapshot, now).filter(({ organisations }) => !isKnown(read(organisations, now)))
  return { known, unknown: blind.length + seen.length - known }
}
