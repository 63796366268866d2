/** Eleven people, four of them without 2FA, one of these external: required from Monday, and nobody is locked out. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Requirement } from '#shared/requirement.ts'
import type { Status } from '#shared/status.ts'
import { DAY, iso } from '#shared/time.ts'
import { chromium, firefox, toolbar, type ExtensionBrowser } from '../support/browsers.ts'
import { askAsExtension, pairExtension } from '../support/extension-client.ts'
import { eventually, startLatchkey, type Latchkey } from '../support/latchkey.ts'
import { managerOf, openedIn, organisationAtProvider, signInAs, visitAs } from '../support/manager-pages.ts'
import { pairOverPage } from '../support/pair.ts'
import { choose, press, rowsOf, sees, textOf } from '../support/screen.ts'
import { setUpApp, setUpPush, setUpSms } from '../support/second-factors.ts'

const LACKING = ['Bruno Keller', 'Elodie Favre', 'Hugo Lopez', 'Leo Martin']
const ABOUT_2FA = ['member-without-2fa', 'administrator-without-2fa', 'organisation-2fa-not-required']

/** A Monday for which all of the reminders are still to come. */
function monday(): number {
  const soonest = new Date(Date.now() + 8 * DAY)
  return Date.parse(iso(soonest.getTime() + ((8 - soonest.getUTCDay()) % 7) * DAY).slice(0, 10))
}

describe.each([
  ['Chromium', chromium],
  ['Firefox', firefox],
] as const)('in %s', (_, open) => {
  const on = monday()
  let latchkey: Latchkey
  let browser: ExtensionBrowser
  let popup: Page
  let full: Page
  beforeAll(async () => {
    latchkey = await startLatchkey()
    browser = await open()
    popup = await browser.open('popup.html')
    await pairOverPage(popup, latchkey)
  })
  afterAll(async () => {
    await browser.close()
    await latchkey.stop()
  })

  const requirement = () => latchkey.json<Requirement>('team', 'requirement')
  const openAbout2fa = async () => {
    const { findings } = await latchkey.json<Status>('status')
    return findings
      .filter(({ id, status }) => status === 'open' && ABOUT_2FA.includes(id))
      .map(({ id }) => id)
  }
  const go = (hash: string) => full.evaluate((to) => void (location.hash = to), hash)

  it('says in the popup who has none, and in the planner what would happen to whom', async () => {
    await press(popup, 'Team')
    await sees(popup, '4 without')
    for (const name of LACKING) await sees(popup, name)
    full = await browser.open('options.html#/team/require', { width: 1280, height: 900 })
    const stopped = await eventually(
      () => rowsOf(full),
      (rows) => rows.length === LACKING.length && rows.every((row) => row.includes('Manager')),
    )
    for (const name of LACKING) expect(stopped.some((row) => row.includes(name))).toBe(true)
    expect(stopped.filter((row) => row.includes('may leave'))).toEqual([
      expect.stringContaining('Leo Martin'),
    ])
    await press(full, 'Apart')
    const apart = async () => (await rowsOf(full)).map((row) => row.split('\n')[0] ?? '').sort()
    await eventually(apart, (names) => names.join() === 'Maya Singh,Noah Weber')
  })

  it('is planned for the Monday', async () => {
    const day = iso(on).slice(0, 10)
    await full.evaluate((value) => {
      const field = document.querySelector<HTMLInputElement>('input[type=date]')
      if (field) field.value = value
    }, day)
    await press(full, 'Set the date')
    await sees(full, /2FA will be required on/)
    expect((await requirement()).planned?.on).toBe(day)
  })

  it('alerts one on the Manager’s page, where the alert is really sent', async () => {
    await go('#/team')
    await press(full, 'Send alert: Bruno Keller')
    await press(full, 'Open the page')
    const manager = await openedIn(browser, latchkey)
    await signInAs(manager, 'Anna')
    await press(manager, 'Actions for Bruno Keller')
    await press(manager, 'Send a security alert')
    await eventually(
      () => manager.url(),
      (url) => url.includes('done=alert'),
    )
    await manager.goto(`${managerOf(latchkey)}/sandbox/outbox`)
    expect(await textOf(manager)).toContain('to bruno.keller@atelier-vully.example')
    expect(await textOf(manager)).toContain('Check the security of your account')
    await manager.close()
    await press(full, 'I have sent it')
    await sees(full, /Noted/)
  })

  it('prepares a mail to those who lack it, in their language, and keeps that it was sent', async () => {
    await go('#/team/require')
    await press(full, 'Prepare a mail')
    await sees(full, 'Mail to 11 people')
    await choose(full, 'What it says', 'remind')
    await sees(full, 'Mail to 4 people')
    await choose(full, 'language', 'de')
    const letter = () => full.evaluate(() => document.querySelector('textarea')?.value ?? '')
    expect(await eventually(letter, (text) => text.includes('Anmeldung'))).toContain(
      `${managerOf(latchkey)}/2fa`,
    )
    await press(full, 'I have sent it')
    await sees(full, /Noted/)
  })

  it('reminds once at each of its days', async () => {
    const { session } = await pairExtension(latchkey)
    const tell = async (target: string, body: object) => {
      const answer = await askAsExtension(latchkey.port, { method: 'POST', target, body, bearer: session })
      return JSON.parse(answer.body) as { id: string; check: string; seen: { days?: number } }[]
    }
    const told: unknown[] = []
    for (const days of [7, 3, 1, 0]) {
      await latchkey.json('sandbox', 'clock', iso(on - days * DAY + DAY / 3))
      for (let look = 0; look < 2; look += 1) {
        await latchkey.json('sync')
        const notices = await tell('/v1/notices/take', {})
        await tell('/v1/notices/shown', { ids: notices.map(({ id }) => id) })
        told.push(
          ...notices.filter(({ check }) => check === 'organisation-2fa-planned').map(({ seen }) => seen.days),
        )
      }
    }
    expect(told).toEqual([7, 3, 1, 0])
  })

  it('is switched on in the Manager, and verified', async () => {
    await sees(full, 'The date has come')
    await press(full, 'Require 2FA')
    await press(full, 'Open the page')
    const manager = await openedIn(browser, latchkey)
    await eventually(
      () => textOf(manager),
      (text) => /Sign in|Not required/.test(text),
    )
    if (manager.url().includes('/login')) await signInAs(manager, 'Anna')
    await press(manager, /Require two-step verification|Switch on/)
    await sees(manager, `4 will be stopped at their next action: ${LACKING.join(', ')}`)
    expect(await organisationAtProvider(latchkey)).toMatchObject({ has_2fa_required: false })
    await press(manager, 'Require it')
    await sees(manager, 'Required of everybody')
    expect(await organisationAtProvider(latchkey)).toMatchObject({ has_2fa_required: true })
    await manager.close()
    await press(full, 'Verify now')
    await sees(full, 'Verified: this is done.')
    await press(full, 'Back')
    await sees(full, 'It is on: the organisation itself says so.')
    expect(await requirement()).toMatchObject({ required: true, planned: null })
    expect(await openAbout2fa()).toHaveLength(LACKING.length)
  })

  it('stops each at the next action, and lets each go on', async () => {
    const visit = (name: string, path: string) => visitAs(browser.browser, latchkey, name, path)
    const bruno = await visit('Bruno', '/v3/ng/home')
    await sees(bruno, 'requires two-step verification')
    await setUpApp(bruno, 'Bruno Keller')
    await setUpPush(await visit('Elodie', '/mail'), 'Elodie Favre')
    await setUpSms(await visit('Hugo', '/kdrive'), 'Hugo Lopez', '+41 79 000 02 02')
    const leo = await visit('Leo', '/v3/ng/home')
    await press(leo, 'Leave Atelier Vully SA')
    await eventually(
      () => leo.url(),
      (url) => url.includes('done=left'),
    )
  })

  it('has nothing left to say of 2FA, and keeps how it went', async () => {
    await latchkey.json('sync')
    expect(await openAbout2fa()).toEqual([])
    await sees(full, 'Nobody known to be without.')
    const told = await textOf(full)
    for (const line of [
      'Bruno Keller set up 2FA',
      'Elodie Favre set up 2FA',
      'Hugo Lopez set up 2FA',
      'Leo Martin left',
    ])
      expect(told).toContain(line)
    await sees(popup, 'Nobody is without 2FA.')
    const { badge } = await latchkey.json<Status>('status')
    await eventually(
      () => toolbar(popup),
      ({ text }) => text === badge.text,
    )
    await go('#/team/alerts')
    await sees(full, 'Alert of the Manager')
    for (const name of LACKING) await sees(full, name)
  })
})
