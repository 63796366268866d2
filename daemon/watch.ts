/** Asks the sources, and looks at what that means: what is new is told, and open pages are drawn anew. */
import { setImmediate } from 'node:timers/promises'
import type { Source, SyncReport } from './core/source.ts'
import type { Findings } from './features/findings/findings.ts'
import type { Notifications } from './features/notifications/notifications.ts'

export interface Watch {
  /** Asks every source, or joins the pass under way. Rejects with the first error of one, after all were asked. */
  readonly sync: () => Promise<readonly SyncReport[]>
  /** A pass that begins after now: the one under way may have asked before what just happened. */
  readonly syncAfresh: () => Promise<readonly SyncReport[]>
  /** The same, for those who do not wait for it. */
  readonly syncSoon: () => void
  /** Tells what is new or worse, and draws open pages anew if anything they show has changed. */
  readonly look: () => Promise<void>
  readonly isSyncing: boolean
  /** Calls off what runs and waits for its end; afterwards nothing begins. */
  readonly stop: () => Promise<void>
}

export function createWatch(deps: {
  /** Those of this moment: logins come and go. */
  readonly sources: () => readonly Source[]
  /** Comes before each pass. */
  readonly prepare: () => Promise<void>
  /** Comes first at each look, but not amid a pass: what its sources say together is one thing that happened. */
  readonly note: () => Promise<void>
  readonly findings: Findings
  readonly notifications: Notifications
  readonly changed: () => void
  readonly log: { error(data: object, message: string): void }
}): Watch {
  const { sources, findings, notifications, changed, log } = deps
  const ending = new AbortController()
  const looks = new Set<Promise<void>>()
  let pass: Promise<readonly SyncReport[]> | null = null
  let next: Promise<readonly SyncReport[]> | null = null
  let isSyncing = false
  let shown = ''

  async function lookOnce(): Promise<void> {
    // what happened is for reading later: that it cannot be kept holds nothing up that is to be told now
    if (!isSyncing)
      await deps.note().catch((err: unknown) => {
        log.error({ err }, 'could not note what happened')
      })
    try {
      const news = await findings.look()
      const told = findings.told()
      // of thousands of things, each takes a turn
      await setImmediate()
      await notifications.say(news, told)
      await findings.announced(news)
      // whoever is far away hears of it at once; nobody here waits for that
      if (news.length > 0)
        notifications.deliver().catch((err: unknown) => {
          log.error({ err }, 'could not deliver notices')
        })
    } finally {
      // a disk that is full keeps nothing from being seen
      const { etag } = findings.overviewAnswer(null)
      if (etag !== shown) changed()
      shown = etag
    }
  }

  async function runPass(): Promise<readonly SyncReport[]> {
    const reports: SyncReport[] = []
    const errors: unknown[] = []
    if (ending.signal.aborted) return reports
    // one source that cannot save what it heard keeps none of the others from asking
    const attempt = async (act: () => Promise<unknown>) => {
      try {
        await act()
      } catch (error) {
        errors.push(error)
      }
    }
    isSyncing = true
    changed()
    await attempt(deps.prepare)
    for (const source of sources()) {
      // disconnected since the pass began
      if (!sources().includes(source)) continue
      await attempt(async () => reports.push(await source.sync(ending.signal)))
      await attempt(watch.look)
    }
    isSyncing = false
    shown = ''
    await attempt(watch.look)
    if (errors.length > 0) throw errors[0]
    return reports
  }

  async function runNext(before: Promise<unknown>): Promise<readonly SyncReport[]> {
    await before.catch(() => undefined)
    next = null
    return watch.sync()
  }

  const watch: Watch = {
    // who asks while one waits to begin wants that one
    sync: () =>
      next ??
      (pass ??= runPass().finally(() => {
        pass = null
      })),
    syncAfresh: () => (pass === null ? watch.sync() : (next ??= runNext(pass))),
    syncSoon() {
      watch.syncAfresh().catch((err: unknown) => {
        log.error({ err }, 'could not sync')
      })
    },
    async look() {
      const looking = lookOnce()
      looks.add(looking)
      try {
        await looking
      } finally {
        looks.delete(looking)
      }
    },
    get isSyncing() {
      return isSyncing
    },
    async stop() {
      ending.abort()
      await Promise.allSettled([pass, next, ...looks])
    },
  }
  return watch
}
