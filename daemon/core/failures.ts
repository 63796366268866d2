/** Slows guessing down. Failures alone are counted: locking everybody out would be a gift to whoever fails on purpose. */
import { MINUTE } from '#shared/time.ts'

const MOST = 20
const PERIOD = MINUTE

/**
 * @param monotonic ms on a clock that nobody can set
 * @returns what counts one more, and says whether it is one too many; those are not counted, or a storm would never end
 */
export function countFailures(monotonic: () => number): () => boolean {
  let failures: number[] = []
  return () => {
    const now = monotonic()
    failures = failures.filter((at) => now - at < PERIOD)
    if (failures.length >= MOST) return true
    failures.push(now)
    return false
  }
}
