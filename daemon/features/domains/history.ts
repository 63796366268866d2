/** What happened to a name, as it was seen: an event where something changed, and none where somebody merely fell silent. Pure. */
import * as v from 'valibot'
import type { DomainSnapshot } from '#daemon/core/snapshot.ts'
import { nameEvent, type NameEvent } from '#shared/domain-detail.ts'
import { phases, type Phase } from '#shared/domains.ts'
import { field, isKnown, known, read, type Fact, type Told } from '#shared/fact.ts'
import { DAY, epoch, type IsoTime } from '#shared/time.ts'
import type { LifeReason } from './judgement.ts'
import type { Life } from './life.ts'

const MOST_EVENTS = 60
/** RDAP and WHOIS print the same end hours apart, and one of them stands in for the other. */
const TOLERANCE = DAY

export const nameHistory = v.strictObject({ name: v.string(), events: v.array(nameEvent) })

/** What is said of a name at a moment. `known(null)`: it has none, or there is nobody who could say. */
export interface Seen {
  /** Whether everybody was asked who can be. */
  readonly isWhole: boolean
  readonly phase: Phase
  readonly decided: LifeReason | undefined
  readonly paidUntil: Told<IsoTime | null>
  /** Whether there is somebody who says what is paid. */
  readonly isPaidTold: boolean
  readonly expiry: Told<IsoTime | null>
  readonly statuses: Told<readonly string[]>
}

/** The events with what is new, newest first; the same array where nothing is. */
export function withNews(events: readonly NameEvent[], seen: Seen, now: IsoTime): readonly NameEvent[] {
  // it begins when everybody was asked: what is heard for the first time has not happened then
  if (events.length === 0 && !seen.isWhole) return events
  const [last = NOTHING] = events
  const phase = isSaid(seen, events) ? seen.phase : 'unknown'
  // who is silent has changed nothing: what was said last stands
  const paidUntil = isKnown(seen.paidUntil) ? seen.paidUntil.known : last.paidUntil
  const expiry = isKnown(seen.expiry) ? seen.expiry.known : last.expiry
  const statuses = isKnown(seen.statuses) ? seen.statuses.known : last.statuses
  const isNews =
    (phase !== 'unknown' && phase !== last.phase) ||
    isMoved(last.paidUntil, paidUntil) ||
    isMoved(last.expiry, expiry) ||
    statuses.join() !== last.statuses.join()
  if (!isNews) return events
  return [{ at: now, phase, paidUntil, expiry, statuses: [...statuses] }, ...events].slice(0, MOST_EVENTS)
}

const NOTHING: Omit<NameEvent, 'at'> = { phase: 'unknown', paidUntil: null, expiry: null, statuses: [] }

/** @param life of this name at this moment */
export function seenOf({ registrar, registry, notes }: DomainSnapshot, life: Life, now: IsoTime): Seen {
  const { phase, reasons } = life
  const isWhole = registry === null || isKnown(registry.told) || registry.told.unknown !== 'never-asked'
  const said = { isWhole, phase, decided: reasons[0] }
  const none = known(null)
  if (phase === 'available')
    return { ...said, paidUntil: none, isPaidTold: false, expiry: none, statuses: known([]) }
  const listed =
    registrar &&
    read(
      field(registrar, ({ expiresAt }) => expiresAt),
      now,
    )
  const paidUntil =
    life.paidUntil === null ? (listed ?? unstated(notes?.stated ?? null, now)) : known(life.paidUntil)
  const statuses =
    registry === null
      ? known([])
      : read(
          field(registry, ({ statuses }) => statuses),
          now,
        )
  return {
    ...said,
    paidUntil,
    isPaidTold: isKnown(paidUntil) && (paidUntil.known !== null || listed !== null),
    expiry:
      registry === null
        ? none
        : read(
            field(registry, ({ expiry }) => expiry),
            now,
          ),
    statuses: isKnown(statuses) ? known(statuses.known.toSorted()) : statuses,
  }
}

/** Of a name at no registrar the person alone says what is paid; a word that is fresh and does not count is none. */
function unstated(stated: Fact<IsoTime> | null, now: IsoTime): Told<null> {
  const word = stated && read(stated, now)
  return word === null || isKnown(word) ? known(null) : word
}

const isMoved = (before: IsoTime | null, after: IsoTime | null): boolean =>
  before === null || after === null ? before !== after : Math.abs(epoch(after) - epoch(before)) >= TOLERANCE

/** Phases that a date alone can prove. */
const byDate: readonly Phase[] = ['active', 'expiring', 'expired']
/** What a source must have said itself; the others are dates, counted from dates, or no phase at all. */
const isSaying: Readonly<Record<LifeReason, boolean>> = {
  'restore-in-progress': true,
  'redemption-status': true,
  'quarantine-status': true,
  'pending-delete-status': true,
  'pending-delete-renewable': true,
  'deletion-event': true,
  'expired-status': true,
  'not-found-twice': true,
  'registrar-date': false,
  'stated-date': false,
  'registry-date': false,
  'no-date': false,
  'date-jumped': false,
  'dates-differ': false,
  'renewal-unproven': false,
  'by-calendar': false,
  'past-all-lengths': false,
  'not-found-once': false,
  'missing-at-registry': false,
  'old-news-was-worse': false,
}

/** Whether the phase was said, and is not merely what is left since a source is silent that used to say more. */
function isSaid({ phase, decided, ...seen }: Seen, events: readonly NameEvent[]): boolean {
  if (phase === 'unknown') return false
  const [last] = events
  const before = events.find((event) => event.phase !== 'unknown')?.phase
  if (last === undefined || before === undefined) return true
  const isRegistrarSilent = last.paidUntil !== null && !isKnown(seen.paidUntil)
  const hadDate = last.expiry !== null && !isKnown(seen.expiry)
  const isRegistrySilent = !isKnown(seen.statuses) && (hadDate || last.statuses.length > 0)
  if (!isRegistrarSilent && !isRegistrySilent) return true
  const isWorse = phases.indexOf(phase) > phases.indexOf(before)
  if (isWorse && decided !== undefined && isSaying[decided]) return true
  // what is paid proves a renewal, and not that a deleted name has come back
  return seen.isPaidTold && byDate.includes(phase) && byDate.includes(before)
}
