/** What the registrar and the registry say of the state of a name, where a word that either says counts. */
import type { DomainSnapshot } from '#daemon/core/snapshot.ts'
import type { RegistrarRecord, RegistryRecord } from '#shared/domains.ts'
import { isKnown, known, unknown, type Fact, type Told } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'
import { derived, heardAt, lifeAt } from './life-at.ts'

/**
 * The first of the words that either says; `null` where one was heard and says none of them. What one said too long ago
 * is not taken back by the other's silence.
 */
export function saidOf(domain: DomainSnapshot, words: readonly string[], now: IsoTime): Fact<string | null> {
  const heard = heardAt(domain, now)
  let answer: Told<string | null> = neverAsked
  let by: Fact<unknown>['by'] = nobody
  let faded: Fact<unknown>['by'] | null = null
  for (const which of SOURCES) {
    const source = domain[which]
    const told: Told<RegistrarRecord | RegistryRecord> | null = heard[which]
    if (source === null || told === null) continue
    const said = saidBy(told, words)
    if (isKnown(said) && said.known !== null) return derived(said, source.by)
    if (isKnown(said) || !isKnown(answer)) {
      answer = said
      by = source.by
    }
    const before = isKnown(told) ? said : saidBy(source.told, words)
    if (isKnown(before) && before.known !== null) faded = source.by
  }
  return faded === null ? derived(answer, by) : derived(unknown('stale'), faded)
}

export const SOURCES = ['registrar', 'registry'] as const
const nothing = known(null)
const neverAsked = unknown('never-asked')
const nobody = { source: 'registry', observedAt: null } as const

function saidBy(told: Told<RegistrarRecord | RegistryRecord>, words: readonly string[]): Told<string | null> {
  const statuses = isKnown(told) ? told.known.statuses : told
  if (!isKnown(statuses)) return statuses
  for (const word of words) if (statuses.known.includes(word)) return known(word)
  return nothing
}

/** Past its end the registry does with a name what its rules say, and nobody else did it. */
export function isPast(domain: DomainSnapshot, now: IsoTime): boolean {
  const { phase } = lifeAt(domain, now)
  return phase !== 'active' && phase !== 'expiring' && phase !== 'unknown'
}

/** Deleted or free: nobody can move it away any more. */
export function isGone(domain: DomainSnapshot, now: IsoTime): boolean {
  const { phase } = lifeAt(domain, now)
  return phase === 'redemption' || phase === 'pending-delete' || phase === 'available'
}
