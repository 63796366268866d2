/** What the registrar and the registry say of the state of a name, where a word that either says counts. */
import type { DomainSnapshot } from '#daemon/core/snapshot.ts'
import type { RegistrarRecord, RegistryRecord } from '#shared/domains.ts'
import { isKnown, known, read, unknown, type Fact, type Told } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'
import { derived, lifeAt } from './life-at.ts'

/** What may be believed of each at a moment; `null` where there is none to ask. */
interface Heard {
  readonly registrar: Told<RegistrarRecord> | null
  readonly registry: Told<RegistryRecord> | null
}
/** Only the last one, as with lives: several checks ask for it in a row. */
let last: { readonly domain: DomainSnapshot; readonly now: IsoTime; readonly heard: Heard } | undefined

export function heardAt(domain: DomainSnapshot, now: IsoTime): Heard {
  if (last?.domain !== domain || last.now !== now) {
    const { registrar, registry } = domain
    const heard = { registrar: registrar && read(registrar, now), registry: registry && read(registry, now) }
    last = { domain, now, heard }
  }
  return last.heard
}

/**
 * The first of the words that either says; `null` where one was heard and says none of them. What one said too long ago
 * is not taken back by the other's silence.
 */
export function saidOf(domain: DomainSnapshot, words: readonly string[], now: IsoTime): Fact<string | null> {
  const heard = heardAt(domain, now)
  let answer: Told<string | null> = unknown('never-asked')
  let by: Fact<unknown>['by'] = { source: 'registry', observedAt: null }
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

const SOURCES = ['registrar', 'registry'] as const
const nothing = known(null)

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
