import * as fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { openStore } from '#daemon/core/disk-store.ts'
import type { Document } from '#daemon/core/store.ts'
import { desktopCommand, showOnDesktop } from '#daemon/features/notifications/desktop.ts'
import { openOutbox } from '#daemon/features/notifications/kept.ts'
import { post as postWith, withdraw as withdrawAt } from '#daemon/features/notifications/outbox.ts'
import { planFor } from '#daemon/features/notifications/plan.ts'
import { emptyOutbox, type Outbox } from '#daemon/features/notifications/record.ts'
import { claim as claimBy, isOverdue, release, shown } from '#daemon/features/notifications/screen.ts'
import type { Notice } from '#shared/notices.ts'
import { defaultSettings } from '#shared/settings.ts'
import { HOUR, iso, MINUTE, type IsoTime } from '#shared/time.ts'
import { eventually } from '../support/latchkey.ts'
import { memoryDocument } from '../support/memory-document.ts'
import { allIsOver, aThing, news, nothingIsOver, noticesRig } from '../support/notices-rig.ts'
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

const posts = (...notices: readonly Notice[]) =>
  notices.map((notice) => ({ notice, end: null, weight: notice.severity }))
const onScreenAt = (now: IsoTime) => planFor([], defaultSettings.notices, new Map(), () => now, now)
const post = (box: Outbox, all: ReturnType<typeof posts>, now: IsoTime) =>
  postWith(box, all, now, onScreenAt(now))
const withdraw = (box: Outbox, isOver: () => boolean) => withdrawAt(box, isOver, NOW)
const claim = (box: Outbox, by: string, now: IsoTime, wants: (notice: Notice) => boolean = () => true) =>
  claimBy(box, { by, name: by, now, wants: ({ notice }) => wants(notice), most: 50 })
const overdue = ({ entries }: Outbox, now: IsoTime) => entries.filter((one) => isOverdue(one, now))
const statesOf = ({ entries }: Outbox) =>
  entries.map(({ deliveries }) => deliveries.map(({ state }) => state).join())

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

  it('hands out five at once and tells of the others in the last of them, and has room again later', () => {
    const many = Array.from({ length: 120 }, (_, index) => aNotice(`n${String(index)}`))
    const grave = aNotice('grave', { severity: 'critical' })
    const posted = post(
      emptyOutbox,
      posts(...many.map((one) => ({ ...one, severity: 'warning' as const })), grave),
      NOW,
    )
    const first = claim(posted, 'firefox', NOW)
    expect(first.taken.map(({ kind, count }) => [kind, count])).toEqual([
      ...Array.from({ length: 4 }, () => ['new', 1]),
      ['more', 117],
    ])
    expect(first.taken[0]?.id).toBe('grave')
    const again = claim(first.box, 'firefox', NOW)
    expect(again.box).toBe(first.box)
    expect(new Set(again.taken)).toEqual(new Set(first.taken))
    let box = shown(first.box, new Set(first.taken.map(({ id }) => id)), 'firefox', NOW)
    expect(new Set(statesOf(box))).toEqual(new Set(['sent']))
    box = post(box, posts(aNotice('late', { createdAt: later(MINUTE), severity: 'warning' })), later(MINUTE))
    expect(claim(box, 'firefox', later(9 * MINUTE)).taken).toEqual([])
    expect(claim(box, 'firefox', later(11 * MINUTE)).taken.map(({ id }) => id)).toEqual(['late'])
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
    expect(left.entries.map(({ notice, overAt }) => [notice.id, overAt])).toEqual([['a', NOW]])
    expect(withdraw(box, nothingIsOver.isOver)).toBe(box)
  })
})

const rigOf = noticesRig

describe('notices', () => {
  it('go to one of two browsers that ask at the same moment', async () => {
    const { notifications } = rigOf()
    await notifications.say(news(aThing('a'), aThing('b')), nothingIsOver)
    const taken = await Promise.all([notifications.take('firefox'), notifications.take('chromium')])
    expect(taken.map((one) => one.length).toSorted((a, b) => a - b)).toEqual([0, 2])
  })

  it('are the same when they are told again, by this process or the next, and are kept on disk', async () => {
    const folder = await temporaryFolder()
    const using = async <T>(act: (rig: ReturnType<typeof rigOf>) => Promise<T>): Promise<T> => {
      const store = await openStore(folder, { onTrouble: ({ message }) => expect.unreachable(message) })
      try {
        return await act(rigOf({ box: await openOutbox(store) }))
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
    const { notifications } = rigOf({ settings: { least: 'critical' } })
    await notifications.say(news(aThing('a', { severity: 'warning' }), aThing('b')), nothingIsOver)
    expect((await notifications.take('firefox')).map(({ subjects }) => subjects)).toEqual([['b']])
  })

  it('are taken back when they are over before anybody saw them', async () => {
    const { notifications } = rigOf()
    await notifications.say(news(aThing('a')), nothingIsOver)
    await notifications.say([], allIsOver)
    expect(await notifications.take('firefox')).toEqual([])
  })

  it('of a login that left are forgotten, shown ones too', async () => {
    const { notifications, box } = rigOf()
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
    const rig = rigOf({
      desktop: async (_, title) => {
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
    expect(statesOf(rig.box.value)).toEqual(['sent', 'sent', 'sent'])
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
    const rig = rigOf({
      box,
      desktop: (_, title) => {
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
    expect(statesOf(rig.box.value)).toEqual(['sent'])
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
      const rig = rigOf({ desktop: showOnDesktop })
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
      expect(await showOnDesktop('a', 'A', text, true)).toBe(true)
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
      const rig = rigOf({ desktop: showOnDesktop })
      await rig.notifications.say(news(aThing('a'), aThing('b')), nothingIsOver)
      rig.wait(2 * MINUTE)
      await rig.notifications.deliver()
      expect(statesOf(rig.box.value)).toEqual(['waiting', 'waiting'])
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
  const how = { urgent: false, replaces: null }
  const hostile = '-edo shell script "touch /tmp/owned" --'
  const { args = [] } = desktopCommand('darwin', hostile, 'text', how) ?? {}
  // getopt(3) of BSD takes options up to the first argument that is none
  const firstOperand = args.findIndex((arg, place) => !arg.startsWith('-') && args[place - 1] !== '-e')
  expect(firstOperand).toBeGreaterThan(0)
  expect(args.indexOf(hostile)).toBeGreaterThan(firstOperand)
  expect(desktopCommand('win32', hostile, 'text', how)?.program).toMatch(/^[A-Z]:\\.+\\powershell\.exe$/)
})

it('without a session bus there is no desktop', async () => {
  const address = process.env['DBUS_SESSION_BUS_ADDRESS']
  process.env['DBUS_SESSION_BUS_ADDRESS'] = 'disabled:'
  try {
    expect(await showOnDesktop('id', 'title', 'text', false)).toBe(false)
  } finally {
    if (address === undefined) delete process.env['DBUS_SESSION_BUS_ADDRESS']
    else process.env['DBUS_SESSION_BUS_ADDRESS'] = address
  }
})
