/** Whether a name is on hold: stopped by its registry or its registrar, so that neither its website nor its mail works. */
import type { DomainSnapshot } from '#daemon/core/snapshot.ts'
import type { RegistrarRecord, RegistryRecord } from '#shared/domains.ts'
import { isKnown, known, unknown, type Fact, type Told } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'
import { isPast, SOURCES } from './heard.ts'
import { derived, heardAt, lifeAt } from './life-at.ts'

const holds = ['server hold', 'client hold'] as const
/** `lapsed`: a name past its end is on hold by rule. */
type Held = { readonly name: string; readonly hold: (typeof holds)[number] | 'lapsed' | null }

const neverAsked = derived<Held>(unknown('never-asked'), { source: 'registry', observedAt: null })

/** Both see the same statuses: a hold that either tells counts, and without one it is enough that either was asked. */
export function holdFact(domain: DomainSnapshot, now: IsoTime): Fact<Held> {
  const { name } = domain
  const said = heardAt(domain, now)
  let heard: Fact<unknown>['by'] | null = null
  let silent = neverAsked
  let held: Fact<Held> | null = null
  for (const which of SOURCES) {
    const source = domain[which]
    const told: Told<RegistrarRecord | RegistryRecord> | null = said[which]
    if (source === null || told === null) continue
    const statuses = isKnown(told) ? told.known.statuses : told
    if (!isKnown(statuses)) {
      silent = derived<Held>(statuses, source.by)
      continue
    }
    heard = source.by
    for (const hold of holds) {
      if (!statuses.known.includes(hold)) continue
      if (which === 'registrar' || !isOfLapse(domain, now))
        held = derived<Held>(known({ name, hold }), source.by)
      break
    }
  }
  if (isPast(domain, now))
    return derived<Held>(known({ name, hold: 'lapsed' }), heard ?? lifeAt(domain, now).by)
  if (heard === null) return silent
  return held ?? derived<Held>(known({ name, hold: null }), heard)
}

/** The registry was asked when the name was past its end; the registrar, asked since then, says of no hold. */
function isOfLapse(domain: DomainSnapshot, now: IsoTime): boolean {
  const { registrar: listed, registry: found } = heardAt(domain, now)
  if (domain.registrar === null || listed === null || found === null) return false
  if (!isKnown(listed) || !isKnown(found) || !isKnown(listed.known.statuses)) return false
  const { known: statuses } = listed.known.statuses
  if (holds.some((one) => statuses.includes(one))) return false
  const { observedAt, expiry } = found.known
  if (observedAt === null || (domain.registrar.by.observedAt ?? '') <= observedAt) return false
  const wasSaid = isKnown(found.known.statuses) && found.known.statuses.known.some((one) => ofLapse.has(one))
  return wasSaid || (isKnown(expiry) && expiry.known !== null && expiry.known <= observedAt)
}
const ofLapse = new Set(['auto renew period', 'expired'])
