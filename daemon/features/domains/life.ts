/**
 * Where a name is in its life, from what the registrar and the registry each said. The registrar knows what is paid,
 * the registry whether the name is deleted; their statuses are never mixed. What is not known stays unknown.
 */
import type { DomainSnapshot } from '#daemon/core/snapshot.ts'
import { phases, type Phase, type RegistrarRecord, type RegistryRecord } from '#shared/domains.ts'
import {
  isKnown,
  read,
  unknown,
  valueOrNull,
  type Observation,
  type Told,
  type UnknownReason,
} from '#shared/fact.ts'
import { DAY, HOUR, type IsoTime } from '#shared/time.ts'
import { lifecycleOf, phaseByCalendar, phaseByDate, type LifecycleReason } from './phase.ts'
import { renewBy, restoreBy } from './last-days.ts'
import { tldLengths, type TldLengths } from './tld-lengths.ts'

export type LifeReason =
  | LifecycleReason
  | 'registrar-date'
  | 'registry-date'
  | 'no-date'
  | 'date-jumped' // the registry renewed by itself, so its date is later than what is paid
  | 'dates-differ'
  | 'renewal-unproven' // `auto renew period`, and no registrar who says whether it was paid
  | 'by-calendar' // no status is known: the lengths of the extension say where it must be
  | 'past-all-lengths'
  | 'not-found-twice'
  | 'not-found-once'
  | 'missing-at-registry' // the registrar lists a name that the registry does not know
  | 'old-news-was-worse'

export interface Life {
  readonly phase: Phase
  readonly restorable: boolean | null
  /** The registrar's date, and the registry's as printed. */
  readonly paidUntil: IsoTime | null
  readonly expiry: IsoTime | null
  readonly renewBy: IsoTime | null
  readonly restoreBy: IsoTime | null
  /** `low`: derived, contradicted or unproven; say "by about". */
  readonly confidence: 'high' | 'low'
  readonly reasons: readonly LifeReason[]
  /** Why the phase is not known, exactly where it is not. */
  readonly unknown: UnknownReason | null
  /** Who decided, and when that was observed. */
  readonly by: Observation
}

/** The phase with what decided it. */
interface Judged {
  readonly phase: Exclude<Phase, 'unknown'>
  readonly restorable: boolean | null
  readonly reasons: readonly LifeReason[]
  readonly by: 'registrar' | 'registry'
}
interface Unjudged {
  readonly phase: 'unknown'
  readonly unknown: UnknownReason
  readonly reasons: readonly LifeReason[]
  readonly by: 'registrar' | 'registry'
}

interface Said {
  /** `null`: this name is at no registrar that is known here. */
  readonly registrar: Told<RegistrarRecord> | null
  readonly registry: Told<RegistryRecord>
  readonly lengths: TldLengths | null
}

export const SECOND_LOOK = 12 * HOUR
/** Registry and registrar print the same end hours apart, and some print a local day. */
const TOLERANCE = DAY

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
    restoreBy: restoreBy(judged.phase, dates, lengths, now),
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
  const isStale = (told: Told<unknown> | null) => told !== null && !isKnown(told) && told.unknown === 'stale'
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

function judge({ registrar, registry, lengths }: Said, now: IsoTime): Judged | Unjudged {
  const record = isKnown(registry) ? registry.known : null
  if (record?.notFoundSince != null) {
    const twice =
      record.observedAt !== null &&
      Date.parse(record.observedAt) - Date.parse(record.notFoundSince) >= SECOND_LOOK
    if (twice) return free(registrar)
    // Once is nothing: the registry counts as silent.
    if (registrar === null)
      return { phase: 'unknown', unknown: 'absent', reasons: ['not-found-once'], by: 'registry' }
  }
  const found = record?.notFoundSince == null ? record : null
  const listed = registrar !== null && isKnown(registrar) ? registrar.known : null
  const paid = paidUntilOf(registrar)
  const printed: Told<IsoTime | null> = found?.expiry ?? (isKnown(registry) ? unknown('absent') : registry)

  const registryStatuses = found && isKnown(found.statuses) ? found.statuses.known : null
  const registrarStatuses = listed && isKnown(listed.statuses) ? listed.statuses.known : null
  const end = isKnown(paid) ? paid.known : isKnown(printed) ? printed.known : null
  const deletedAt = found?.deletedAt?.exact === true ? found.deletedAt.at : null
  for (const [by, statuses, deleted] of [
    ['registry', registryStatuses ?? (deletedAt === null ? null : []), deletedAt],
    ['registrar', registrarStatuses, null],
  ] as const) {
    const lifecycle = statuses && lifecycleOf(statuses, { lengths, end, deletedAt: deleted }, now)
    if (!lifecycle) continue
    const { phase, restorable, because } = lifecycle
    return { phase, restorable, reasons: [because, ...compareDates(paid, printed)], by }
  }

  const silent = registryStatuses === null && registrarStatuses === null
  if (isKnown(paid)) {
    const reasons = ['registrar-date', ...compareDates(paid, printed)] as const
    const phase = phaseByDate(paid.known, now)
    if (phase !== 'expired' || !silent || paid.known === null || lengths === null)
      return { phase, restorable: false, reasons, by: 'registrar' }
    return byCalendar(paid.known, lengths, reasons, 'registrar', now)
  }
  if (isKnown(printed)) {
    // It proves neither payment nor the want of it, and here nobody else can say.
    if (registryStatuses?.includes('auto renew period') === true)
      return { phase: 'expired', restorable: false, reasons: ['renewal-unproven'], by: 'registry' }
    const phase = phaseByDate(printed.known, now)
    if (phase !== 'expired' || !silent || printed.known === null || lengths === null)
      return { phase, restorable: false, reasons: ['registry-date'], by: 'registry' }
    return byCalendar(printed.known, lengths, ['registry-date'], 'registry', now)
  }
  const by = registrar === null ? 'registry' : 'registrar'
  return { phase: 'unknown', unknown: (by === 'registry' ? printed : paid).unknown, reasons: ['no-date'], by }
}

function paidUntilOf(registrar: Said['registrar']): Told<IsoTime | null> {
  if (registrar === null) return unknown('not-published')
  return isKnown(registrar) ? registrar.known.expiresAt : registrar
}

function free(registrar: Said['registrar']): Judged | Unjudged {
  if (registrar === null)
    return { phase: 'available', restorable: false, reasons: ['not-found-twice'], by: 'registry' }
  return isKnown(registrar)
    ? { phase: 'unknown', unknown: 'odd', reasons: ['missing-at-registry'], by: 'registry' }
    : { phase: 'unknown', unknown: registrar.unknown, reasons: ['not-found-twice'], by: 'registrar' }
}

function byCalendar(
  end: IsoTime,
  lengths: TldLengths,
  reasons: readonly LifeReason[],
  by: 'registrar' | 'registry',
  now: IsoTime,
): Judged | Unjudged {
  const phase = phaseByCalendar(end, lengths, now)
  if (phase === null)
    return { phase: 'unknown', unknown: 'absent', reasons: [...reasons, 'past-all-lengths'], by }
  return { phase, restorable: phase === 'redemption', reasons: [...reasons, 'by-calendar'], by }
}

/** The registrar is believed; a later date at the registry is how registries renew by themselves at expiry. */
function compareDates(paid: Told<IsoTime | null>, printed: Told<IsoTime | null>): LifeReason[] {
  if (!isKnown(paid) || !isKnown(printed) || paid.known === null || printed.known === null) return []
  const later = Date.parse(printed.known) - Date.parse(paid.known)
  if (Math.abs(later) <= TOLERANCE) return []
  // A jump is whole years, give or take the hours by which the two differ.
  const years = later / (365.25 * DAY)
  return years > 0.9 && Math.abs(years - Math.round(years)) * 365.25 <= 2 ? ['date-jumped'] : ['dates-differ']
}

function datesOf({ registrar, registry }: Said) {
  const record = isKnown(registry) ? registry.known : null
  return {
    paidUntil: valueOrNull(paidUntilOf(registrar)),
    expiry: record && valueOrNull(record.expiry),
    deletedAt: record?.deletedAt ?? null,
  }
}
