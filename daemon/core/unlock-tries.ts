/** Slows down guessing: after each wrong passphrase the next try waits longer, over restarts too. */
import * as v from 'valibot'
import { err, ok, type Result } from '#shared/result.ts'
import type { Document } from './store.ts'

export const unlockTries = v.strictObject({ failures: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) })
type UnlockTries = Readonly<v.InferOutput<typeof unlockTries>>

const LONGEST_WAIT = 60 // s

export type TryFault =
  { readonly type: 'wrong-passphrase' } | { readonly type: 'wait'; readonly seconds: number }

/** @param monotonic ms; a restart begins the whole wait anew, so setting the clock gains nothing */
export function createTryGate(document: Document<UnlockTries>, monotonic: () => number) {
  let since = monotonic()
  let trying = false

  /** Seconds until the next try is allowed; 0 when it is. */
  function wait(): number {
    const { failures } = document.value
    if (failures === 0) return 0
    const left = Math.min(LONGEST_WAIT, 2 ** (failures - 1)) - (monotonic() - since) / 1000
    return Math.max(0, Math.ceil(left))
  }

  return {
    /** One try at a time, each counted before it is made, so that ending the process does not save one. */
    async tryOut(open: () => Promise<boolean>): Promise<Result<void, TryFault>> {
      const seconds = trying ? 1 : wait()
      if (seconds > 0) return err({ type: 'wait', seconds })
      trying = true
      try {
        since = monotonic()
        await document.change(({ failures }) => ({ failures: failures + 1 }))
        if (!(await open())) return err({ type: 'wrong-passphrase' })
        await document.change(() => ({ failures: 0 }))
        return ok(undefined)
      } finally {
        trying = false
      }
    },
  }
}
