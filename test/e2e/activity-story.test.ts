/** Somebody signs in from a new place at night: what is heard when and where, where "No" leads, and that it ends when the account is safe again. */
import type { Page } from 'puppeteer-core'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { smallState } from '#daemon/sandbox/small.ts'
import type { FlagsAnswer } from '#shared/activity.ts'
import type { SaidNotice } from '#shared/notice-channels.ts'
import type { Plan } from '#shared/plans.ts'
import { defaultSettings } from '#shared/settings.ts'
import type { Status } from '#shared/status.ts'
import { DAY, iso } from '#shared/time.ts'
import { chromium, type ExtensionBrowser } from '../support/browsers.ts'
import { askAsExtension, pairExtension } from '../support/extension-client.ts'
import { eventually, startLatchkey, type Latchkey } from '../support/latchkey.ts'
import { pairOverPage } from '../support/pair.ts'
import { createVisitor, type Visitor } from '../support/sandbox-visitor.ts'
import { press, sees } from '../support/screen.ts'
import { startSmtp } from '../support/smtp-server.ts'
import { startWebServer, type WebServer } from '../support/web-server.ts'

const ANNA = 'anna.vully@atelier-vully.example'
const PLAN = 'secure-account'
/** Of tomorrow, in the sandbox. */
const at = (time: string) => `${iso(Date.now() + DAY).slice(0, 10)}T${time}:00.000Z`

let latchkey: Latchkey
let browser: ExtensionBrowser
let popup: Page
let smtp: Awaited<ReturnType<typeof startSmtp>>
const digests: string[] = []
let hook: WebServer
let anna: Visitor
const state = smallState(Date.now())

beforeAll(async () => {
  hook = await startWebServer((request, response) => {
    const answer = async () => {
      digests.push(await text(request))
      response.end('{}')
    }
    void answer()
  })
  latchkey = await startLatchkey()
  browser = await chromium()
  popup = await browser.open('popup.html')
  await pairOverPage(popup, latchkey)
  anna = createVisitor({
    url: `http://manager.localhost:${String(latchkey.sandboxPort)}`,
    world: { state } as Parameters<typeof createVisitor>[0]['world'],
  })
  await anna.signIn(ANNA)
}, 90_000)
afterAll(async () => {
  await browser.close()
  await latchkey.stop()
  await hook.close()
})

const clock = async (time: string) => {
  await latchkey.json('sandbox', 'clock', at(time))
  await latchkey.json('sync')
}
/** Of that sign-in: the one by which this test works in the Manager is asked about as well. */
const findings = async () =>
  (await latchkey.json<Status>('status')).findings.filter(
    ({ id, subject }) => id.startsWith('activity-') && subject === 'Lagos',
  )
const ofFlag = async () => {
  const { notices } = await latchkey.json<{ notices: SaidNotice[] }>('notices', 'history')
  return notices.find(
    ({ notice: { check, subjects } }) => check === 'activity-unfamiliar' && subjects.includes('Lagos'),
  )
}
const stateIn = async (channel: string) =>
  (await ofFlag())?.deliveries.find((one) => one.channel === channel || one.name === channel)
/** The alarm itself, sooner than in half a minute. */
const standing = async () =>
  Object.keys(
    (await popup.evaluate(
      `chrome.alarms.create('look', { when: Date.now(), periodInMinutes: 0.5 }).then(() => chrome.notifications.getAll())`,
    )) as object,
  )
const isFlag = (id: string) => id.startsWith('activity|')
const letters = () => smtp.mails.filter(({ raw }) => raw.includes('Lagos'))

async function heldThroughTheNight() {
  const { session } = await pairExtension(latchkey, { name: 'Another' })
  const quiet = { from: '22:00', to: '07:00', criticalAnyway: false }
  const notices = { ...defaultSettings.notices, desktop: false, quiet, timeZone: 'UTC' }
  const set = await askAsExtension(latchkey.port, {
    method: 'PATCH',
    target: '/v1/settings',
    bearer: session,
    body: { notices },
  })
  expect(set.status).toBe(200)
  const common = ['--areas', 'activity']
  const mail = ['mail', '--host', '127.0.0.1', '--port', String(smtp.port), '--security', 'none']
  await latchkey.json(
    'notices',
    'add',
    ...mail,
    '--from',
    'latchkey@example.org',
    '--to',
    ANNA,
    ...common,
    '--name',
    'Mail',
    '--when',
    'unanswered:30',
  )
  await latchkey.json(
    'notices',
    'add',
    'webhook',
    hook.origin,
    ...common,
    '--name',
    'Digest',
    '--when',
    'daily:08:00',
  )
  await clock('02:30')
  await latchkey.json('sandbox', 'event', '--place', 'Lagos', '--kind', 'sign-in')
  await latchkey.json('sync')

  expect(await eventually(findings, ({ length }) => length > 0)).toMatchObject([
    { id: 'activity-unfamiliar', severity: 'critical' },
  ])
  const held = await eventually(ofFlag, (said) => said !== undefined)
  expect(held?.deliveries.map(({ state: one, nextAt }) => [one, nextAt])).toContainEqual([
    'held',
    at('07:00'),
  ])
  expect((await standing()).filter(isFlag)).toEqual([])
  expect([letters(), digests]).toEqual([[], []])
}

async function toldInTheMorning() {
  await clock('07:01')
  await eventually(standing, (ids) => ids.some(isFlag), 60_000)
  expect(letters()).toEqual([])
  await clock('07:45')
  await eventually(letters, ({ length }) => length === 1, 60_000)
  await clock('08:05')
  await eventually(
    () => digests.length,
    (count) => count === 1,
    60_000,
  )
  expect(digests[0]).toContain('Lagos')
  expect(letters()).toHaveLength(1)
  expect(await stateIn('Mail')).toMatchObject({ state: 'sent', tries: 1 })
}

async function closedByThePlan() {
  const page = await browser.open('options.html#/activity', { width: 1280, height: 900 })
  await sees(page, 'Lagos')
  await press(page, 'It was not me')
  await eventually(
    () => page.url(),
    (url) => url.endsWith(`#/recovery/${PLAN}`),
  )
  await sees(page, /Secure the account/)
  expect(await eventually(findings, ([one]) => one?.id === 'activity-not-me')).toMatchObject([
    { severity: 'critical' },
  ])
  const plan = (...args: string[]) => latchkey.json<Plan>('plan', PLAN, ...args)
  const stepOf = (one: Plan, id: string) => one.steps.find((step) => step.id === id)
  const ofLagos = async () =>
    (await latchkey.json<FlagsAnswer>('activity', 'flags')).flags.find(
      ({ event }) => event.place?.name === 'Lagos',
    )
  const flag = await ofLagos()
  expect(flag).toMatchObject({ answer: { was: 'not-me' }, closedAt: null })

  // what a source shows is done in the Manager
  const info = '/v3/ng/profile/user/security'
  const password = state.people.find(({ email }) => email === ANNA)?.password ?? ''
  expect(stepOf(await plan(), 'password-changed')?.state).toBe('open')
  await anna.submit(await anna.open(info), `${info}/password`, {
    password,
    new: 'a new one that is long enough',
  })
  await latchkey.json('sync')
  expect(stepOf(await plan(), 'password-changed')).toMatchObject({ state: 'done', source: 'infomaniak' })
  expect((await findings()).map(({ id }) => id)).toEqual(['activity-not-me'])

  // and what none shows is said
  for (const { id, state: now } of (await plan()).steps)
    if (now === 'open' || now === 'unknown') await plan('--done', id)
  await latchkey.json('sync')
  expect(await eventually(findings, ({ length }) => length === 0)).toEqual([])
  expect((await ofLagos())?.closedAt).not.toBeNull()
  const said = await eventually(ofFlag, (one) => one?.overAt !== null)
  expect(said?.overAt).not.toBeNull()
  await page.close()
}

it('a sign-in from a new place is held at night, told in the morning, and closed by the plan that “No” opens', async () => {
  smtp = await startSmtp()
  await heldThroughTheNight()
  await toldInTheMorning()
  await closedByThePlan()
}, 240_000)
