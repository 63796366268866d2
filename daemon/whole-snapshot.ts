/** One snapshot of all sources: what the logins told, with what the registries said of each name, and what the browsers reported. */
import type {
  BrowserSnapshot,
  ConnectionSnapshot,
  DomainSnapshot,
  OrganisationSnapshot,
  Snapshot,
} from './core/snapshot.ts'
import type { RegistryRecord } from '#shared/domains.ts'
import { isKnown, known, type Fact } from '#shared/fact.ts'

export interface WholeSnapshot {
  readonly snapshot: Snapshot
  /** Changes whenever the snapshot does. */
  readonly revision: string
}

/** Made anew only where a source has something new: with 10,000 names that matters at every look. */
export function createWholeSnapshot(deps: {
  readonly connections: () => readonly ConnectionSnapshot[]
  readonly registry: { readonly revision: number; record(name: string): Fact<RegistryRecord> | null }
  /** The same list as long as nothing in it has changed. */
  readonly browsers: () => readonly BrowserSnapshot[]
}): () => WholeSnapshot {
  let made: { readonly of: readonly unknown[]; readonly whole: WholeSnapshot } | undefined
  let count = 0

  const withRegistry = (domain: DomainSnapshot): DomainSnapshot => {
    const registry = deps.registry.record(domain.name)
    return registry === null ? domain : { ...domain, registry }
  }
  const organisation = (one: OrganisationSnapshot): OrganisationSnapshot =>
    isKnown(one.domains.told)
      ? { ...one, domains: { ...one.domains, told: known(one.domains.told.known.map(withRegistry)) } }
      : one
  const connection = (one: ConnectionSnapshot): ConnectionSnapshot =>
    isKnown(one.organisations.told)
      ? {
          ...one,
          organisations: {
            ...one.organisations,
            told: known(one.organisations.told.known.map(organisation)),
          },
        }
      : one

  return () => {
    const connections = deps.connections()
    const browsers = deps.browsers()
    const of = [deps.registry.revision, browsers, ...connections]
    const same = made?.of.length === of.length && made.of.every((part, at) => Object.is(part, of[at]))
    if (!made || !same) {
      count += 1
      made = {
        of,
        whole: { snapshot: { connections: connections.map(connection), browsers }, revision: String(count) },
      }
    }
    return made.whole
  }
}
