import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createQueue, LONGEST_PAUSE } from '#daemon/sources/infomaniak/queue.ts'

const never = new AbortController().signal

/** A queue on a clock that only moves when somebody sleeps. */
function queueAt(perMinute: number) {
  let now = 0
  const slept: number[] = []
  const queue = createQueue({
    perMinute,
    monotonic: () => now,
    sleep: (ms) => {
      slept.push(ms)
      now += ms
      return Promise.resolve()
    },
  })
  return { queue, slept, now: () => now, pass: (ms: number) => (now += ms) }
}

describe('the queue', () => {
  test('lets a burst of thirty go at once, and the next one a minute after the first', async () => {
    const { queue, now } = queueAt(30)
    for (let call = 0; call < 30; call += 1) await queue.turn(never)
    expect(now()).toBe(0)
    await queue.turn(never)
    expect(now()).toBe(60_000)
  })

  test('never lets more than its number start in any minute', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.integer({ min: 0, max: 40_000 }), { maxLength: 40 }),
        async (perMinute, gaps) => {
          const { queue, now, pass } = queueAt(perMinute)
          const starts: number[] = []
          for (const gap of gaps) {
            pass(gap)
            await queue.turn(never)
            starts.push(now())
          }
          for (const start of starts)
            expect(starts.filter((at) => at >= start && at < start + 60_000).length).toBeLessThanOrEqual(
              perMinute,
            )
        },
      ),
    )
  })

  test('serves first who came first', async () => {
    const { queue } = queueAt(1)
    const order: number[] = []
    await Promise.all([1, 2, 3].map((who) => queue.turn(never).then(() => order.push(who))))
    expect(order).toEqual([1, 2, 3])
  })

  test('does not count for a provider without a limit', async () => {
    const { queue, slept } = queueAt(Infinity)
    for (let call = 0; call < 1000; call += 1) await queue.turn(never)
    expect(slept).toEqual([])
  })

  test('is silent as long as a 429 asks for, but never longer than a quarter of an hour', async () => {
    const { queue, pass } = queueAt(30)
    expect(queue.refused(120_000)).toBe(120_000)
    expect(await queue.turn(never)).toEqual({ ok: false, error: { waitMs: 120_000 } })
    pass(120_000)
    expect((await queue.turn(never)).ok).toBe(true)
    expect(queue.refused(1e12)).toBe(LONGEST_PAUSE)
  })

  test('waits a short pause out', async () => {
    const { queue, now } = queueAt(30)
    queue.refused(5000)
    expect((await queue.turn(never)).ok).toBe(true)
    expect(now()).toBe(5000)
  })

  test('backs off longer each time where a 429 asks for nothing, and starts small again once served', () => {
    const { queue } = queueAt(30)
    expect([1, 2, 3, 4, 5, 6, 7].map(() => queue.refused(null))).toEqual(
      [30, 60, 120, 240, 480, 900, 900].map((seconds) => seconds * 1000),
    )
    queue.served()
    expect(queue.refused(null)).toBe(30_000)
  })

  test('lets go of who no longer wants to wait', async () => {
    const queue = createQueue({ perMinute: 1 })
    await queue.turn(never)
    const abort = new AbortController()
    const waiting = queue.turn(abort.signal)
    abort.abort()
    expect(await waiting).toEqual({ ok: false, error: 'aborted' })
  })
})
