/** What the feeds are made of: whoever wires the daemon gathers it from those who know. */
import type { DomainRow } from '#shared/domains.ts'
import type { Overview } from '#shared/status.ts'
import type { IsoTime } from '#shared/time.ts'

/** One name, with what its row does not say. */
export interface FeedName {
  readonly row: DomainRow
  /** Its next date is derived, contradicted or unproven: say "by about". */
  readonly isAbout: boolean
  /** `counts`: its date is the person's word; `kept`: there is one, which does not count now; `null`: there is none. */
  readonly stated: 'counts' | 'kept' | null
  /** Days before the end at which the person wants to hear of it. */
  readonly thresholds: readonly number[]
}

/** Lists of names, one of each organisation: how many can be believed now. */
interface FeedLists {
  readonly known: number
  readonly unknown: number
}

export interface FeedTold {
  readonly now: IsoTime
  readonly names: readonly FeedName[]
  readonly lists: FeedLists
  readonly overview: Pick<
    Overview,
    'badge' | 'score' | 'tally' | 'organisations' | 'lastSyncAt' | 'version' | 'sandbox'
  >
}

/** `names-and-dates` is what may be read by another program at an address; `whole` stays with the person. */
export type Reach = 'whole' | 'names-and-dates'

/** The day of a time as registries count them, `2027-02-02`. */
export const dayOf = (at: IsoTime): string => at.slice(0, 10)
