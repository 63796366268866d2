/** How near the end of a name is, for what rests on it. Pure. */
import type { DomainSnapshot } from '#daemon/core/snapshot.ts'
import type { Settings } from '#shared/settings.ts'
import type { IsoTime } from '#shared/time.ts'
import { valueOrNull } from '#shared/fact.ts'
import { lapseOf } from './lapse.ts'
import { lifeAt, warrantyAt } from './life-at.ts'

/** @param settings with the days before the end at which the person wants to hear of a name without days of its own */
export const endingOf =
  (settings: () => Pick<Settings, 'domainThresholds'>) => (domain: DomainSnapshot, now: IsoTime) => {
    const life = lifeAt(domain, now)
    const thresholds = domain.notes?.thresholds ?? settings().domainThresholds
    const lapse = lapseOf({ life, warranty: valueOrNull(warrantyAt(domain, now)), thresholds, now })
    return {
      phase: life.phase,
      severity: lapse?.severity ?? null,
      days: lapse?.days ?? null,
      course: lapse?.course ?? null,
    }
  }
