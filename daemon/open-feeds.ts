/** What other programs may read: gathers what the feeds tell from those who know it. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Closing } from './closing.ts'
import type { Clock } from './core/clock.ts'
import type { Act } from './core/journal.ts'
import { settledDocument } from './core/settled-document.ts'
import type { Store } from './core/store.ts'
import { everyName, listsKnown } from './features/domains/out.ts'
import { feedsKept, noFeeds, createFeeds, type Feeds } from './features/feeds/feeds.ts'
import { removeFeeds } from './features/feeds/files.ts'
import type { Findings } from './features/findings/findings.ts'
import type { Log } from './log.ts'
import type { WholeSnapshot } from './whole-snapshot.ts'
import type { DaemonWords } from './words.ts'
import type { Locks } from '#shared/managed.ts'
import type { Settings } from '#shared/settings.ts'

export async function openFeeds(deps: {
  readonly store: Store
  readonly clock: Clock
  readonly dataDir: string
  readonly snapshot: () => WholeSnapshot
  readonly settings: () => Settings
  /** What may not be switched on is `false` there. */
  readonly locks: Locks
  readonly findings: Findings
  readonly words: () => DaemonWords
  readonly settled: () => boolean
  readonly journal: (act: Act) => void
  readonly log: Log
  readonly closing: Closing
}): Promise<Feeds> {
  const { clock, findings, log, settings } = deps
  const folder = join(deps.dataDir, 'feeds')
  const may = { files: deps.locks['feeds.files'] !== false, served: deps.locks['feeds.served'] !== false }
  // what was written before it was forbidden
  if (!may.files) await removeFeeds(folder)
  const feeds = createFeeds({
    store: deps.store,
    document: settledDocument(await deps.store.document('feeds', feedsKept, noFeeds), (kept) => ({
      ...kept,
      files: kept.files && may.files,
      served: kept.served && may.served,
    })),
    folder,
    clock,
    words: deps.words,
    settled: deps.settled,
    journal: deps.journal,
    random: randomBytes,
    monotonic: () => performance.now(),
    report: (err, what) => {
      log.error({ err }, what)
    },
    // what the findings show changes with the snapshot, the marks of the person and the hours
    async revision() {
      await findings.judged()
      const { domainThresholds } = settings()
      return [deps.snapshot().revision, findings.overviewAnswer(null).etag, ...domainThresholds].join('/')
    },
    async tell() {
      await findings.judged()
      const overview = findings.overview(null)
      const now = clock.now()
      const { snapshot } = deps.snapshot()
      return {
        now,
        overview,
        names: await everyName(snapshot, now, settings().domainThresholds),
        lists: listsKnown(snapshot, now),
      }
    },
  })
  deps.closing.push(() => feeds.stop())
  return feeds
}
