/** Everything that is known at one moment, as facts. The checks are pure over this and `now`. */
import type { Account } from '#shared/account.ts'
import type { Connection } from '#shared/connections.ts'
import type { RegistrarRecord, RegistryRecord } from '#shared/domains.ts'
import type { Fact } from '#shared/fact.ts'
import type { Product } from '#shared/products.ts'
import type { Incident } from '#shared/incidents.ts'
import type { Reference, ReferenceList } from '#shared/references.ts'
import type { Invitation, Member, Organisation } from '#shared/team.ts'

/** One login at the provider (`latchkey connect infomaniak --name N`). */
export interface ConnectionSnapshot {
  readonly name: string
  /** How the last try went; what the settings page shows. */
  readonly status: Connection
  readonly account: Fact<Account>
  readonly organisations: Fact<readonly OrganisationSnapshot[]>
  /** Of the provider's platform: the same for every login that may ask. */
  readonly incidents: Fact<readonly Incident[]>
  readonly references: Readonly<Record<ReferenceList, Fact<readonly Reference[]>>>
}

export interface OrganisationSnapshot {
  readonly organisation: Organisation
  readonly members: Fact<readonly Member[]>
  /** One for each member who is invited, though not all of it may be known. */
  readonly invitations: Fact<readonly Invitation[]>
  readonly products: Fact<readonly Product[]>
  readonly domains: Fact<readonly DomainSnapshot[]>
}

export interface DomainSnapshot {
  readonly name: string
  readonly registrar: Fact<RegistrarRecord> | null
  readonly registry: Fact<RegistryRecord> | null
}

export interface Snapshot {
  readonly connections: readonly ConnectionSnapshot[]
}
