/**
 * One queue for all calls to the provider: at most so many in any minute (they may go as a burst), and silence after
 * a 429. It counts on a monotonic clock, because a system clock that is set back must not hold the calls for as long.
 */
import { setTimeout as delay } from 'node:timers/promises'
import { err, ok, type Result } from '#shared/result.ts'
import { MINUTE } from '#shared/time.ts'

export interface Queue {
  /** Resolves when a call may start, first come first served; an error when it would be too long a wait or was aborted. */
  turn(signal: AbortSignal): Promise<Result<void, { readonly waitMs: number } | 'aborted'>>
  /** Tell it of a 429; `retryAfterMs` is what the answer asked for, if it did. Gives the pause that follows, in ms. */
  refused(retryAfterMs: number | null): number
  /** Tell it that a call was served: the next back-off starts small again. */
  served(): void
}

/** No caller is kept waiting longer than this (ms) for a pause to end: it gets an error at once instead. */
export const PATIENCE = 10_000
export const LONGEST_PAUSE = 15 * MINUTE
const FIRST_PAUSE = 30_000

/** @param deps.perMinute `Infinity` for a provider that does not count, such as the sandbox */
export function createQueue(deps: {
  perMinute: number
  monotonic?: () => number
  sleep?: (ms: number, signal: AbortSignal) => Promise<void>
}): Queue {
  const { perMinute, monotonic = () => performance.now() } = deps
  const sleep = deps.sleep ?? ((ms, signal) => delay(ms, undefined, { signal, ref: false }))
  let starts: number[] = []
  let pausedUntil = -Infinity
  let refusals = 0
  let last: Promise<unknown> = Promise.resolve()

  async function takeTurn(signal: AbortSignal): ReturnType<Queue['turn']> {
    for (;;) {
      if (signal.aborted) return err('aborted')
      const now = monotonic()
      const pause = pausedUntil - now
      if (pause > PATIENCE) return err({ waitMs: pause })
      starts = starts.filter((start) => start > now - MINUTE)
      const [oldest = now] = starts
      const window = starts.length < perMinute ? 0 : oldest + MINUTE - now
      const wait = Math.max(pause, window)
      if (wait <= 0) {
        if (perMinute !== Infinity) starts.push(now)
        return ok(undefined)
      }
      // An aborted sleep rejects; the loop sees the signal.
      await sleep(wait, signal).catch(() => undefined)
    }
  }

  return {
    turn(signal) {
      const mine = last.then(() => takeTurn(signal))
      last = mine
      return mine
    },
    refused(retryAfterMs) {
      const pause = Math.min(Math.max(retryAfterMs ?? FIRST_PAUSE * 2 ** refusals, 1000), LONGEST_PAUSE)
      refusals += 1
      pausedUntil = Math.max(pausedUntil, monotonic() + pause)
      return pause
    },
    served() {
      refusals = 0
    },
  }
}
