/** Slows guessing down. It counts failures only: locking everybody out would be a gift to whoever fails on purpose. */
import { MINUTE } from '#shared/time.ts'

const MOST = 20
const PERIOD = MINUTE

/** @param monotonic ms on a clock that nobody can set */
export function createThrottle(monotonic: () => number) {
  let failures: number[] = []
  return {
    /** The code for one more failure. One that is too many is not counted, or a storm would never end. */
    fail(): 'unauthorized' | 'too-many-failures' {
      const now = monotonic()
      failures = failures.filter((at) => now - at < PERIOD)
      if (failures.length >= MOST) return 'too-many-failures'
      failures.push(now)
      return 'unauthorized'
    },
  }
}
