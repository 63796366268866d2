/** The names that others may imitate: sites under a session rule, and names of the person's organisations. Pure. */
import { registrableOf } from '#daemon/core/domain-name.ts'
import type { Snapshot } from '#daemon/core/snapshot.ts'
import { isKnown, type Fact } from '#shared/fact.ts'
import { INFOMANIAK_SITE, SANDBOX_SITE } from '#shared/sessions.ts'
import type { GuardedName } from '#shared/sites.ts'

/** As many as a page can be compared with while it loads. */
const MOST = 2_000

/** Rules first: they are the person's own choice. A list that is old is better guarded than none. */
export function guardedNames({ connections, byHand, browsers }: Snapshot): GuardedName[] {
  const organisations = connections.flatMap((one) => told(one.organisations) ?? [])
  const names = [
    ...browsers
      .flatMap(({ sites }) => (sites && told(sites)) ?? [])
      .map(({ site }) => [site, 'rule'] as const),
    ...[...organisations.flatMap(({ domains }) => told(domains) ?? []), ...byHand].map(
      ({ name }) => [name, 'organisation'] as const,
    ),
  ]
  const byName = new Map<string, GuardedName>()
  for (const [host, by] of names) {
    const name = host === SANDBOX_SITE ? null : registrableOf(host)
    // every browser knows the provider's own
    if (name !== null && name !== INFOMANIAK_SITE && !byName.has(name)) byName.set(name, { name, by })
  }
  return [...byName.values()].slice(0, MOST)
}

/** However old. */
const told = <T>(fact: Fact<T>): T | null => (isKnown(fact.told) ? fact.told.known : null)
