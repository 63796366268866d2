/** One page of the names, worst first, each with its four dates. Pure over the snapshot. */
import { displayName } from '#daemon/core/domain-name.ts'
import { organisationsSeen } from '#daemon/core/organisations.ts'
import type { DomainSnapshot, Snapshot } from '#daemon/core/snapshot.ts'
import type { domainQuery, DomainPage, DomainRow } from '#shared/domains.ts'
import { field, isKnown, read, valueOrNull, type Fact, type UnknownReason } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'
import type * as v from 'valibot'
import { isDueWithin } from './due.ts'
import { lapseOf } from './lapse.ts'
import type { Life } from './life.ts'
import { lifeAt, warrantyAt } from './life-at.ts'

type DomainQuery = v.InferOutput<typeof domainQuery>
type Filter = DomainQuery['filter']

/** As the overview counts them: `soon` is what is only a notice. */
export interface Listed {
  readonly domain: DomainSnapshot
  /** `null`: the person added it, and no organisation lists it. */
  readonly organisation: string | null
  readonly life: Life
  readonly state: Exclude<Filter, 'all'> | 'fine'
  /** Sorts as text, the worst first. */
  readonly order: string
}

const rank = { urgent: 0, soon: 1, unknown: 2, fine: 3 } as const
/** By the state, the date, the name: made once for each, where comparing ten thousand would ask for them thirty times. */
const orderOf = (state: Listed['state'], { paidUntil, expiry }: Life, name: string) =>
  `${String(rank[state])}${paidUntil ?? expiry ?? '9999'} ${name}`
const worstFirst = (a: Listed, b: Listed) => (a.order < b.order ? -1 : 1)

/**
 * Every name of every organisation and those added by hand, worst first. Lists that are not known or too old are left out.
 * @param domainThresholds of the settings, for names without their own
 */
export const listDomains = (
  snapshot: Snapshot,
  now: IsoTime,
  domainThresholds: readonly number[],
): readonly Listed[] => [...judgedNames(snapshot, now, domainThresholds)].sort(worstFirst)

/** The same, resting whenever `pace` says so: others get their turn. */
export async function listDomainsPaced(
  snapshot: Snapshot,
  now: IsoTime,
  domainThresholds: readonly number[],
  pace: () => Promise<void> | undefined,
): Promise<readonly Listed[]> {
  const listed: Listed[] = []
  for (const one of judgedNames(snapshot, now, domainThresholds)) {
    listed.push(one)
    const rest = pace()
    if (rest) await rest
  }
  return listed.sort(worstFirst)
}

function* judgedNames(
  snapshot: Snapshot,
  now: IsoTime,
  domainThresholds: readonly number[],
): Generator<Listed, void> {
  const judged = (domain: DomainSnapshot, organisation: string | null): Listed => {
    const life = lifeAt(domain, now)
    const warranty = valueOrNull(warrantyAt(domain, now))
    const thresholds = domain.notes?.thresholds ?? domainThresholds
    const lapse = lapseOf({ life, warranty, thresholds, now })
    const calm = life.phase === 'unknown' ? 'unknown' : 'fine'
    const state = lapse === null ? calm : lapse.severity === 'notice' ? 'soon' : 'urgent'
    return { domain, organisation, life, state, order: orderOf(state, life, domain.name) }
  }
  for (const { organisation: seen } of organisationsSeen(snapshot, now))
    for (const domain of valueOrNull(read(seen.domains, now)) ?? [])
      yield judged(domain, seen.organisation.id)
  for (const domain of snapshot.byHand) yield judged(domain, null)
}

export function domainPageOf(listed: readonly Listed[], query: DomainQuery, now: IsoTime): DomainPage {
  const { organisation, filter, search, offset, limit, from, to } = query
  const needle = search.trim().toLowerCase()
  const counts = { urgent: 0, soon: 0, unknown: 0, all: 0 }
  const matching: Listed[] = []
  for (const one of listed) {
    if (organisation !== undefined && one.organisation !== organisation) continue
    const { name } = one.domain
    if (needle !== '' && !name.includes(needle) && !displayName(name).includes(needle)) continue
    if (!isDueWithin(one.life, from, to)) continue
    counts.all += 1
    if (one.state !== 'fine') counts[one.state] += 1
    if (filter === 'all' || filter === one.state) matching.push(one)
  }
  const rows = matching.slice(offset, offset + limit).map((one) => toRow(one, now))
  return { total: matching.length, counts, rows }
}

export function toRow(
  { domain, organisation, life }: Omit<Listed, 'state' | 'order'>,
  now: IsoTime,
): DomainRow {
  const { name, registrar, registry, notes } = domain
  const { phase, restorable, paidUntil, expiry, renewBy } = life
  return {
    name,
    display: displayName(name),
    organisation,
    phase,
    restorable,
    paidUntil,
    expiry,
    renewBy,
    restoreBy: life.restoreBy(),
    renewalWarranty: valueOrNull(warrantyAt(domain, now)),
    reason: paidUntil === null && expiry === null ? whyNoDate(domain, life, now) : null,
    byHand: organisation === null,
    sources: [
      ...(registrar ? [{ ...registrar.by, outcome: outcomeOf(registrar, now) }] : []),
      ...(registry
        ? [
            {
              ...registry.by,
              outcome: isKnown(registry.told) ? registry.told.known.outcome : outcomeOf(registry, now),
            },
          ]
        : []),
      ...(notes?.stated ? [{ ...notes.stated.by, outcome: outcomeOf(notes.stated, now, 'stated') }] : []),
    ],
  }
}

const outcomeOf = (fact: Fact<unknown>, now: IsoTime, found = 'found'): string => {
  const told = read(fact, now)
  return isKnown(told) ? found : told.unknown
}

/**
 * The person's reason first, who can mend it, then that of the registrar, who should know. A name that never ends has
 * none, nor has one that nobody holds.
 */
function whyNoDate({ registrar, registry }: DomainSnapshot, life: Life, now: IsoTime): UnknownReason | null {
  if (life.phase === 'available') return null
  if (life.by.source === 'person') return life.unknown
  const dates = [
    registrar && field(registrar, ({ expiresAt }) => expiresAt),
    registry && field(registry, ({ expiry }) => expiry),
  ]
  const told = dates.filter((date) => date !== null).map((date) => read(date, now))
  const [first] = told
  return first === undefined || isKnown(first) || told.some(isKnown) ? null : first.unknown
}
