/** A list as it is shown: its entries, or why they are not known. */
import * as v from 'valibot'
import { isKnown, read, unknownReasons, type Fact, type UnknownReason } from './fact.ts'
import { isoTime, type IsoTime } from './time.ts'

export const listed = <S extends v.GenericSchema>(entry: S) =>
  v.strictObject({
    entries: v.nullable(v.array(entry)),
    reason: v.nullable(v.picklist(unknownReasons)),
    observedAt: v.nullable(isoTime),
  })
export interface Listed<T> {
  entries: T[] | null
  reason: UnknownReason | null
  observedAt: IsoTime | null
}

/** Of several who were told the same list, the one who heard it last; if nobody knows it, why the first does not. */
export function listedOf<T>(facts: readonly Fact<readonly T[]>[], now: IsoTime): Listed<T> {
  let best: Listed<T> | null = null
  for (const fact of facts) {
    const told = read(fact, now)
    const { observedAt } = fact.by
    if (!isKnown(told)) best ??= { entries: null, reason: told.unknown, observedAt }
    else if (!best?.entries || (observedAt ?? '') > (best.observedAt ?? ''))
      best = { entries: [...told.known], reason: null, observedAt }
  }
  return best ?? { entries: null, reason: 'never-asked', observedAt: null }
}
