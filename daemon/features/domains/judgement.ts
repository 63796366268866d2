/** The phase of a name from what the registrar and the registry each said, and which of them decided it. */
import type { Phase, RegistrarRecord, RegistryRecord } from '#shared/domains.ts'
import { isKnown, unknown, type Told, type UnknownReason } from '#shared/fact.ts'
import { epoch, DAY, HOUR, type IsoTime } from '#shared/time.ts'
import { lifecycleOf, phaseByCalendar, phaseByDate, type LifecycleReason } from './phase.ts'
import type { TldLengths } from './tld-lengths.ts'

export type LifeReason =
  | LifecycleReason
  | 'registrar-date'
  | 'stated-date' // the person's own word
  | 'registry-date'
  | 'no-date'
  | 'date-jumped' // the registry renewed by itself, so its date is later than what is paid
  | 'dates-differ'
  | 'renewal-unproven' // the registry has renewed it, and no registrar says whether it was paid
  | 'expired-status' // the registry itself says that it was not renewed
  | 'by-calendar' // no status is known: the lengths of the extension say where it must be
  | 'past-all-lengths'
  | 'not-found-twice'
  | 'not-found-once'
  | 'missing-at-registry' // the registrar lists a name that the registry does not know
  | 'old-news-was-worse'

/** The phase with what decided it. */
export interface Judged {
  readonly phase: Exclude<Phase, 'unknown'>
  readonly restorable: boolean | null
  readonly reasons: readonly LifeReason[]
  readonly by: Sayer
}
export interface Unjudged {
  readonly phase: 'unknown'
  readonly unknown: UnknownReason
  readonly reasons: readonly LifeReason[]
  readonly by: Sayer
}
type Sayer = 'registrar' | 'registry' | 'person'

export interface Said {
  /** `null`: this name is at no registrar that is known here. */
  readonly registrar: Told<RegistrarRecord> | null
  readonly registry: Told<RegistryRecord>
  readonly lengths: TldLengths | null
}

const SECOND_LOOK = 12 * HOUR
/** Registry and registrar print the same end hours apart, and some print a local day. */
export const TOLERANCE = DAY

/** Pure over what may be believed at this moment. */
export function judge({ registrar, registry, lengths }: Said, now: IsoTime): Judged | Unjudged {
  const record = isKnown(registry) ? registry.known : null
  if (record?.notFoundSince != null) {
    const twice =
      record.observedAt !== null && epoch(record.observedAt) - epoch(record.notFoundSince) >= SECOND_LOOK
    if (twice) return free(registrar)
    // Once is nothing: the registry counts as silent.
    if (registrar === null)
      return { phase: 'unknown', unknown: 'absent', reasons: ['not-found-once'], by: 'registry' }
  }
  const found = record?.notFoundSince == null ? record : null
  const listed = registrar !== null && isKnown(registrar) ? registrar.known : null
  const paid = paidUntilOf(registrar)
  const printed = printedBy(registry)

  const registryStatuses = found && isKnown(found.statuses) ? found.statuses.known : null
  const registrarStatuses = listed && isKnown(listed.statuses) ? listed.statuses.known : null
  const end = isKnown(paid) ? paid.known : isKnown(printed) ? printed.known : null
  const deletedAt = found?.deletedAt?.exact === true ? found.deletedAt.at : null
  const seen = registryStatuses ?? (deletedAt === null ? null : [])
  const atRegistry = seen && lifecycleOf(seen, { lengths, end, deletedAt }, now)
  const atRegistrar =
    registrarStatuses && lifecycleOf(registrarStatuses, { lengths, end, deletedAt: null }, now)
  const lifecycle = atRegistry ?? atRegistrar
  if (lifecycle) {
    const { phase, restorable, because } = lifecycle
    const by = atRegistry ? 'registry' : 'registrar'
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
  if (registryStatuses?.includes('expired') === true)
    return { phase: 'expired', restorable: false, reasons: ['expired-status'], by: 'registry' }
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

export function paidUntilOf(registrar: Said['registrar']): Told<IsoTime | null> {
  if (registrar === null) return unknown('not-published')
  return isKnown(registrar) ? registrar.known.expiresAt : registrar
}

/** The registry's date; of a name that it did not find it says none. */
export function printedBy(registry: Told<RegistryRecord>): Told<IsoTime | null> {
  if (!isKnown(registry)) return registry
  return registry.known.notFoundSince === null ? registry.known.expiry : unknown('absent')
}

function free(registrar: Said['registrar']): Judged | Unjudged {
  if (registrar === null)
    return { phase: 'available', restorable: false, reasons: ['not-found-twice'], by: 'registry' }
  return isKnown(registrar)
    ? { phase: 'unknown', unknown: 'odd', reasons: ['missing-at-registry'], by: 'registry' }
    : { phase: 'unknown', unknown: registrar.unknown, reasons: ['not-found-twice'], by: 'registrar' }
}

export function byCalendar(
  end: IsoTime,
  lengths: TldLengths,
  reasons: readonly LifeReason[],
  by: Sayer,
  now: IsoTime,
): Judged | Unjudged {
  const phase = phaseByCalendar(end, lengths, now)
  if (phase === null)
    return { phase: 'unknown', unknown: 'absent', reasons: [...reasons, 'past-all-lengths'], by }
  return { phase, restorable: phase === 'redemption', reasons: [...reasons, 'by-calendar'], by }
}

/** The registrar is believed; a later date at the registry is how registries renew by themselves at expiry. */
export function compareDates(
  paid: Told<IsoTime | null>,
  printed: Told<IsoTime | null>,
): readonly LifeReason[] {
  if (!isKnown(paid) || !isKnown(printed) || paid.known === null || printed.known === null) return NONE
  const later = epoch(printed.known) - epoch(paid.known)
  if (Math.abs(later) <= TOLERANCE) return NONE
  // A jump is whole years, give or take the hours by which the two differ.
  const years = later / (365.25 * DAY)
  return years > 0.9 && Math.abs(years - Math.round(years)) * 365.25 <= 2 ? ['date-jumped'] : ['dates-differ']
}
const NONE: readonly LifeReason[] = []
