/**
 * Where a name is in its life, from what the registrar and the registry each said. The registrar knows what is paid,
 * the registry whether the name is deleted; their statuses are never mixed. What is not known stays unknown.
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
import { judge, paidUntilOf, type Judged, type LifeReason, type Said, type Unjudged } from './judgement.ts'
import { renewBy, restoreBy } from './last-days.ts'
import { tldLengths } from './tld-lengths.ts'

export interface Life {
  readonly phase: Phase
  readonly restorable: boolean | null
  /** The registrar's date, and the registry's as printed. */
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
export function life(domain: Pick<DomainSnapshot, 'name' | 'registrar' | 'registry'>, now: IsoTime): Life {
  const { registrar, registry } = domain
  const lengths = tldLengths(domain.name)
  const said: Said = {
    registrar: registrar && read(registrar, now),
    registry: registry ? read(registry, now) : unknown('never-asked'),
    lengths,
  }
  const judged = unlessOldNewsWasWorse(judge(said, now), domain, said, now)
  const fact = judged.by === 'registry' || registrar === null ? registry : registrar
  const dates = datesOf(said)
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
  domain: Pick<DomainSnapshot, 'registrar' | 'registry'>,
  said: Said,
  now: IsoTime,
): Judged | Unjudged {
  if (judged.phase === 'unknown' || !(isStale(said.registrar) || isStale(said.registry))) return judged
  const remembered = judge(
    {
      registrar: domain.registrar && domain.registrar.told,
      registry: domain.registry ? domain.registry.told : said.registry,
      lengths: said.lengths,
    },
    now,
  )
  const worse = phases.indexOf(remembered.phase) > phases.indexOf(judged.phase)
  return worse
    ? { phase: 'unknown', unknown: 'stale', reasons: ['old-news-was-worse'], by: remembered.by }
    : judged
}

const isStale = (told: Told<unknown> | null) => told !== null && !isKnown(told) && told.unknown === 'stale'

function datesOf({ registrar, registry }: Said) {
  const record = isKnown(registry) ? registry.known : null
  return {
    paidUntil: valueOrNull(paidUntilOf(registrar)),
    expiry: record && valueOrNull(record.expiry),
    deletedAt: record?.deletedAt ?? null,
  }
}
