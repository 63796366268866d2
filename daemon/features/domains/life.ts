/**
 * Where a name is in its life, from what the registrar and the registry each said. The registrar knows what is paid,
 * the registry whether the name is deleted; their statuses are never mixed. Where none says what is paid, the person
 * may. What is not known stays unknown.
 */
import type { DomainSnapshot } from '#daemon/core/snapshot.ts'
import { phases, type Phase } from '#shared/domains.ts'
import {
  isKnown,
  read,
  unknown,
  valueOrNull,
  type Observation,
  type Told,
  type UnknownReason,
} from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'
import { paidUntilOf, type Judged, type LifeReason, type Said, type Unjudged } from './judgement.ts'
import { renewBy, restoreBy } from './last-days.ts'
import { judgeWith, statedIn, statedUntil } from './stated.ts'
import { tldLengths } from './tld-lengths.ts'

export interface Life {
  readonly phase: Phase
  readonly restorable: boolean | null
  /** The registrar's date, or the person's in its place; and the registry's as printed. */
  readonly paidUntil: IsoTime | null
  readonly expiry: IsoTime | null
  readonly renewBy: IsoTime | null
  /** Worked out where it is shown: on a page of the list and in a few findings, and not for ten thousand names. */
  readonly restoreBy: () => IsoTime | null
  /** `low`: derived, contradicted or unproven; say "by about". */
  readonly confidence: 'high' | 'low'
  readonly reasons: readonly LifeReason[]
  /** Why the phase is not known, exactly where it is not. */
  readonly unknown: UnknownReason | null
  /** Who decided, and when that was observed. */
  readonly by: Observation
}

const unsure = new Set<LifeReason>([
  'dates-differ',
  'renewal-unproven',
  'by-calendar',
  'old-news-was-worse',
  'deletion-event',
])

/** Pure; `now` decides what is stale. */
export function life(domain: DomainSnapshot, now: IsoTime): Life {
  const { registrar, registry } = domain
  const lengths = tldLengths(domain.name)
  const said: Said = {
    registrar: registrar && read(registrar, now),
    registry: registry ? read(registry, now) : unknown('never-asked'),
    lengths,
  }
  const word = statedIn(domain, now)
  const stated = word && read(word, now)
  const judged = unlessOldNewsWasWorse(judgeWith(said, stated, now), domain, said, stated, now)
  const fact =
    judged.by === 'person' ? word : judged.by === 'registry' || registrar === null ? registry : registrar
  const dates = datesOf(said, stated && statedUntil(judged, stated, said.registry))
  return {
    phase: judged.phase,
    restorable: judged.phase === 'unknown' ? null : judged.restorable,
    paidUntil: dates.paidUntil,
    expiry: dates.expiry,
    renewBy: renewBy(judged.phase, dates, lengths, now),
    restoreBy: () => restoreBy(judged.phase, dates, lengths, now),
    confidence: judged.reasons.some((reason) => unsure.has(reason)) ? 'low' : 'high',
    reasons: judged.reasons,
    unknown: judged.phase === 'unknown' ? judged.unknown : null,
    by: fact?.by ?? { source: 'registry', observedAt: null },
  }
}

/** Ageing must not make a name better: an alarm that is too old to be believed leaves the phase unknown. */
function unlessOldNewsWasWorse(
  judged: Judged | Unjudged,
  domain: DomainSnapshot,
  said: Said,
  stated: Told<IsoTime> | null,
  now: IsoTime,
): Judged | Unjudged {
  if (judged.phase === 'unknown') return judged
  if (!isStale(said.registrar) && !isStale(said.registry) && !isStale(stated)) return judged
  const remembered = judgeWith(
    {
      registrar: domain.registrar && domain.registrar.told,
      registry: domain.registry ? domain.registry.told : said.registry,
      lengths: said.lengths,
    },
    stated && (domain.notes?.stated?.told ?? stated),
    now,
  )
  const worse = phases.indexOf(remembered.phase) > phases.indexOf(judged.phase)
  return worse
    ? { phase: 'unknown', unknown: 'stale', reasons: ['old-news-was-worse'], by: remembered.by }
    : judged
}

const isStale = (told: Told<unknown> | null) => told !== null && !isKnown(told) && told.unknown === 'stale'

function datesOf({ registrar, registry }: Said, stated: IsoTime | null) {
  const record = isKnown(registry) ? registry.known : null
  return {
    paidUntil: valueOrNull(paidUntilOf(registrar)) ?? stated,
    expiry: record && valueOrNull(record.expiry),
    deletedAt: record?.deletedAt ?? null,
  }
}
