/** What the person said of one name: how a change alters it, and the facts that it makes. Pure. */
import type { NotesSnapshot } from '#daemon/core/snapshot.ts'
import type { NameNotes, NotesPatch } from '#shared/domain-notes.ts'
import { fact, known } from '#shared/fact.ts'
import { DAY, type IsoTime } from '#shared/time.ts'

/** What was stated by hand asks to be confirmed after this long. */
const STATED_FOR = 365 * DAY

export const noNotes = (name: string): NameNotes => ({
  name,
  addedAt: null,
  stated: null,
  payment: null,
  thresholds: null,
})

/** What a patch leaves out stays; what it gives holds from `now`. Thresholds are kept largest first, each once. */
export function patched(notes: NameNotes, patch: NotesPatch, now: IsoTime): NameNotes {
  const { stated, payment, thresholds } = patch
  return {
    ...notes,
    ...(stated === undefined ? {} : { stated: stated && { ...stated, at: now } }),
    ...(payment === undefined ? {} : { payment: payment && { ...payment, at: now } }),
    ...(thresholds === undefined
      ? {}
      : { thresholds: thresholds && [...new Set(thresholds)].sort((a, b) => b - a) }),
  }
}

/** Whether anything is worth keeping: a name that was not added and of which nothing is said is not. */
export const saysNothing = ({ addedAt, stated, payment, thresholds }: NameNotes): boolean =>
  addedAt === null && stated === null && payment === null && thresholds === null

const saidAt = (observedAt: IsoTime) => ({ source: 'person', observedAt }) as const

/** `null` where nothing was said but that the name is to be looked after. */
export function notesSnapshot({ stated, payment, thresholds }: NameNotes): NotesSnapshot | null {
  if (stated === null && payment === null && thresholds === null) return null
  return {
    stated: stated && fact(known(stated.paidUntil), saidAt(stated.at), STATED_FOR),
    payment:
      payment && fact(known({ by: payment.by, cardEnds: payment.cardEnds }), saidAt(payment.at), STATED_FOR),
    thresholds,
  }
}
