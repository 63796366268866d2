/**
 * The date that the person stated, where no source says what is paid. It stands in for a date that is missing; it is
 * never believed against a source that says worse, however old that news is. Pure.
 */
import type { DomainSnapshot } from '#daemon/core/snapshot.ts'
import { field, isKnown, read, type Fact, type Told } from '#shared/fact.ts'
import { epoch, type IsoTime } from '#shared/time.ts'
import {
  byCalendar,
  compareDates,
  judge,
  printedBy,
  TOLERANCE,
  type Judged,
  type LifeReason,
  type Said,
  type Unjudged,
} from './judgement.ts'
import { phaseByDate } from './phase.ts'

/**
 * What was stated, where it may stand in: not where the registrar has ever told a date, nor beside a registry's that was
 * sooner. Those may grow too old to be believed, and what was stated is no better then.
 */
export function statedIn({ registrar, registry, notes }: DomainSnapshot, now: IsoTime): Fact<IsoTime> | null {
  const stated = notes?.stated ?? null
  if (stated === null || !isKnown(stated.told)) return null
  if (registrar !== null && isKnown(field(registrar, ({ expiresAt }) => expiresAt).told)) return null
  const isOld = registry !== null && !isKnown(read(registry, now))
  return isOld && isTooLate(stated.told.known, printedBy(registry.told)) ? null : stated
}

/** What the sources may leave open: no date at all, whether it was paid, or what was paid of it. */
type Open = Extract<LifeReason, 'no-date' | 'renewal-unproven' | 'registry-date'>
const isOpen = (reason: LifeReason | undefined): reason is Open =>
  reason === 'no-date' || reason === 'renewal-unproven' || reason === 'registry-date'

/** @param stated what may be believed of it at this moment; `null` where nothing was stated */
export function judgeWith(said: Said, stated: Told<IsoTime> | null, now: IsoTime): Judged | Unjudged {
  const bySources = judge(said, now)
  const [open] = bySources.reasons
  if (stated === null || !isOpen(open)) return bySources
  if (!isKnown(stated))
    return open === 'no-date'
      ? { phase: 'unknown', unknown: stated.unknown, reasons: ['no-date'], by: 'person' }
      : bySources
  const printed = printedBy(said.registry)
  if (isTooLate(stated.known, printed))
    return { ...bySources, reasons: [...bySources.reasons, 'dates-differ'] }

  // what the registry itself shows as over is no better for what was stated
  if (open === 'registry-date' && isKnown(printed) && printed.known !== null && printed.known <= now)
    return bySources

  const end = sooner(stated.known, printed)
  const phase = phaseByDate(end, now)
  const reasons: LifeReason[] = ['stated-date', ...compareDates(stated, printed)]
  if (phase !== 'expired') return { phase, restorable: false, reasons, by: 'person' }
  if (!isShown(said) && said.lengths !== null) return byCalendar(end, said.lengths, reasons, 'person', now)
  // long before its own date the registry shows it as if nothing had ended: renewed since, or by the registry alone
  const isRunningOut = isKnown(printed) && phaseByDate(printed.known, now) !== 'active'
  const because: LifeReason[] = isRunningOut ? reasons : [...reasons, 'renewal-unproven']
  return { phase, restorable: false, reasons: because, by: 'person' }
}

/** Until when it is paid by the person's word, where that word counts. */
export const statedUntil = (
  { reasons }: Judged | Unjudged,
  stated: Told<IsoTime>,
  registry: Said['registry'],
) => (reasons.includes('stated-date') && isKnown(stated) ? sooner(stated.known, printedBy(registry)) : null)

/** The registry and the person mean the same end, hours apart: the sooner is the safe one. */
const sooner = (stated: IsoTime, printed: Told<IsoTime | null>): IsoTime =>
  isKnown(printed) && printed.known !== null && printed.known < stated ? printed.known : stated

const isTooLate = (stated: IsoTime, printed: Told<IsoTime | null>): boolean =>
  isKnown(printed) && printed.known !== null && epoch(stated) - epoch(printed.known) > TOLERANCE

/** Whether a source shows in what state it is, or until when. */
const isShown = ({ registrar, registry }: Said): boolean =>
  isKnown(printedBy(registry)) ||
  (isKnown(registry) && registry.known.notFoundSince === null && isKnown(registry.known.statuses)) ||
  (registrar !== null && isKnown(registrar) && isKnown(registrar.known.statuses))
