/** Everything that is known at one moment, as facts. The checks are pure over this and `now`. */
import type { Account } from '#shared/account.ts'
import type { Connection } from '#shared/connections.ts'
import type { RegistrarRecord, RegistryRecord } from '#shared/domains.ts'
import type { Fact } from '#shared/fact.ts'
import type { Product } from '#shared/products.ts'
import type { Member, Organisation } from '#shared/team.ts'

/** One login at the provider (`latchkey connect infomaniak --name N`). */
export interface ConnectionSnapshot {
  readonly name: string
  /** How the last try went; what the settings page shows. */
  readonly status: Connection
  readonly account: Fact<Account>
  readonly organisations: Fact<readonly OrganisationSnapshot[]>
}

export interface OrganisationSnapshot {
  readonly organisation: Organisation
  readonly members: Fact<readonly Member[]>
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
