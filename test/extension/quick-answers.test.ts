// @vitest-environment node
/** A notice is answered where it stands: by the background itself, which may have died since it was shown. */
import { backgroundBrowser as browser } from '../support/background-browser.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createApi } from '../../extension/core/api.ts'
import type { Credential } from '../../extension/core/credential.ts'
import type { Notice } from '#shared/notices.ts'
import { newRule } from '#shared/sessions.ts'
import { iso } from '#shared/time.ts'
import { NOW } from '../support/daemon-data.ts'
import { CODE, startFakeDaemon, type FakeDaemon } from '../support/fake-daemon.ts'

let daemon: FakeDaemon
let self: string

beforeAll(async () => {
  daemon = await startFakeDaemon()
  let session: string | null = null
  const api = createApi({
    fetch: (input, init) => fetch(input, init),
    credentials: {
      read: () => Promise.resolve((browser.credential as Credential | undefined) ?? null),
      write: (credential) => Promise.resolve(void (browser.credential = credential)),
      clear: () => Promise.resolve(),
    },
    sessions: {
      read: () => Promise.resolve(session),
      write: (made) => Promise.resolve(void (session = made)),
    },
    port: () => Promise.resolve(daemon.port),
    mayReach: () => Promise.resolve(true),
    clientName: () => 'Test',
  })
  await api.pair(CODE)
  self = (await api.clientId()) ?? ''
  Object.assign(browser.local, { port: daemon.port, sessionRules: [newRule('site.example')] })
  const { default: background } = await import('../../extension/entrypoints/background.ts')
  background.main()
})
afterAll(() => daemon.close())
beforeEach(() => {
  browser.notifications.clear()
  browser.tabs.length = 0
  daemon.requests.length = 0
  daemon.state.refuse = null
  browser.local['port'] = daemon.port
})

const aNotice = (changes: Partial<Notice>): Notice => ({
  id: 'n1',
  kind: 'new',
  thing: 'domain-lapsing//1/vully.example',
  check: 'domain-lapsing',
  severity: 'critical',
  organisation: null,
  subjects: ['vully.example'],
  count: 1,
  seen: { name: 'vully.example', phase: 'redemption', days: -3, date: iso(NOW) },
  createdAt: iso(NOW),
  ...changes,
})
const breachIn = (client: string) =>
  aNotice({
    check: 'session-breach',
    thing: `session-breach/${client}//site.example`,
    subjects: ['site.example'],
    seen: { name: 'Chrome', state: 'left', date: iso(NOW), left: 1 },
  })

/** The background shows what the daemon has for it, at its next look. */
async function shown(notice: Notice) {
  daemon.state.notices = [notice]
  browser.happen('alarms.onAlarm', { name: 'look' })
  await expect.poll(() => [...browser.notifications.keys()]).toHaveLength(1)
  const [[id, { buttons = [] }] = ['', { buttons: [] }]] = browser.notifications
  return { id, buttons: buttons.map(({ title }) => title) }
}
const press = (id: string, button: number) => browser.happen('notifications.onButtonClicked', id, button)
const posted = () =>
  daemon.requests
    .filter(({ line }) => /acknowledge|snooze|activity/.test(line))
    .map(({ line, body }) => `${line} ${body}`)

it('offers the answers of its kind, and opens what mends a name', async () => {
  const { id, buttons } = await shown(aNotice({}))
  expect(buttons).toEqual(['Restore', 'Remind me tomorrow'])
  press(id, 0)
  await expect.poll(posted).toEqual(['POST /v1/notices/n1/acknowledge {}'])
  expect(browser.tabs).toEqual([
    'chrome-extension://latchkey/options.html#/overview/domain-lapsing%2F%2F1%2Fvully.example',
  ])
  await expect.poll(() => browser.notifications.size).toBe(0)
})

it('puts it off', async () => {
  const { id } = await shown(aNotice({}))
  press(id, 1)
  await expect.poll(posted).toEqual(['POST /v1/notices/n1/snooze {"hours":24}'])
  expect(browser.tabs).toEqual([])
  await expect.poll(() => browser.notifications.size).toBe(0)
})

it('a press on it opens its page and acknowledges; closing it does neither', async () => {
  const { id } = await shown(aNotice({}))
  browser.happen('notifications.onClosed', id, true)
  browser.happen('notifications.onClicked', id)
  await expect.poll(posted).toEqual(['POST /v1/notices/n1/acknowledge {}'])
  expect(browser.tabs).toEqual(['chrome-extension://latchkey/options.html#/domains'])
})

it('signs out of the site here, and offers it for this browser alone', async () => {
  const elsewhere = await shown(breachIn('another'))
  expect(elsewhere.buttons).toEqual(['Remind me tomorrow'])
  browser.notifications.clear()
  const { id, buttons } = await shown(breachIn(self))
  expect(buttons).toEqual(['Sign out now', 'Remind me tomorrow'])
  browser.cookies = ['session']
  press(id, 0)
  await expect.poll(() => browser.cookies).toEqual([])
  await expect.poll(posted).toEqual(['POST /v1/notices/n1/acknowledge {}'])
})

const asksWhetherItWasYou = aNotice({
  check: 'activity-unfamiliar',
  thing: 'activity-unfamiliar/work//flag1',
  subjects: ['anna@vully.example'],
  seen: { state: 'place', date: iso(NOW), name: 'anna@vully.example', left: 1 },
})

it('says that it was the person, or opens the plan where it was not', async () => {
  const { id, buttons } = await shown(asksWhetherItWasYou)
  expect(buttons).toEqual(['It was me', 'It was not me'])
  press(id, 0)
  await expect.poll(posted).toEqual(['POST /v1/activity/flags/flag1/answer {"was":"me"}'])
  expect(browser.tabs).toEqual([])
  press(id, 1)
  await expect.poll(() => posted()[1]).toBe('POST /v1/activity/flags/flag1/answer {"was":"not-me"}')
  await expect
    .poll(() => browser.tabs)
    .toEqual(['chrome-extension://latchkey/options.html#/recovery/secure-account%40work'])
})

it('asks no such thing of what stands for the rest of many', async () => {
  const { buttons } = await shown({ ...asksWhetherItWasYou, thing: 'activity-unfamiliar/work//more-waiting' })
  expect(buttons).toEqual(['Remind me tomorrow'])
})

it('takes a notice of a name away that looks like one of the guard’s own', async () => {
  const { id } = await shown(aNotice({ thing: 'domain-lapsing//1/body-guard-shop.example' }))
  daemon.state.notices = []
  browser.happen('alarms.onAlarm', { name: 'look' })
  await expect
    .poll(() => daemon.requests.filter(({ line }) => line.includes('/v1/notices/over')).at(-1)?.body)
    .toContain(id.split('|')[1])
})

it('with the daemon away the plan is opened all the same, and the answer is asked for again', async () => {
  const { id } = await shown(asksWhetherItWasYou)
  browser.local['port'] = 1
  press(id, 1)
  await expect.poll(() => browser.notifications.get(id)?.message).toContain('Nothing was noted')
  expect(browser.tabs).toHaveLength(1)
})

it('with the daemon away it says so where the notice stood, with the same answers, and the next press is heard', async () => {
  const { id, buttons } = await shown(aNotice({}))
  browser.notifications.clear()
  browser.local['port'] = 1
  press(id, 1)
  await expect
    .poll(() => browser.notifications.get(id)?.title)
    .toBe('Latchkey is not running on this computer')
  expect(browser.notifications.get(id)?.message).toContain('Nothing was noted')
  expect(browser.notifications.get(id)?.buttons?.map(({ title }) => title)).toEqual(buttons)
  expect(posted()).toEqual([])
  browser.local['port'] = daemon.port
  press(id, 1)
  await expect.poll(posted).toEqual(['POST /v1/notices/n1/snooze {"hours":24}'])
})
