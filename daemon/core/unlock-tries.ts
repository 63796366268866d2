/** Slows down guessing: after each wrong passphrase the next try waits longer, over restarts too. */
import * as v from 'valibot'
import type { Document } from './store.ts'

export const unlockTries = v.strictObject({ failures: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) })
export type UnlockTries = Readonly<v.InferOutput<typeof unlockTries>>

const LONGEST_WAIT = 60 // s

export interface TryGate {
  /** Seconds until the next try is allowed; 0 when it is. */
  wait(): number
  /** To be called before the passphrase is tried, so that ending the process does not save a try. */
  countFailure(): Promise<void>
  forgive(): Promise<void>
}

/** @param monotonic ms; a restart begins the whole wait anew, so setting the clock gains nothing */
export function createTryGate(document: Document<UnlockTries>, monotonic: () => number): TryGate {
  let since = monotonic()
  return {
    wait() {
      const { failures } = document.value
      if (failures === 0) return 0
      const left = Math.min(LONGEST_WAIT, 2 ** (failures - 1)) - (monotonic() - since) / 1000
      return Math.max(0, Math.ceil(left))
    },
    async countFailure() {
      since = monotonic()
      await document.change(({ failures }) => ({ failures: failures + 1 }))
    },
    async forgive() {
      await document.change(() => ({ failures: 0 }))
    },
  }
}
