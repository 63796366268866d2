import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DAY, HOUR, iso, MINUTE } from '#shared/time.ts'
import { systemClock } from '#daemon/core/clock.ts'
import { openStore } from '#daemon/core/disk-store.ts'
import { createScheduler, scheduledRuns, type ScheduledRuns } from '#daemon/core/scheduler.ts'
import { memoryDocument } from '../support/memory-document.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const START = Date.UTC(2026, 10, 22)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A computer with a clock that can be set; `passes` moves its time and its timers. */
function computer(document = memoryDocument<ScheduledRuns>([])) {
  let set = 0
  let asleep = 0
  const uptime = () => performance.now() + asleep
  const warnings: object[] = []
  const boot = (random = 0.5) =>
    createScheduler({
      clock: { now: () => iso(START + uptime() + set) },
      document,
      log: { warn: (fields) => warnings.push(fields) },
      monotonic: uptime,
      random: () => random,
    })
  return {
    boot,
    warnings,
    passes: (ms: number) => vi.advanceTimersByTimeAsync(ms),
    setClock: (by: number) => (set += by),
    /** Time goes on, timers do not. */
    sleeps: (ms: number) => (asleep += ms),
  }
}

test('a job runs at the start when it never ran, then once an interval', async () => {
  const { boot, passes } = computer()
  const run = vi.fn(async () => {})
  const scheduler = boot()
  scheduler.every('sync', 5 * MINUTE, run)
  await passes(HOUR)
  expect(run, 'before the start').not.toHaveBeenCalled()
  scheduler.start()
  await passes(0)
  expect(run).toHaveBeenCalledTimes(1)
  await passes(5 * MINUTE - 1)
  expect(run).toHaveBeenCalledTimes(1)
  await passes(1)
  expect(run).toHaveBeenCalledTimes(2)
  await passes(50 * MINUTE)
  expect(run).toHaveBeenCalledTimes(12)
})

test('a restart waits for what is left of the interval', async () => {
  const { boot, passes } = computer()
  const first = boot()
  first.every('sync', HOUR, async () => {})
  first.start()
  await passes(40 * MINUTE)
  await first.stop()

  const run = vi.fn(async () => {})
  const second = boot()
  second.every('sync', HOUR, run)
  second.start()
  await passes(20 * MINUTE - 1)
  expect(run).not.toHaveBeenCalled()
  await passes(1)
  expect(run).toHaveBeenCalledTimes(1)
})

test('what ran is on disk', async () => {
  vi.useRealTimers()
  const folder = await temporaryFolder()
  const open = async () => {
    const store = await openStore(folder, { onTrouble: ({ message }) => expect.fail(message) })
    const document = await store.document('schedule', scheduledRuns, [])
    return {
      store,
      document,
      scheduler: createScheduler({
        clock: systemClock,
        document,
        log: { warn: (_, message) => expect.fail(message) },
      }),
    }
  }
  const first = await open()
  first.scheduler.every('sync', HOUR, async () => {})
  await first.scheduler.runNow('sync')
  await first.scheduler.stop()
  await first.store.close()
  expect((await open()).document.value).toMatchObject([{ name: 'sync' }])
})

test.each([
  ['back by a year', -365 * DAY],
  ['forward by a year', 365 * DAY],
])('a clock set %s changes nothing while the daemon runs', async (_, by) => {
  const { boot, passes, setClock } = computer()
  const run = vi.fn(async () => {})
  const scheduler = boot()
  scheduler.every('sync', HOUR, run)
  scheduler.start()
  await passes(30 * MINUTE)
  setClock(by)
  await passes(30 * MINUTE - 1)
  expect(run).toHaveBeenCalledTimes(1)
  await passes(1)
  expect(run).toHaveBeenCalledTimes(2)
})

test('a last run in the future is not believed after a restart', async () => {
  const { boot, passes, setClock } = computer()
  const first = boot()
  first.every('sync', HOUR, async () => {})
  first.start()
  await passes(1)
  await first.stop()
  setClock(-365 * DAY)
  const run = vi.fn(async () => {})
  const second = boot()
  second.every('sync', HOUR, run)
  second.start()
  await passes(0)
  expect(run).toHaveBeenCalledTimes(1)
})

test('a job that fell due while the computer slept runs within a minute of its waking', async () => {
  const { boot, passes, sleeps } = computer()
  const run = vi.fn(async () => {})
  const scheduler = boot()
  scheduler.every('registries', 12 * HOUR, run)
  scheduler.start()
  await passes(MINUTE)
  sleeps(13 * HOUR)
  await passes(MINUTE)
  expect(run).toHaveBeenCalledTimes(2)
})

test('a job that fails is tried again later and later, with jitter, and then as before', async () => {
  const { boot, passes, warnings } = computer()
  let broken = true
  const run = vi.fn(async () => {
    if (broken) throw new Error('no network')
  })
  const scheduler = boot(1)
  scheduler.every('sync', 5 * MINUTE, run)
  scheduler.start()
  await passes(0)
  for (const [calls, minutes] of [1, 2, 4, 8, 16, 32, 60, 60].entries()) {
    expect(run).toHaveBeenCalledTimes(calls + 1)
    await passes(minutes * MINUTE * 1.25 - 1)
    expect(run).toHaveBeenCalledTimes(calls + 1)
    await passes(1)
  }
  expect(warnings[0]).toMatchObject({ job: 'sync', failures: 1, retryInMs: 1.25 * MINUTE })
  expect(warnings).toHaveLength(9)
  broken = false
  await passes(75 * MINUTE)
  const calls = run.mock.calls.length
  await passes(5 * MINUTE)
  expect(run).toHaveBeenCalledTimes(calls + 1)
})

test('one job that fails does not hold up another', async () => {
  const { boot, passes } = computer()
  const run = vi.fn(async () => {})
  const scheduler = boot()
  scheduler.every('broken', MINUTE, () => {
    throw new Error('at once')
  })
  scheduler.every('sync', MINUTE, run)
  scheduler.start()
  await passes(3 * MINUTE)
  expect(run).toHaveBeenCalledTimes(4)
})

test('runs asked for at once are one run, which all wait for', async () => {
  const { boot, passes } = computer()
  const gate = Promise.withResolvers<void>()
  const run = vi.fn(() => gate.promise)
  const scheduler = boot()
  scheduler.every('sync', MINUTE, run)
  scheduler.start()
  await passes(0)
  const runs = [scheduler.runNow('sync'), scheduler.runNow('sync')]
  await passes(10 * MINUTE)
  expect(run).toHaveBeenCalledTimes(1)
  gate.resolve()
  await Promise.all(runs)
  await scheduler.runNow('sync')
  expect(run).toHaveBeenCalledTimes(2)
  await passes(MINUTE - 1)
  expect(run, 'counted from the last run').toHaveBeenCalledTimes(2)
})

test('who asks for a run learns that it failed', async () => {
  const { boot } = computer()
  const scheduler = boot()
  scheduler.every('sync', HOUR, () => Promise.reject(new Error('no network')))
  await expect(scheduler.runNow('sync')).rejects.toThrow('no network')
  expect(() => scheduler.runNow('other')).toThrow('no job is named other')
})

test('a shorter interval counts from the last run', async () => {
  const { boot, passes } = computer()
  const run = vi.fn(async () => {})
  const scheduler = boot()
  scheduler.every('sync', 5 * MINUTE, run)
  scheduler.start()
  await passes(MINUTE)
  scheduler.setInterval('sync', MINUTE / 2)
  await passes(0)
  expect(run).toHaveBeenCalledTimes(2)
  await passes(MINUTE)
  expect(run).toHaveBeenCalledTimes(4)
  scheduler.setInterval('sync', 5 * MINUTE)
  await passes(5 * MINUTE - 1)
  expect(run).toHaveBeenCalledTimes(4)
})

test('stopping aborts the run under way, waits for its end, and starts no other', async () => {
  const { boot, passes } = computer()
  const ended = vi.fn()
  const scheduler = boot()
  scheduler.every('sync', MINUTE, async (signal) => {
    await new Promise((resolve) => signal.addEventListener('abort', resolve))
    ended()
  })
  scheduler.start()
  await passes(0)
  await scheduler.stop()
  expect(ended).toHaveBeenCalledTimes(1)
  await passes(HOUR)
  expect(ended).toHaveBeenCalledTimes(1)
  await expect(scheduler.runNow('sync')).rejects.toThrow('stopped')
})

test('a run that cannot be noted on a full disk still counts', async () => {
  const full = { value: [], change: () => Promise.reject(new Error('disk full')) }
  const { boot, passes, warnings } = computer(full)
  const run = vi.fn(async () => {})
  const scheduler = boot()
  scheduler.every('sync', MINUTE, run)
  scheduler.start()
  await passes(MINUTE)
  expect(run).toHaveBeenCalledTimes(2)
  expect(warnings).toHaveLength(2)
})
