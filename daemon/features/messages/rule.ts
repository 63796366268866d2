/** One thing that is said of a mail, and how heavy it is. */
import type { Evidence } from '#shared/findings.ts'
import type { MessageReason } from '#shared/messages.ts'
import type { Looked } from './looked.ts'

/**
 * `proof`: enough to call a mail forged that comes in the provider's name. `sign`: enough for suspicion; two of them, of which
 * one is the sender or a contradiction, are proof. `bar`: no reproach, but it cannot be called genuine. `note`: only to be known.
 */
export type Grade = 'proof' | 'sign' | 'for' | 'bar' | 'note'

export interface Saying {
  readonly grade: Grade
  readonly seen: Evidence
}
export interface Rule {
  readonly code: MessageReason
  /** `null`: it does not apply. */
  readonly says: (looked: Looked) => Saying | null
}

export const saying = (grade: Grade, seen: Evidence = {}): Saying => ({ grade, seen })
