/** What stands in the clear of each set, since it is judged while the vault is locked: numbers, days, the login. Pure. */
import * as v from 'valibot'
import { connectionName } from '#shared/connections.ts'
import { codeState, setCounts, type CodeState } from '#shared/backup-codes.ts'
import { isoTime, type IsoTime } from '#shared/time.ts'

export const setNote = v.strictObject({
  id: v.string(),
  connection: v.nullable(connectionName),
  ...setCounts.entries,
  keptAt: isoTime,
  changedAt: isoTime,
  /** When the person last acted on it; `null` where an older state may have come back: nobody stands for the count. */
  standsAt: v.nullable(isoTime),
  /** It did not open when the vault was last open, or is gone. */
  damaged: v.boolean(),
})
export type SetNote = Readonly<v.InferOutput<typeof setNote>>

/** Sealed with the codes, which are in the same order. */
export const keptSet = v.strictObject({
  connection: v.nullable(connectionName),
  label: v.nullable(v.string()),
  keptAt: isoTime,
  changedAt: isoTime,
  codes: v.array(codeState),
})
export type KeptSet = Readonly<v.InferOutput<typeof keptSet>>

export function noteOf(id: string, set: KeptSet, standsAt: IsoTime | null): SetNote {
  const { connection, keptAt, changedAt, codes } = set
  const of = (is: (code: CodeState) => boolean) => codes.filter(is).length
  return {
    id,
    connection,
    total: codes.length,
    left: of(({ shownAt, struckAt }) => shownAt === null && struckAt === null),
    shown: of(({ shownAt, struckAt }) => shownAt !== null && struckAt === null),
    keptAt,
    changedAt,
    standsAt,
    damaged: false,
  }
}

/** The set with the code at a place as it is then. */
export const withCode = (set: KeptSet, which: number, state: CodeState, changedAt: IsoTime): KeptSet => ({
  ...set,
  changedAt,
  codes: set.codes.map((code, at) => (at === which ? state : code)),
})

/** Which is given out next: the one of which nobody has said what came of it, before another is shown; -1 where none is left. */
export function nextOf({ codes }: KeptSet): number {
  const open = codes.findIndex(({ shownAt, struckAt }) => shownAt !== null && struckAt === null)
  return open === -1 ? codes.findIndex(({ struckAt }) => struckAt === null) : open
}
