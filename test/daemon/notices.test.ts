import * as fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { Clock } from '#daemon/core/clock.ts'
import { openStore } from '#daemon/core/disk-store.ts'
import type { Document } from '#daemon/core/store.ts'
import { desktopCommand, showOnDesktop } from '#daemon/features/notifications/desktop.ts'
import type { JudgedThing } from '#daemon/features/findings/things.ts'
import { createNotifications } from '#daemon/features/notifications/notifications.ts'
import {
  claim,
  emptyOutbox,
  outbox,
  overdue,
  post,
  release,
  shown,
  withdraw,
  type Outbox,
} from '#daemon/features/notifications/outbox.ts'
import type { Notice } from '#shared/notices.ts'
import { defaultSettings, type Settings } from '#shared/settings.ts'
import { HOUR, iso, MINUTE, type IsoTime } from '#shared/time.ts'
import { eventually } from '../support/latchkey.ts'
import { memoryDocument } from '../support/memory-document.ts'
import { busService, lackingForBus, privateBus } from '../support/private-bus.ts'
import { NOW } from '../support/snapshot.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const aNotice = (id: string, over: Partial<Notice> = {}): Notice => ({
  id,
  kind: 'new',
  thing: `domain-lapsing/main/42/${id}`,
  check: 'domain-lapsing',
  severity: 'critical',
  organisation: 'Atelier Vully SA',
  subjects: [`${id}.example`],
  count: 1,
  seen: {},
  createdAt: NOW,
  ...over,
})

const aThing = (name: string, over: Partial<JudgedThing> = {}): JudgedThing => ({
  key: `domain-lapsing/main/42/${name}`,
  id: 'domain-lapsing',
  status: 'open',
  severity: 'critical',
  course: null,
  organisation: 'Atelier Vully SA',
  count: 1,
  of: 1,
  subjects: [name],
  seen: {},
  reason: null,
  observedAt: NOW,
  source: 'registry',
  since: NOW,
  until: null,
  because: null,
  actedAt: null,
  isNew: true,
  fix: { action: 'renew-domain', url: 'https://manager.infomaniak.com/v3/ng/home', exact: false, guide: '' },
  ...over,
})
const news = (...things: readonly JudgedThing[]) =>
  things.map((thing) => ({ kind: 'new' as const, thing, since: NOW, times: 0, weight: thing.severity }))
const posts = (...notices: readonly Notice[]) => notices.map((notice) => ({ notice, end: null }))
const nothingIsOver = { isOver: () => false, seen: () => null }
const allIsOver = { isOver: () => true, seen: () => null }

/** What is on disk is all that a restart keeps. */
const restarted = (box: Outbox): Outbox => JSON.parse(JSON.stringify(box)) as Outbox

const later = (ms: number) => iso(Date.parse(NOW) + ms)

describe('the outbox', () => {
  const ids = ['a', 'b', 'c', 'd'] as const
  const channels = ['firefox', 'chromium', 'desktop'] as const
  const id = fc.constantFrom(...ids)
  const by = fc.constantFrom(...channels)
  const step = fc.oneof(
    fc.record({ do: fc.constant('post' as const), ids: fc.subarray([...ids]) }),
    fc.record({ do: fc.constant('take' as const), by }),
    fc.record({ do: fc.constant('say' as const), by }),
    fc.record({ do: fc.constant('fail' as const), by, id }),
    fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1000, max: 5 * MINUTE }) }),
    fc.record({ do: fc.constant('restart' as const) }),
  )
  it('shows no notice twice and loses none, whoever takes, fails, forgets to answer or restarts', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let box = emptyOutbox
        let now: IsoTime = NOW
        const posted = new Set<string>()
        const seen: string[] = []
        /** A channel that took a notice shows it at once, unless it fails; it may say so much later. */
        const held = new Map<string, Set<string>>(channels.map((name) => [name, new Set<string>()]))
        const sayAll = (channel: string) => {
          const mine = held.get(channel) ?? new Set<string>()
          box = shown(box, mine, channel, now)
          mine.clear()
        }
        for (const one of steps) {
          if (one.do === 'wait') {
            // who has shown says so while its claim lasts: what says nothing for longer is taken for dead
            for (const channel of channels) sayAll(channel)
            now = iso(Date.parse(now) + one.ms)
          } else if (one.do === 'post') {
            box = post(box, posts(...one.ids.map((name) => aNotice(name, { createdAt: now }))), now)
            for (const name of one.ids) posted.add(name)
          } else if (one.do === 'restart') box = restarted(box)
          else if (one.do === 'say') sayAll(one.by)
          else if (one.do === 'fail') {
            if (!held.get(one.by)?.has(one.id)) box = release(box, one.id, one.by)
          } else {
            const claimed = claim(box, one.by, now)
            box = claimed.box
            const mine = held.get(one.by)
            for (const { id } of claimed.taken) {
              // the same channel showing the same id again replaces it
              if (!mine?.has(id)) seen.push(id)
              mine?.add(id)
            }
          }
        }
        expect(seen.length).toBe(new Set(seen).size)
        for (const channel of channels) sayAll(channel)
        // whatever was never shown can still be had, once every claim has run out
        now = iso(Date.parse(now) + HOUR)
        const rest = claim(box, 'firefox', now).taken.map(({ id }) => id)
        expect([...seen, ...rest].toSorted()).toEqual([...posted].toSorted())
      }),
      { numRuns: 1000 },
    )
  })

  it('gives what nobody has shown back after two minutes, and to no two at once', () => {
    const posted = post(emptyOutbox, posts(aNotice('a')), NOW)
    const first = claim(posted, 'firefox', NOW)
    expect(claim(first.box, 'chromium', later(MINUTE)).taken).toEqual([])
    expect(claim(first.box, 'firefox', later(MINUTE)).taken).toHaveLength(1)
    // it asks again when its claim has run out: that is a new claim, and nobody else's
    const again = claim(first.box, 'firefox', later(3 * MINUTE))
    expect(again.taken).toHaveLength(1)
    expect(claim(again.box, 'chromium', later(3 * MINUTE + 1)).taken).toEqual([])
    expect(claim(again.box, 'chromium', later(6 * MINUTE)).taken).toHaveLength(1)
  })

  it('hands out at most fifty at a time, and the others next', () => {
    const many = Array.from({ length: 120 }, (_, index) => aNotice(`n${String(index)}`))
    let box = post(emptyOutbox, posts(...many), NOW)
    const counts = [1, 2, 3].map(() => {
      const claimed = claim(box, 'firefox', NOW)
      box = shown(claimed.box, new Set(claimed.taken.map(({ id }) => id)), 'firefox', NOW)
      return claimed.taken.length
    })
    expect(counts).toEqual([50, 50, 20])
  })

  it('leaves to the desktop only what waited longer than a browser takes to ask', () => {
    const posted = post(emptyOutbox, posts(aNotice('a')), NOW)
    expect(overdue(posted, iso(Date.parse(NOW) + 60_000))).toEqual([])
    expect(overdue(posted, iso(Date.parse(NOW) + 91_000))).toHaveLength(1)
  })

  it('takes back what is over before anybody saw it, and nothing else', () => {
    const both = post(emptyOutbox, posts(aNotice('a'), aNotice('b')), NOW)
    const box = shown(claim(both, 'x', NOW, ({ id }) => id === 'a').box, new Set(['a']), 'x', NOW)
    const left = withdraw(box, () => true)
    expect(left.entries.map(({ notice }) => notice.id)).toEqual(['a'])
    expect(withdraw(box, nothingIsOver.isOver)).toBe(box)
  })
})

/** Notices over a store on disk, with a clock that the test moves and a desktop that it stands in front of. */
async function rigOf(
  options: {
    box?: Document<Outbox>
    desktop?: (title: string, text: string, urgent: boolean) => Promise<boolean>
    settings?: Partial<Settings['notices']>
  } = {},
) {
  let now: IsoTime = NOW
  const clock: Clock = { now: () => now }
  const box = options.box ?? memoryDocument(emptyOutbox)
  const notifications = createNotifications({
    box,
    clock,
    settings: () => ({ ...defaultSettings, notices: { ...defaultSettings.notices, ...options.settings } }),
    words: ({ subjects }) => ({ title: `About ${subjects.join()}`, text: 'It <needs> you & me' }),
    desktop: options.desktop ?? (() => Promise.resolve(false)),
  })
  return { notifications, box, wait: (ms: number) => void (now = iso(Date.parse(now) + ms)) }
}

describe('notices', () => {
  it('go to one of two browsers that ask at the same moment', async () => {
    const { notifications } = await rigOf()
    await notifications.say(news(aThing('a'), aThing('b')), nothingIsOver)
    const taken = await Promise.all([notifications.take('firefox'), notifications.take('chromium')])
    expect(taken.map((one) => one.length).toSorted((a, b) => a - b)).toEqual([0, 2])
  })

  it('are the same when they are told again, by this process or the next, and are kept on disk', async () => {
    const folder = await temporaryFolder()
    const using = async <T>(act: (rig: Awaited<ReturnType<typeof rigOf>>) => Promise<T>): Promise<T> => {
      const store = await openStore(folder, { onTrouble: ({ message }) => expect.unreachable(message) })
      try {
        return await act(await rigOf({ box: await store.document('notices', outbox, emptyOutbox) }))
      } finally {
        await store.close()
      }
    }
    await using(async ({ notifications }) => {
      await notifications.say(news(aThing('a')), nothingIsOver)
      await notifications.say(news(aThing('a')), nothingIsOver)
    })
    const first = await using(async ({ notifications }) => {
      await notifications.say(news(aThing('a'), aThing('b')), nothingIsOver)
      return notifications.take('firefox')
    })
    expect(first.map(({ subjects }) => subjects)).toEqual([['a'], ['b']])
    await using(({ notifications }) =>
      notifications.shown(
        'firefox',
        first.map(({ id }) => id),
      ),
    )
    await using(async (rig) => {
      await rig.notifications.say(news(aThing('a'), aThing('b')), nothingIsOver)
      rig.wait(HOUR)
      expect(await rig.notifications.take('firefox')).toEqual([])
      await rig.notifications.say(news(aThing('a', { count: 2 })), nothingIsOver)
      expect(await rig.notifications.take('chromium')).toHaveLength(1)
    })
  })

  it('of less weight than the person chose are not told', async () => {
    const { notifications } = await rigOf({ settings: { least: 'critical' } })
    await notifications.say(news(aThing('a', { severity: 'warning' }), aThing('b')), nothingIsOver)
    expect((await notifications.take('firefox')).map(({ subjects }) => subjects)).toEqual([['b']])
  })

  it('are taken back when they are over before anybody saw them', async () => {
    const { notifications } = await rigOf()
    await notifications.say(news(aThing('a')), nothingIsOver)
    await notifications.say([], allIsOver)
    expect(await notifications.take('firefox')).toEqual([])
  })

  it('of a login that left are forgotten, shown ones too', async () => {
    const { notifications, box } = await rigOf()
    await notifications.say(news(aThing('a')), nothingIsOver)
    await notifications.shown(
      'firefox',
      (await notifications.take('firefox')).map(({ id }) => id),
    )
    await notifications.forgetGone((key) => key.split('/')[1] === 'main')
    expect(box.value.entries).toEqual([])
  })

  it('that a browser takes while the desktop is busy with another are not shown there as well', async () => {
    const titles: string[] = []
    const browserTook: string[] = []
    const rig = await rigOf({
      desktop: async (title) => {
        titles.push(title)
        for (const { subjects, id } of await rig.notifications.take('firefox')) {
          browserTook.push(`About ${subjects.join()}`)
          await rig.notifications.shown('firefox', [id])
        }
        return true
      },
    })
    await rig.notifications.say(news(aThing('a'), aThing('b'), aThing('c')), nothingIsOver)
    rig.wait(2 * MINUTE)
    await Promise.all([rig.notifications.deliver(), rig.notifications.deliver()])
    expect([...titles, ...browserTook]).toEqual(['About a', 'About b', 'About c'])
    expect(rig.box.value.entries.map(({ state }) => state)).toEqual(['shown', 'shown', 'shown'])
  })

  it('are shown once though the disk is too full to note that they were', async () => {
    const kept = memoryDocument(emptyOutbox)
    let full = false
    const box: Document<Outbox> = {
      get value() {
        return kept.value
      },
      change: (next) => (full ? Promise.reject(new Error('no space left')) : kept.change(next)),
    }
    const titles: string[] = []
    const rig = await rigOf({
      box,
      desktop: (title) => {
        titles.push(title)
        full = true
        return Promise.resolve(true)
      },
    })
    await rig.notifications.say(news(aThing('a')), nothingIsOver)
    rig.wait(2 * MINUTE)
    await expect(rig.notifications.deliver()).rejects.toThrow('no space left')
    full = false
    rig.wait(5 * MINUTE)
    await rig.notifications.deliver()
    expect(titles).toEqual(['About a'])
    expect(rig.box.value.entries.map(({ state }) => state)).toEqual(['shown'])
  })
})

async function notificationService() {
  const got: unknown[] = []
  const { lines } = await busService('notification-service.pl')
  lines.on('line', (line) => got.push(JSON.parse(line)))
  return got
}

const lacking = lackingForBus('notify-send')

describe.skipIf(process.platform !== 'linux' || lacking.length > 0)(
  `the desktop${lacking.length > 0 ? ` (lacking ${lacking.join(', ')})` : ''}`,
  () => {
    const address = process.env['DBUS_SESSION_BUS_ADDRESS']
    afterEach(() => {
      if (address === undefined) delete process.env['DBUS_SESSION_BUS_ADDRESS']
      else process.env['DBUS_SESSION_BUS_ADDRESS'] = address
    })

    it('gets each notice once, its title and its text, with names that are no markup and no options', async () => {
      process.env['DBUS_SESSION_BUS_ADDRESS'] = await privateBus()
      const got = await notificationService()
      const rig = await rigOf({ desktop: showOnDesktop })
      const things = [aThing('--help'), aThing('b\0\u001b[2J')]
      await rig.notifications.say(news(...things), nothingIsOver)
      rig.wait(2 * MINUTE)
      await rig.notifications.deliver()
      await rig.notifications.deliver()
      await rig.notifications.say(news(...things), nothingIsOver)
      rig.wait(HOUR)
      await rig.notifications.deliver()
      await eventually(
        () => got,
        ({ length }) => length >= 2,
      )
      const text = 'It &#60;needs&#62; you &#38; me'
      expect(got).toEqual([
        { app: 'Latchkey', title: 'About --help', text },
        { app: 'Latchkey', title: 'About b [2J', text },
      ])
      expect(await rig.notifications.take('firefox')).toEqual([])
    })

    it('gets a text as it is, whatever its backslashes spell and wherever it turns the writing', async () => {
      process.env['DBUS_SESSION_BUS_ADDRESS'] = await privateBus()
      const got = await notificationService()
      const text = String.raw`\074b\076 \n \033 C:\x` + ' \u202Eevil\u2066'
      expect(await showOnDesktop('A', text, true)).toBe(true)
      await eventually(
        () => got,
        ({ length }) => length >= 1,
      )
      expect(got).toEqual([
        { app: 'Latchkey', title: 'A', text: String.raw`\074b\076 \n \033 C:\x` + '  evil ' },
      ])
    })

    it('that is absent leaves the notices to a browser, and is asked again later', async () => {
      process.env['DBUS_SESSION_BUS_ADDRESS'] = await privateBus()
      const rig = await rigOf({ desktop: showOnDesktop })
      await rig.notifications.say(news(aThing('a'), aThing('b')), nothingIsOver)
      rig.wait(2 * MINUTE)
      await rig.notifications.deliver()
      expect(rig.box.value.entries.map(({ state }) => state)).toEqual(['waiting', 'waiting'])
      const got = await notificationService()
      rig.wait(6 * MINUTE)
      await rig.notifications.deliver()
      await eventually(
        () => got,
        ({ length }) => length >= 2,
      )
      expect(got).toHaveLength(2)
      expect(await rig.notifications.take('firefox')).toEqual([])
    })
  },
)

it('on macOS a title is never an option, on Windows no program of the current folder is run', () => {
  const hostile = '-edo shell script "touch /tmp/owned" --'
  const { args = [] } = desktopCommand('darwin', hostile, 'text', false) ?? {}
  // getopt(3) of BSD takes options up to the first argument that is none
  const firstOperand = args.findIndex((arg, place) => !arg.startsWith('-') && args[place - 1] !== '-e')
  expect(firstOperand).toBeGreaterThan(0)
  expect(args.indexOf(hostile)).toBeGreaterThan(firstOperand)
  expect(desktopCommand('win32', hostile, 'text', false)?.program).toMatch(/^[A-Z]:\\.+\\powershell\.exe$/)
})

it('without a session bus there is no desktop', async () => {
  const address = process.env['DBUS_SESSION_BUS_ADDRESS']
  process.env['DBUS_SESSION_BUS_ADDRESS'] = 'disabled:'
  try {
    expect(await showOnDesktop('title', 'text', false)).toBe(false)
  } finally {
    if (address === undefined) delete process.env['DBUS_SESSION_BUS_ADDRESS']
    else process.env['DBUS_SESSION_BUS_ADDRESS'] = address
  }
})
