/** What is kept of each notice: what it said, and what became of it on each way. */
import * as v from 'valibot'
import { severities, type Severity } from '#shared/findings.ts'
import { delivery, saidNotice } from '#shared/notice-channels.ts'
import { notice, type Notice } from '#shared/notices.ts'
import { isoTime, type IsoTime } from '#shared/time.ts'

/** A browser or the desktop: whichever comes first shows it, and no other. */
export const SCREEN = 'screen'
/** Who holds what the daemon itself shows. */
export const DESKTOP = 'desktop'

const keptDelivery = v.strictObject({
  ...delivery.entries,
  /** Of the screen: which browser holds it, or the desktop. */
  by: v.nullable(v.string()),
  /** What it is sent in, once that is settled: the same at each try, so that a repeat can be told. */
  message: v.nullable(v.string()),
  /** A word that nobody else knows: whoever sends it back has pressed the button. */
  answer: v.nullable(v.string()),
  /** It was taken off the phone again, or its server knows no way to. */
  cleared: v.optional(v.boolean(), false),
})
export type KeptDelivery = Readonly<v.InferOutput<typeof keptDelivery>>

export const entry = v.strictObject({
  /** In the order in which they were posted. */
  seq: v.number(),
  notice,
  /** What counts against the least severity that is wanted. */
  weight: v.picklist(severities),
  /** What the thing ran towards when this was posted: of another end it says nothing. */
  end: v.nullable(isoTime),
  deliveries: v.array(keptDelivery),
  acknowledged: saidNotice.entries.acknowledged,
  snoozedUntil: saidNotice.entries.snoozedUntil,
  overAt: saidNotice.entries.overAt,
})
export type Entry = Readonly<v.InferOutput<typeof entry>>

/** In the order in which they were posted. */
export interface Outbox {
  readonly entries: readonly Entry[]
}
export const emptyOutbox: Outbox = { entries: [] }

export interface Posted {
  readonly notice: Notice
  readonly end: IsoTime | null
  readonly weight: Severity
}

/** By which ways a notice is to go from now on. */
export type Plan = (of: Pick<Posted, 'notice' | 'weight'>) => readonly KeptDelivery[]

export const isPending = ({ state }: KeptDelivery): boolean => state === 'waiting' || state === 'held'
/** Somebody has it, or may have it. */
export const wasHeard = ({ deliveries }: Entry): boolean =>
  deliveries.some(({ state, tries }) => state === 'sent' || state === 'sending' || tries > 0)

/** Changes entries one by one; the very box where none changes. `null` takes one out. */
export function eachEntry(box: Outbox, next: (entry: Entry) => Entry | null): Outbox {
  let changed = false
  const entries = box.entries.flatMap((one) => {
    const changedOne = next(one)
    changed ||= changedOne !== one
    return changedOne ?? []
  })
  return changed ? { entries } : box
}

/** Changes its deliveries one by one; the very entry where none changes. */
export function eachDelivery(one: Entry, next: (delivery: KeptDelivery) => KeptDelivery): Entry {
  const deliveries = one.deliveries.map(next)
  return deliveries.every((after, at) => after === one.deliveries[at]) ? one : { ...one, deliveries }
}

/** What waits is not sent any more. */
export const callOff = (one: Entry, now: IsoTime): Entry =>
  eachDelivery(one, (delivery) =>
    isPending(delivery) ? { ...delivery, state: 'not-needed', at: now, nextAt: null } : delivery,
  )
