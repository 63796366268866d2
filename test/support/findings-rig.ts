import { checksFor } from '#daemon/checks.ts'
import type { Clock } from '#daemon/core/clock.ts'
import type { Snapshot } from '#daemon/core/snapshot.ts'
import type { Document } from '#daemon/core/store.ts'
import { realFix } from '#daemon/features/findings/actions.ts'
import { createFindings } from '#daemon/features/findings/findings.ts'
import type { FindingsMemory } from '#daemon/features/findings/memory.ts'
import { createWords } from '#daemon/words.ts'
import { defaultSettings, type Settings } from '#shared/settings.ts'
import { iso, type IsoTime } from '#shared/time.ts'
import { NOW } from './snapshot.ts'

/** Findings over a snapshot that a test replaces as it likes. */
export function findingsOver(
  memory: Document<FindingsMemory>,
  settings: () => Settings = () => defaultSettings,
) {
  const checks = checksFor(settings)
  let now: IsoTime = NOW
  let snapshot: Snapshot = { connections: [], byHand: [], browsers: [] }
  let revision = 0
  const clock: Clock = { now: () => now }
  const findings = createFindings({
    checks,
    snapshot: () => ({ snapshot, revision: String(revision) }),
    memory,
    clock,
    fixOf: realFix,
    words: () => createWords('en', clock),
    around: () => ({
      version: '1',
      sandbox: false,
      locked: false,
      syncing: false,
      lastSyncAt: null,
      warnings: [],
      leftOut: settings().leftOut,
    }),
  })
  return {
    findings,
    memory,
    show(next: Snapshot) {
      snapshot = next
      revision += 1
    },
    clock,
    /** The clock says another time from now on, an earlier one too. */
    setClock: (to: IsoTime) => void (now = to),
    wait: (ms: number) => void (now = iso(Date.parse(now) + ms)),
    now: () => now,
    /** Looks, and says what was news; all of it is announced. */
    async hear() {
      const news = await findings.look()
      await findings.announced(news)
      return news.map(({ kind, thing }) => `${kind} ${thing.key} ${String(thing.count)}`)
    },
  }
}
