/** The computer's clock, beside what servers say and what ran on evenly meanwhile. */
import { uptime } from 'node:os'
import type { ClockOff } from '#daemon/core/clock-off.ts'
import type { Sights } from './sights.ts'

/** When the computer would have been started by its clock, in ms since the epoch: it moves only where the clock is set. */
const bootBy = (now: number, up: number) => now - up * 1000

/**
 * Begins to watch the clock.
 * @param ahead ms by which it is ahead of the last server that told its time
 * @param off what was measured by the provider's answers
 * @param now ms since the epoch, by the computer's clock
 * @param up seconds that the computer has run, asleep or awake
 */
export function watchClock(
  ahead: () => number | null,
  off: () => ClockOff | null,
  now: () => number = Date.now,
  up: () => number = uptime,
): () => Sights['clock'] {
  const first = bootBy(now(), up())
  return () => ({
    ahead: ahead(),
    off: off(),
    jumped: bootBy(now(), up()) - first,
    zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  })
}
