import * as fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Document } from '#daemon/core/store.ts'
import type { KeptChannels } from '#daemon/features/notifications/channels.ts'
import { emptyOutbox, type Outbox } from '#daemon/features/notifications/record.ts'
import type { ChannelSettings } from '#shared/notice-channels.ts'
import { DAY, HOUR, iso, MINUTE } from '#shared/time.ts'
import { memoryDocument } from '../support/memory-document.ts'
import { aThing, aWay, news, noticesRig, nothingIsOver, type RigOptions } from '../support/notices-rig.ts'
import { startWebServer } from '../support/web-server.ts'

interface Told {
  readonly id: string
  readonly type: string
  readonly text: string
  readonly subjects: readonly string[]
  readonly count: number
  readonly path: string
}

/** Takes everything, and says what it was. */
async function listener(status: () => number = () => 200) {
  const got: Told[] = []
  const web = await startWebServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => {
      const { type, data } = JSON.parse(body) as {
        type: string
        data: { count: number; text: string; notices: { subjects: string[] }[] }
      }
      const answer = status()
      if (answer === 200)
        got.push({
          id: String(request.headers['webhook-id']),
          type,
          text: data.text,
          count: data.count,
          subjects: data.notices.flatMap(({ subjects }) => subjects),
          path: request.url ?? '',
        })
      response.writeHead(answer).end()
    })
  })
  onTestFinished(() => web.close())
  const way = (path: string, over: Partial<ChannelSettings> = {}) =>
    aWay({ kind: 'webhook', url: `${web.origin}/${path}` }, over)
  return {
    got,
    way,
    subjectsAt: (path: string) => got.filter((one) => one.path === `/${path}`).map((one) => one.subjects),
  }
}

const MORNING = iso(Date.parse('2026-06-01T09:00:00+02:00'))
const zoned: RigOptions = { now: MORNING, settings: { timeZone: 'Europe/Zurich' } }
const warning = (name: string) => aThing(name, { severity: 'warning' })

describe('the rules of a way', () => {
  it('choose by severity and by what it is about', async () => {
    const { way, subjectsAt } = await listener()
    const rig = noticesRig()
    await rig.put('grave', way('grave', { least: 'critical' }))
    await rig.put('team', way('team', { areas: ['team', 'account'] }))
    await rig.put('off', way('off', { on: false }))
    await rig.say(
      aThing('a.com'),
      warning('b.com'),
      aThing('me', { key: 'account-2fa-off/main//', id: 'account-2fa-off', severity: 'warning' }),
    )
    await rig.notifications.deliver()
    expect([subjectsAt('grave'), subjectsAt('team'), subjectsAt('off')]).toEqual([[['a.com']], [['me']], []])
  })

  it('tell what nobody has acknowledged by then, and not what somebody has, or is over', async () => {
    const { way, subjectsAt } = await listener()
    const rig = noticesRig()
    await rig.put('late', way('late', { timing: { type: 'unanswered', minutes: 30 } }))
    await rig.say(aThing('a.com'), aThing('b.com'), aThing('c.com'))
    rig.wait(29 * MINUTE)
    await rig.notifications.deliver()
    expect(subjectsAt('late')).toEqual([])
    const idOf = (name: string) =>
      rig.box.value.entries.find(({ notice }) => notice.subjects[0] === name)?.notice.id ?? ''
    expect(await rig.notifications.acknowledge(idOf('a.com'), 'firefox')).toMatchObject({
      acknowledged: { by: 'firefox' },
    })
    expect(await rig.notifications.acknowledge(idOf('a.com'), 'cli')).toMatchObject({
      acknowledged: { by: 'firefox' },
    })
    await rig.notifications.say([], { isOver: (key) => key.endsWith('/b.com'), seen: () => null })
    rig.wait(MINUTE)
    await rig.notifications.deliver()
    expect(subjectsAt('late')).toEqual([['c.com']])
    expect(rig.states('late')).toEqual({ 'a.com': 'not-needed', 'c.com': 'sent' })
  })

  it('wait no longer because a thing got worse meanwhile', async () => {
    const { way, got } = await listener()
    const rig = noticesRig()
    await rig.put('late', way('late', { timing: { type: 'unanswered', minutes: 30 } }))
    await rig.say(warning('a.com'))
    rig.wait(29 * MINUTE)
    await rig.say(aThing('a.com'))
    rig.wait(MINUTE)
    await rig.notifications.deliver()
    expect(got.map(({ subjects }) => subjects)).toEqual([['a.com']])
  })

  it('gather a day into one message, counted by area, and say nothing where there is nothing', async () => {
    const { way, got } = await listener()
    const rig = noticesRig(zoned)
    await rig.put('daily', way('daily', { timing: { type: 'daily', at: '18:00' } }))
    for (let day = 0; day < 2; day += 1) {
      await rig.say(...Array.from({ length: 30 }, (_, at) => warning(`d${String(day)}-${String(at)}.com`)))
      await rig.notifications.deliver()
      expect(got).toHaveLength(day)
      rig.setClock(iso(Date.parse(MORNING) + day * DAY + 9 * HOUR))
      await rig.notifications.deliver()
      await rig.notifications.deliver()
      expect(got).toHaveLength(day + 1)
      expect(got[day]).toMatchObject({ type: 'latchkey.digest', count: 30 })
      rig.setClock(iso(Date.parse(MORNING) + (day + 1) * DAY))
    }
    rig.wait(2 * DAY)
    await rig.notifications.deliver()
    expect(got).toHaveLength(2)
  })

  it('send what waited through days without the daemon once, when it is back', async () => {
    const { way, got } = await listener()
    const rig = noticesRig(zoned)
    await rig.put('w', way('w', { timing: { type: 'weekly', day: 1, at: '08:00' } }))
    await rig.say(aThing('a.com'))
    rig.wait(30 * DAY)
    await rig.notifications.deliver()
    await rig.notifications.deliver()
    expect(got).toHaveLength(1)
  })
})

describe('quiet hours', () => {
  it('leave nothing unanswered: who could not hear of it is given the same time from their end', async () => {
    const { way, subjectsAt } = await listener()
    const quiet = { from: '08:00', to: '10:00', criticalAnyway: true }
    const rig = noticesRig({ ...zoned, settings: { ...zoned.settings, quiet } })
    await rig.put('late', way('late', { timing: { type: 'unanswered', minutes: 30 } }))
    await rig.say(warning('a.com'), aThing('b.com'))
    rig.wait(30 * MINUTE)
    await rig.notifications.deliver()
    // what is critical was heard
    expect(subjectsAt('late')).toEqual([['b.com']])
    rig.wait(59 * MINUTE)
    await rig.notifications.deliver()
    expect(subjectsAt('late')).toHaveLength(1)
    rig.wait(MINUTE)
    await rig.notifications.deliver()
    expect(subjectsAt('late')).toEqual([['b.com'], ['a.com']])
  })

  it('hold everything back, on every way and every screen, and let it out afterwards, once', async () => {
    const shown: string[] = []
    const { way, subjectsAt } = await listener()
    const quiet = { from: '08:00', to: '10:00', criticalAnyway: true }
    const rig = noticesRig({
      ...zoned,
      settings: { ...zoned.settings, quiet },
      desktop: (_, title) => Promise.resolve(shown.push(title) > 0),
    })
    await rig.put('h', way('h'))
    await rig.say(warning('a.com'), aThing('grave.com'))
    await rig.notifications.deliver()
    expect(subjectsAt('h')).toEqual([['grave.com']])
    expect((await rig.notifications.take('firefox')).map(({ subjects }) => subjects)).toEqual([['grave.com']])
    rig.wait(30 * MINUTE)
    await rig.notifications.deliver()
    expect(shown).toEqual(['About grave.com'])
    rig.wait(29 * MINUTE)
    await rig.notifications.deliver()
    rig.wait(MINUTE)
    await rig.notifications.deliver()
    expect(subjectsAt('h')).toEqual([['grave.com'], ['a.com']])
    // a browser that runs is given its time first
    expect(shown).toHaveLength(1)
    expect(await rig.notifications.take('firefox')).toHaveLength(1)
  })

  it('hold what is critical back as well where the person wants that', async () => {
    const { way, got } = await listener()
    const quiet = { from: '08:00', to: '10:00', criticalAnyway: false }
    const rig = noticesRig({ ...zoned, settings: { ...zoned.settings, quiet } })
    await rig.put('h', way('h'))
    await rig.say(aThing('a.com'))
    await rig.notifications.deliver()
    expect([got, await rig.notifications.take('firefox')]).toEqual([[], []])
  })
})

describe('a notice', () => {
  it('that is snoozed is silent everywhere, and comes back where it is still so', async () => {
    const { way, subjectsAt } = await listener()
    const rig = noticesRig()
    await rig.put('late', way('late', { timing: { type: 'unanswered', minutes: 30 } }))
    await rig.say(aThing('a.com'))
    const [first] = await rig.notifications.take('firefox')
    const id = first?.id ?? ''
    await rig.notifications.shown('firefox', [id])
    await rig.notifications.snooze(id, 24)
    expect(rig.notifications.over([id], () => false)).toEqual([id])
    rig.wait(23 * HOUR)
    await rig.say()
    await rig.notifications.deliver()
    expect([await rig.notifications.take('firefox'), subjectsAt('late')]).toEqual([[], []])
    rig.wait(HOUR)
    await rig.say()
    expect(await rig.notifications.take('firefox')).toMatchObject([{ id }])
    rig.wait(30 * MINUTE)
    await rig.notifications.deliver()
    expect(subjectsAt('late')).toEqual([['a.com']])
  })

  it('says how it is by now where it was held, or put off, and what is under way stays as it was', async () => {
    let status = 200
    const texts: string[] = []
    const { way, got } = await listener(() => status)
    const rig = noticesRig(zoned)
    const lapsing = (days: number) => ({ phase: 'expiring', days, name: 'a.com', date: MORNING })
    const say = (days: number, ...things: ReturnType<typeof aThing>[]) =>
      rig.notifications.say(news(...things), { isOver: () => false, seen: () => lapsing(days) })
    await rig.put('now', way('now'))
    await rig.put('weekly', way('weekly', { timing: { type: 'weekly', day: 5, at: '08:00' } }))
    await say(30, aThing('a.com', { seen: lapsing(30) }))
    await rig.notifications.deliver()
    rig.wait(5 * DAY)
    await say(25)
    await rig.notifications.deliver()
    texts.push(...got.map(({ text }) => text))
    expect(texts).toEqual([expect.stringContaining('30 days'), expect.any(String)])
    expect(rig.box.value.entries[0]?.notice.seen).toMatchObject({ days: 25 })
    // put off until tomorrow, it does not come back with what was seen today
    const id = rig.box.value.entries[0]?.notice.id ?? ''
    await rig.notifications.snooze(id, 24)
    rig.wait(DAY)
    status = 503
    await say(24)
    await rig.notifications.deliver()
    rig.wait(HOUR)
    await say(23)
    expect(rig.box.value.entries[0]?.notice.seen).toMatchObject({ days: 24 })
    status = 200
    await rig.notifications.deliver()
    expect(got.at(-1)?.text).toContain('24 days')
  })

  it('that is said anew is over itself: nobody is asked about it, or reminded of how it was', async () => {
    const { way, subjectsAt } = await listener()
    const rig = noticesRig()
    await rig.put('h', way('h'))
    await rig.say(warning('a.com'))
    await rig.notifications.deliver()
    const before = rig.box.value.entries[0]?.notice.id ?? ''
    await rig.notifications.snooze(before, 24)
    await rig.say(aThing('a.com'))
    await rig.notifications.deliver()
    expect(rig.box.value.entries.map(({ overAt }) => overAt)).toEqual([rig.now(), null])
    rig.wait(25 * HOUR)
    await rig.say()
    await rig.notifications.deliver()
    expect(subjectsAt('h')).toHaveLength(2)
    expect(await rig.notifications.snooze(before, 1)).toMatchObject({ overAt: expect.any(String) as string })
    rig.wait(2 * HOUR)
    await rig.say()
    await rig.notifications.deliver()
    expect(subjectsAt('h')).toHaveLength(2)
  })

  it('of which there are ten thousand at once is no flood on any way', async () => {
    const { way, got } = await listener()
    const shown: string[] = []
    const rig = noticesRig({
      settings: { browser: false },
      desktop: (_, title) => Promise.resolve(shown.push(title) > 0),
    })
    await rig.put('h', way('h'))
    await rig.say(...Array.from({ length: 10_000 }, (_, at) => warning(`n${String(at)}.com`)))
    await rig.notifications.deliver()
    expect(got.map(({ count }) => count)).toEqual([1, 1, 1, 1, 9996])
    expect(got.at(-1)?.subjects.length).toBeLessThanOrEqual(50)
    expect(shown).toHaveLength(5)
    expect(shown.at(-1)).toBe('9996 more')
    await rig.say(warning('late.com'))
    await rig.notifications.deliver()
    expect(got).toHaveLength(5)
    // but what is critical waits for no flood to end
    await rig.say(...Array.from({ length: 6 }, (_, at) => aThing(`grave${String(at)}.com`)))
    await rig.notifications.deliver()
    expect(got.slice(5).map(({ count }) => count)).toEqual([1, 1, 1, 1, 2])
    got.length = 5
    shown.length = 5
    rig.wait(10 * MINUTE)
    await rig.notifications.deliver()
    expect(got.map(({ subjects }) => subjects[0]).at(-1)).toBe('late.com')
    expect([got.length, shown.length]).toEqual([6, 6])
    // no more than that is remembered
    await rig.say(...Array.from({ length: 100 }, (_, at) => warning(`m${String(at)}.com`)))
    expect(rig.box.value.entries).toHaveLength(10_000)
  })

  it('is given up after a day, and not sent by a clock that jumps', async () => {
    const { way, got } = await listener(() => 503)
    const rig = noticesRig()
    await rig.put('h', way('h'))
    await rig.say(aThing('a.com'))
    let tries = 0
    for (let turn = 0; turn < 30 && rig.states('h')['a.com'] !== 'failed'; turn += 1) {
      await rig.notifications.deliver()
      rig.wait(HOUR)
      tries = rig.box.value.entries[0]?.deliveries.find(({ channel }) => channel === 'h')?.tries ?? 0
    }
    expect([rig.states('h'), tries, got]).toEqual([{ 'a.com': 'failed' }, 8, []])
  })

  it.each([HOUR, 12 * HOUR, DAY - MINUTE, DAY, 2 * DAY])(
    'waits no longer than it should where the clock is set back by %i ms',
    async (back) => {
      let status = 503
      const { way, got } = await listener(() => status)
      const rig = noticesRig(zoned)
      await rig.put('again', way('again'))
      await rig.put('late', way('late', { timing: { type: 'unanswered', minutes: 30 } }))
      await rig.put('daily', way('daily', { timing: { type: 'daily', at: '18:00' } }))
      await rig.say(aThing('a.com'))
      await rig.notifications.deliver()
      status = 200
      rig.wait(-back)
      await rig.notifications.deliver()
      expect(got.map(({ path }) => path)).toEqual(['/again'])
      rig.wait(30 * MINUTE)
      await rig.notifications.deliver()
      expect(got.map(({ path }) => path)).toEqual(['/again', '/late'])
      rig.wait(DAY)
      await rig.notifications.deliver()
      expect(got.map(({ path }) => path)).toEqual(['/again', '/late', '/daily'])
    },
  )

  it('is neither sent again nor held for ever where the clock goes back, or was years ahead', async () => {
    const { way, got } = await listener()
    const rig = noticesRig({ ...zoned, now: iso(Date.parse(MORNING) + 4000 * DAY) })
    await rig.put('h', way('h'))
    await rig.put('late', way('late', { timing: { type: 'unanswered', minutes: 10 } }))
    await rig.put('daily', way('daily', { timing: { type: 'daily', at: '18:00' } }))
    await rig.say(aThing('a.com'))
    await rig.notifications.deliver()
    rig.setClock(MORNING)
    await rig.notifications.deliver()
    expect(got.map(({ path }) => path)).toEqual(['/h'])
    rig.wait(10 * MINUTE)
    await rig.notifications.deliver()
    rig.wait(DAY)
    await rig.notifications.deliver()
    await rig.notifications.deliver()
    expect(got.map(({ path }) => path)).toEqual(['/h', '/late', '/daily'])
  })
})

describe('a crash', () => {
  /** Dies at its n-th write: before it is durable, or right after. */
  function dying(kept: Document<Outbox>, at: number, isWritten: boolean): Document<Outbox> {
    let left = at
    return {
      get value() {
        return kept.value
      },
      async change(next) {
        if (left < 0) throw new Error('dead')
        left -= 1
        if (left >= 0) return kept.change(next)
        if (isWritten) await kept.change(next)
        throw new Error('dead')
      },
    }
  }

  it.each([true, false])(
    'at any write loses nothing, and repeats at most what was under way (written: %s)',
    async (isWritten) => {
      for (let at = 0; at < 14; at += 1) {
        const { way, got } = await listener()
        const kept = memoryDocument(emptyOutbox)
        const channels = memoryDocument<KeptChannels>([
          { id: 'h', settings: way('h'), hasSecret: false, last: null },
        ])
        const things = ['a.com', 'b.com', 'c.com'].map((name) => aThing(name))
        const before = noticesRig({ box: dying(kept, at, isWritten), channels })
        await before.notifications.say(news(...things), nothingIsOver).catch(() => undefined)
        await before.notifications.deliver().catch(() => undefined)
        const rig = noticesRig({ box: memoryDocument(structuredClone(kept.value)), channels })
        await rig.say(...things)
        await rig.notifications.deliver()
        await rig.notifications.deliver()
        const ids = new Set(got.map(({ id }) => id))
        expect([...new Set(got.flatMap(({ subjects }) => subjects))].toSorted()).toEqual([
          'a.com',
          'b.com',
          'c.com',
        ])
        expect(ids.size).toBe(3)
        expect(got.length - ids.size).toBeLessThanOrEqual(1)
        expect(Object.values(rig.states('h'))).toEqual(['sent', 'sent', 'sent'])
      }
    },
  )

  it('or anything else that happens loses and doubles nothing on a way that answers', async () => {
    const step = fc.oneof(
      fc.record({
        do: fc.constant('say' as const),
        name: fc.constantFrom('a.com', 'b.com', 'c.com', 'd.com'),
      }),
      fc.record({ do: fc.constant('deliver' as const) }),
      fc.record({ do: fc.constant('down' as const) }),
      fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: -DAY, max: DAY }) }),
      fc.record({ do: fc.constant('restart' as const) }),
    )
    let status = 200
    const { way, got } = await listener(() => status)
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        got.length = 0
        status = 200
        const channels = memoryDocument<KeptChannels>([
          { id: 'h', settings: way('h'), hasSecret: false, last: null },
        ])
        let rig = noticesRig({ channels })
        const said = new Set<string>()
        for (const one of steps) {
          if (one.do === 'say') {
            said.add(one.name)
            await rig.say(aThing(one.name))
          } else if (one.do === 'deliver') await rig.notifications.deliver()
          else if (one.do === 'down') status = status === 200 ? 503 : 200
          else if (one.do === 'wait') rig.wait(one.ms)
          else
            rig = noticesRig({
              channels,
              now: rig.now(),
              box: memoryDocument(structuredClone(rig.box.value)),
            })
        }
        status = 200
        for (let turn = 0; turn < 2; turn += 1) {
          rig.wait(DAY)
          await rig.notifications.deliver()
        }
        const given = Object.entries(rig.states('h')).flatMap(([name, state]) =>
          state === 'failed' ? name : [],
        )
        expect([...got.flatMap(({ subjects }) => subjects), ...given].toSorted()).toEqual(
          [...said].toSorted(),
        )
      }),
      { numRuns: 25 },
    )
  })
})
