/** A clock that is off is said, and one that is right never is: measured on real answers of a real server. */
import { expect, onTestFinished, test } from 'vitest'
import { agreed, readingOf, watchClockOff } from '#daemon/core/clock-off.ts'
import { listenTo } from '#daemon/core/heard.ts'
import { createOutgoing } from '#daemon/core/outgoing.ts'
import { timedAnswer } from '#daemon/features/codes/shown.ts'
import { DAY, HOUR, iso, MINUTE } from '#shared/time.ts'
import { startWebServer } from '../support/web-server.ts'

/** A provider whose clock is behind by so many ms, that is: this computer is ahead by them. */
async function providedFor(behind: number, headers: () => Record<string, string> = () => ({})) {
  let asked = 0
  const server = await startWebServer((_, response) => {
    asked += 1
    response.writeHead(200, { date: new Date(Date.now() - behind).toUTCString(), ...headers() }).end('{}')
  })
  onTestFinished(() => server.close())
  const inner = createOutgoing({ allow: [server.origin] })
  onTestFinished(() => inner.close())
  const shift = { wall: 0, even: 0 }
  const wall = () => Date.now() + shift.wall
  const watch = watchClockOff(wall, () => performance.now() + shift.even)
  const host = new URL(server.origin).host
  const { outgoing } = listenTo(inner, { now: () => iso(Date.now()) }, wall, { host, hear: watch.hear })
  // the first call loads what it goes by, and is longer under way
  await inner.get(server.origin)
  return { watch, shift, asked: () => asked, ask: () => outgoing.get(server.origin) }
}

const shape = { kind: 'totp', algorithm: 'SHA-1', digits: 6, period: 30, counter: null } as const
const said = (off: ReturnType<ReturnType<typeof watchClockOff>['now']>) =>
  timedAnswer(shape, Buffer.from('12345678901234567890'), Date.now(), off).clockOffMs

test.each([
  [0, false],
  [3_000, false],
  [8_000, true],
  [-40_000, true],
  [DAY, true],
])('a clock that is %i ms ahead: measured within its bound, and said: %s', async (behind, isSaid) => {
  const { watch, ask } = await providedFor(behind)
  expect(watch.now()).toBeNull()
  await ask()
  // one answer alone says nothing
  expect(watch.now()).toBeNull()
  await ask()
  const off = watch.now()
  if (off === null) throw new Error('two answers do not agree')
  expect(off.bound).toBeLessThanOrEqual(1500)
  expect(Math.abs(off.ms - behind)).toBeLessThanOrEqual(off.bound)
  expect(said(off) !== null).toBe(isSaid)
})

test('two answers that disagree say nothing, until two agree again', async () => {
  let behind = 0
  const { watch, ask } = await providedFor(0, () => ({ date: new Date(Date.now() - behind).toUTCString() }))
  await ask()
  behind = MINUTE
  await ask()
  expect(watch.now()).toBeNull()
  behind = 0
  await ask()
  expect(watch.now()).toBeNull()
  await ask()
  expect(said(watch.now())).toBeNull()
  expect(watch.now()).not.toBeNull()
})

test.each([
  ['comes out of a cache', { age: '3' }],
  ['has no date', { date: 'yesterday' }],
  ['has a date in another form', { date: '2026-11-22T12:00:00Z' }],
  ['has an impossible date', { date: 'Mon, 99 Nov 2026 12:00:00 GMT' }],
])('an answer that %s is not believed', async (_, headers) => {
  const { watch, ask, asked } = await providedFor(0, () => headers)
  await ask()
  await ask()
  expect(asked()).toBe(3)
  expect(watch.now()).toBeNull()
})

test('a fault of a machine in between, and an answer that was long under way, are not believed', () => {
  const at = Date.UTC(2026, 10, 22)
  const headers = new Headers({ date: new Date(at).toUTCString() })
  expect(readingOf({ status: 200, headers }, at, at + 2000)).not.toBeNull()
  expect(readingOf({ status: 502, headers }, at, at + 20)).toBeNull()
  expect(readingOf({ status: 200, headers }, at, at + 2001)).toBeNull()
  // a clock that was set back in the middle
  expect(readingOf({ status: 200, headers }, at, at - 1)).toBeNull()
})

test('is forgotten after an hour, and void as soon as the clock is set; sleep leaves it', async () => {
  const { watch, shift, ask } = await providedFor(0)
  const measure = async () => {
    await ask()
    await ask()
    expect(watch.now()).not.toBeNull()
  }
  await measure()
  shift.wall += 30 * MINUTE
  shift.even += 30 * MINUTE
  expect(watch.now()).not.toBeNull()
  shift.wall += 30 * MINUTE
  shift.even += 30 * MINUTE
  expect(watch.now()).toBeNull()

  await measure()
  shift.wall += 8_000
  expect(watch.now()).toBeNull()
  // and what was heard before is not mixed with what is heard now
  await ask()
  expect(watch.now()).toBeNull()
  await ask()
  expect(said(watch.now())).not.toBeNull()
  shift.wall -= HOUR
  expect(watch.now()).toBeNull()
})

test('whatever the moment of the second and of the exchange: the truth lies within the bound', () => {
  const told = Date.UTC(2026, 10, 22)
  const headers = new Headers({ date: new Date(told).toUTCString() })
  for (const ahead of [-40_000, -5_000, 0, 3_000, 8_000])
    for (const within of [0, 1, 500, 999])
      for (const [there, back] of [
        [0, 0],
        [1999, 1],
        [1, 1999],
        [40, 60],
      ] as const) {
        // the server writes its answer `within` ms after the second that it tells
        const written = told + within + ahead
        const one = readingOf({ status: 200, headers }, written - there, written + back)
        if (one === null) throw new Error('not believed')
        const off = agreed(one, one)
        if (off === null) throw new Error('does not agree with itself')
        expect(Math.abs(off.ms - ahead)).toBeLessThanOrEqual(off.bound)
        if (Math.abs(ahead) <= 3_000) expect(Math.abs(off.ms)).toBeLessThan(5_000)
        if (Math.abs(ahead) >= 8_000) expect(Math.abs(off.ms)).toBeGreaterThanOrEqual(5_000)
      }
})
