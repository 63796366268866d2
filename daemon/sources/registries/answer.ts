/** What a registry said of a name, in whatever protocol: the reasons for saying nothing are each protocol's own. */
import type { Keeping, LookupOutcome } from '#shared/domains.ts'
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
  readonly keeping: Keeping
  readonly notes: readonly FoundNote[]
}

export type Answered = Found | { readonly outcome: Exclude<LookupOutcome, 'found'> }

/** The last that came of a lookup, as it came. Nobody keeps it but whoever wants to show it. */
export interface Heard {
  readonly protocol: 'rdap' | 'whois'
  /** The server that was asked, as rests are counted by. */
  readonly server: string
  /** `null` where it gave no answer. */
  readonly text: string | null
}
export type Hear = (heard: Heard) => void
