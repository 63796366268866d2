/** Ends what nobody has used for a while. */

/** A timer may be late, after a sleep of the computer: it looks again at least this often, in ms. */
const LONGEST_WAIT = 60_000

/**
 * @param monotonic ms on a clock that nobody can set and that counts the computer's sleep
 * @param limit ms without use
 */
export function createIdleLock(monotonic: () => number, limit: () => number, end: () => void) {
  let usedAt: number | null = null
  let timer: NodeJS.Timeout | undefined

  const left = () => (usedAt === null ? null : usedAt + limit() - monotonic())

  /** Ends it where it is time, and arms the timer for the next look. */
  function look(): void {
    clearTimeout(timer)
    const rest = left()
    if (rest === null) return
    if (rest > 0) {
      timer = setTimeout(look, Math.min(LONGEST_WAIT, rest)).unref()
      return
    }
    stop()
    end()
  }

  function stop(): void {
    usedAt = null
    clearTimeout(timer)
  }

  return {
    /** It was begun, or used: the time begins anew. */
    begin(): void {
      usedAt = monotonic()
      look()
    },
    look,
    stop,
    /** ms; `null` where nothing was begun */
    left,
  }
}
