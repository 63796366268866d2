/** A sleep of the computer, seen as it is over: on every system, and where nobody says that it comes. */

/** ms between two looks. */
const LOOK = 2000
/** ms; a computer that is only busy is not away. */
const BUSY = 15_000

/**
 * @param monotonic ms on a clock that nobody can set and that counts the computer's sleep
 * @returns what ends it
 */
export function watchSleep(monotonic: () => number, slept: () => void): () => void {
  let last = monotonic()
  const timer = setInterval(() => {
    const now = monotonic()
    const gap = now - last
    last = now
    if (gap > LOOK + BUSY) slept()
  }, LOOK).unref()
  return () => {
    clearInterval(timer)
  }
}
