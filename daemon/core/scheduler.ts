/** Jobs that come round: one timer, and a list on disk of when each last ran, so that a restart does not start all over. */
import { uptime } from 'node:os'
import * as v from 'valibot'
import { HOUR, isoTime, MINUTE } from '#shared/time.ts'
import type { Clock } from './clock.ts'
import type { Document } from './store.ts'

/** Of the document that the scheduler is given; it starts as `[]`. */
export const scheduledRuns = v.array(v.strictObject({ name: v.string(), lastRunAt: isoTime }))
export type ScheduledRuns = v.InferOutput<typeof scheduledRuns>

export interface Scheduler {
  /** Adds a job, due `intervalMs` after its last run, which may have been before the last restart; at once if it never ran. */
  every(name: string, intervalMs: number, run: (signal: AbortSignal) => Promise<void>): void
  /** Runs it now, or joins the run under way. Rejects with what `run` rejects with. */
  runNow(name: string): Promise<void>
  /** Counts from the job's last run; one that is overdue by the new interval runs at once. */
  setInterval(name: string, ms: number): void
  start(): void
  /** Aborts the signal of what is running and waits for its end. */
  stop(): Promise<void>
}

interface Job {
  readonly run: (signal: AbortSignal) => Promise<void>
  interval: number
  /** On the monotonic clock, in ms. */
  due: number
  lastRun: number | null
  failures: number
  running: Promise<void> | null
}

/** After a sleep of the computer the timer is late: it never waits longer than this before it looks again. */
const LONGEST_WAIT = MINUTE

export function createScheduler(deps: {
  clock: Clock
  document: Document<ScheduledRuns>
  log: { warn(fields: object, message: string): void }
  /** Milliseconds on a clock that nobody can set and that counts sleep; by default the system's uptime. */
  monotonic?: () => number
  random?: () => number
}): Scheduler {
  const { clock, document, log, monotonic = () => uptime() * 1000, random = Math.random } = deps
  const jobs = new Map<string, Job>()
  const ending = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let started = false

  /** How long until a job is due, by what is on disk: the only place where the wall clock is asked. */
  function firstWait(name: string, interval: number): number {
    const last = document.value.find((row) => row.name === name)?.lastRunAt
    if (last === undefined) return 0
    const ago = Date.parse(clock.now()) - Date.parse(last)
    return ago < 0 ? 0 : Math.max(0, interval - ago)
  }

  function arm() {
    clearTimeout(timer)
    if (!started || ending.signal.aborted) return
    const waiting = [...jobs.values()].filter((job) => job.running === null)
    const wait = Math.min(LONGEST_WAIT, ...waiting.map((job) => job.due - monotonic()))
    timer = setTimeout(runDue, Math.max(0, wait))
  }

  function runDue() {
    for (const [name, job] of jobs) {
      if (job.running !== null || job.due > monotonic()) continue
      begin(name, job).catch((error: unknown) => {
        log.warn(
          { job: name, error, failures: job.failures, retryInMs: job.due - monotonic() },
          'a job failed',
        )
      })
    }
    arm()
  }

  function begin(name: string, job: Job): Promise<void> {
    if (ending.signal.aborted) return Promise.reject(new Error('the scheduler is stopped'))
    job.running ??= finish(name, job).finally(() => {
      job.running = null
      arm()
    })
    return job.running
  }

  async function finish(name: string, job: Job) {
    try {
      await job.run(ending.signal)
    } catch (error) {
      job.failures += 1
      const wait = Math.min(MINUTE * 2 ** (job.failures - 1), Math.max(job.interval, HOUR))
      // Between three quarters and five quarters, so that many computers do not come back at the same moment.
      job.due = monotonic() + wait * (0.75 + random() / 2)
      throw error
    }
    job.failures = 0
    job.lastRun = monotonic()
    job.due = job.lastRun + job.interval
    const row = { name, lastRunAt: clock.now() }
    try {
      await document.change((rows) => [...rows.filter((other) => other.name !== name), row])
    } catch (error) {
      log.warn({ job: name, error }, 'could not note that a job ran: after a restart it runs again sooner')
    }
  }

  function jobOf(name: string): Job {
    const job = jobs.get(name)
    if (!job) throw new Error(`no job is named ${name}`)
    return job
  }

  return {
    every(name, interval, run) {
      const due = monotonic() + firstWait(name, interval)
      jobs.set(name, { run, interval, due, lastRun: null, failures: 0, running: null })
      arm()
    },
    runNow: (name) => begin(name, jobOf(name)),
    setInterval(name, ms) {
      const job = jobOf(name)
      job.due = job.lastRun === null ? monotonic() + firstWait(name, ms) : job.lastRun + ms
      job.interval = ms
      arm()
    },
    start() {
      started = true
      arm()
    },
    async stop() {
      ending.abort()
      clearTimeout(timer)
      await Promise.allSettled([...jobs.values()].flatMap((job) => job.running ?? []))
    },
  }
}
