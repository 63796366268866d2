/** Whether it is quiet now, and for what. */
import { loadHours, ownZone } from './hours.ts'
import type { Clock } from '../../core/clock.ts'
import type { Settings } from '#shared/settings.ts'
import type { IsoTime } from '#shared/time.ts'

export type Quiet = ReturnType<typeof createQuiet>

export function createQuiet(settings: () => Settings, clock: Clock) {
  const zone = () => settings().notices.timeZone ?? ownZone()
  async function until(): Promise<IsoTime | null> {
    const { quiet } = settings().notices
    return quiet && (await loadHours()).quietUntil(quiet, zone(), clock.now())
  }
  return {
    zone,
    /** When it ends; `null` where nothing is held back. */
    until,
    /** @returns whether something is held back now, by whether it is critical */
    async now(): Promise<(isCritical: boolean) => boolean> {
      const isQuiet = (await until()) !== null
      return (isCritical) => isQuiet && !(isCritical && settings().notices.quiet?.criticalAnyway === true)
    },
  }
}
