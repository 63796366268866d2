/** The sets as they are shown: never a code. Pure. */
import type { CodeSet } from '#shared/backup-codes.ts'
import { epoch, iso, type IsoTime } from '#shared/time.ts'
import { BELIEVED } from './facts.ts'
import type { KeptSet, SetNote } from './notes.ts'

/** @param isOpen whether who asks may see more than counts */
export function setsView(
  codes: { readonly notes: readonly SetNote[]; set(id: string): KeptSet | null },
  isOpen: boolean,
  toldLeft: (connection: string) => number | null,
  now: IsoTime,
): CodeSet[] {
  return codes.notes
    .map((note): CodeSet => {
      const { standsAt, ...shown } = note
      const set = isOpen ? codes.set(note.id) : null
      const until = standsAt === null ? null : epoch(standsAt) + BELIEVED
      return {
        ...shown,
        label: set?.label ?? null,
        believedUntil: until === null || until < epoch(now) ? null : iso(until),
        told: note.connection === null ? null : toldLeft(note.connection),
        codes: set ? [...set.codes] : null,
      }
    })
    .sort((one, other) => (one.id < other.id ? -1 : 1))
}
