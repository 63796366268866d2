/**
 * Locks the vault when the computer sleeps or the screen is locked. It watches only while the vault is open, so that nothing runs
 * when there is nothing to lock. Elsewhere than on Linux a locked screen is told by browsers alone: no program tells it there.
 */
import { uptime } from 'node:os'
import { listenTo, services } from './bus-listener.ts'
import type { Away } from './bus-signal.ts'
import { watchSleep } from './sleep-gap.ts'

export interface AwayDeps {
  readonly lock: (reason: Away) => void
  /** ms on a clock that nobody can set and that counts the computer's sleep; by default the system's uptime */
  readonly monotonic?: () => number
}

export function watchAway({ lock, monotonic = () => uptime() * 1000 }: AwayDeps) {
  let watches: readonly (() => void)[] = []

  function stop(): void {
    for (const end of watches) end()
    watches = []
  }

  return {
    /** Called when the vault was opened or locked. */
    follow(isOpen: boolean): void {
      if (!isOpen) return stop()
      if (watches.length > 0) return
      watches = [
        watchSleep(monotonic, () => {
          lock('suspend')
        }),
        ...(process.platform === 'linux' ? services.map((service) => listenTo(service, lock)) : []),
      ]
    },
    stop,
  }
}
