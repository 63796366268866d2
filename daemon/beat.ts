/** What comes round by itself: asking the sources, looking at what time alone brings about, delivering what waits. */
import type { Closing } from './closing.ts'
import type { Clock } from './core/clock.ts'
import { createScheduler, scheduledRuns } from './core/scheduler.ts'
import type { Store } from './core/store.ts'
import type { Streams } from './core/streams.ts'
import type { Notifications } from './features/notifications/notifications.ts'
import type { Log } from './log.ts'
import type { Watch } from './watch.ts'
import { HOUR, MINUTE } from '#shared/time.ts'

/** How often the provider is asked: with a page of ours open, and with none. */
const SYNC_WATCHED = 30_000
const SYNC_UNWATCHED = 5 * MINUTE
/** How often it is looked whether a finding came of age, and whether a notice waits in vain. */
const LOOK_EVERY = 20_000
/** After the start, which has enough to do. */
const FIRST_LOOK = 1500

/**
 * @param deps.hasNew whether something connected has never been asked
 * @returns when everything that is connected was asked once; at once where it was before
 */
export async function startBeat(deps: {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly closing: Closing
  readonly watch: Watch
  readonly notifications: Notifications
  readonly streams: Streams
  readonly hasNew: boolean
  /** Backs up and tidies, where that is due. */
  readonly keep: () => Promise<void>
}): Promise<{ readonly firstSync: Promise<void> }> {
  const { store, clock, log, closing, watch, notifications, streams } = deps
  const report = (what: string) => (err: unknown) => {
    log.error({ err }, what)
  }
  const scheduler = createScheduler({
    clock,
    log,
    document: await store.document('schedule', scheduledRuns, []),
  })
  scheduler.every('sync', SYNC_UNWATCHED, async () => void (await watch.sync()))
  scheduler.every('keep', HOUR, () => deps.keep())
  const firstSync = deps.hasNew ? scheduler.runNow('sync').catch(report('could not sync')) : Promise.resolve()
  scheduler.start()
  closing.push(() => scheduler.stop())

  let watched = false
  const lookOnce = () => {
    // only where it changes: setting it anew would undo the pause after a failure
    if (streams.size > 0 !== watched) {
      watched = !watched
      scheduler.setInterval('sync', watched ? SYNC_WATCHED : SYNC_UNWATCHED)
    }
    watch
      .look()
      .then(() => notifications.deliver())
      .catch(report('could not look'))
  }
  // what was cut off by the end of the one before waits no longer than it must
  const first = setTimeout(lookOnce, FIRST_LOOK)
  const looking = setInterval(lookOnce, LOOK_EVERY)
  closing.push(() => {
    clearTimeout(first)
    clearInterval(looking)
  })
  return { firstSync }
}
