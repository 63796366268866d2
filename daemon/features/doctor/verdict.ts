/** What a judgement says: a case that has words in every language, and the values in them. */
import type { DoctorRow, RowState } from '#shared/doctor.ts'
import type { MessageKey } from '#shared/i18n.ts'
import type { IsoTime } from '#shared/time.ts'

type CaseOf<K> = K extends `checkup.${infer Case}.seen` ? Case : never
/** `port.taken`: its words are `checkup.port.taken.seen`, and where there are any, `.cause` and `.fix`. */
export type Case = CaseOf<MessageKey>

/** Said as `6 days ago`, as `1.4 GB`, as `a, b and c`. */
export type Value =
  | string
  | number
  | { readonly at: IsoTime }
  | { readonly bytes: number }
  | { readonly all: readonly string[] }

export interface Verdict {
  readonly state: RowState
  readonly says: Case
  readonly with?: Readonly<Record<string, Value>>
  readonly data?: DoctorRow['data']
}

/** A judgement with the data that a program would want. */
export const verdict = (
  state: RowState,
  says: Case,
  values: Verdict['with'] = {},
  data: DoctorRow['data'] = {},
): Verdict => ({ state, says, with: values, data })
