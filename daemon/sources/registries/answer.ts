/** What a registry said of a name, in whatever protocol: the reasons for saying nothing are each protocol's own. */
import type { LookupOutcome } from '#shared/domains.ts'
import type { Told } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'

export type FoundNote =
  | 'expiry-never'
  | 'expiry-odd'
  | 'expiry-redacted'
  | 'expiry-absent'
  | 'expiries-differ'
  | 'zone-assumed'
  | 'registrar-date' // the only date is the one that the registrar keeps

export interface Found {
  readonly outcome: 'found'
  readonly statuses: Told<string[]>
  /** `known(null)`: the name never ends. */
  readonly expiry: Told<IsoTime | null>
  /** When the registry deleted it, if it says so and says nothing later. */
  readonly deletedAt: IsoTime | null
  readonly notes: readonly FoundNote[]
}

export type Answered = Found | { readonly outcome: Exclude<LookupOutcome, 'found'> }
