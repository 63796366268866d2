/**
 * One snapshot of all sources: what the logins told and what the person stated in its gaps, what registries and the person
 * said of each name, what the browsers reported.
 */
import type {
  BrowserSnapshot,
  ConnectionSnapshot,
  DomainSnapshot,
  FollowedSnapshot,
  NotesSnapshot,
  OrganisationSnapshot,
  Snapshot,
  StatedWord,
} from './core/snapshot.ts'
import { withStated } from './core/stated.ts'
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
  readonly names: {
    readonly revision: number
    notes(name: string): NotesSnapshot | null
    added(): readonly string[]
  }
  readonly statements: { words(logins: readonly ConnectionSnapshot[]): readonly StatedWord[] }
  readonly team: { readonly revision: string; followed(organisation: string): FollowedSnapshot | null }
  /** The same list as long as nothing in it has changed. */
  readonly browsers: () => readonly BrowserSnapshot[]
}): () => WholeSnapshot {
  let made: { readonly of: readonly unknown[]; readonly whole: WholeSnapshot } | undefined
  let count = 0

  /** By what its list tells: of ten thousand names one changes, and the others stay the same objects. */
  const wholes = new WeakMap<DomainSnapshot, DomainSnapshot>()
  const whole = (domain: DomainSnapshot): DomainSnapshot => {
    const registry = deps.registry.record(domain.name)
    const notes = deps.names.notes(domain.name)
    if (registry === null && notes === null) return domain
    const before = wholes.get(domain)
    if (before?.registry === registry && before.notes === notes) return before
    const { name, registrar } = domain
    const after = { name, registrar, registry, notes }
    wholes.set(domain, after)
    return after
  }
  const organisation = (one: OrganisationSnapshot): OrganisationSnapshot => {
    const { domains } = one
    return {
      ...one,
      followed: deps.team.followed(one.organisation.id),
      domains: isKnown(domains.told) ? { ...domains, told: known(domains.told.known.map(whole)) } : domains,
    }
  }
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
  /** A name that an organisation lists stands there, and only there. */
  function byHand(connections: readonly ConnectionSnapshot[]): readonly DomainSnapshot[] {
    const listed = namesListed(connections)
    return deps.names
      .added()
      .filter((name) => !listed.has(name))
      .map((name) => whole({ name, registrar: null, registry: null, notes: null }))
  }

  return () => {
    const connections = deps.connections()
    const browsers = deps.browsers()
    const words = deps.statements.words(connections)
    const of = [
      deps.registry.revision,
      deps.names.revision,
      deps.team.revision,
      browsers,
      words,
      ...connections,
    ]
    const same = made?.of.length === of.length && made.of.every((part, at) => Object.is(part, of[at]))
    if (!made || !same) {
      count += 1
      const snapshot = {
        connections: withStated(connections, words).map(connection),
        byHand: byHand(connections),
        browsers,
      }
      made = { of, whole: { snapshot, revision: String(count) } }
    }
    return made.whole
  }
}

/** Every name of every organisation; an old list still says which names there are. */
export const namesListed = (connections: readonly ConnectionSnapshot[]): ReadonlySet<string> =>
  new Set(
    connections
      .map(({ organisations }) => organisations.told)
      .filter(isKnown)
      .flatMap((told) => told.known.map(({ domains }) => domains.told).filter(isKnown))
      .flatMap((told) => told.known.map(({ name }) => name)),
  )
