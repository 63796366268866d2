/** The background when it is cut off in the middle of a call, and the popup when the browser takes its permission away. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Overview, Status } from '#shared/status.ts'
import { DAY, iso } from '#shared/time.ts'
import { chromium, firefox, toolbar, type ExtensionBrowser } from '../support/browsers.ts'
import { inParentOf } from '../support/firefox-parent.ts'
import { eventually } from '../support/latchkey.ts'
import { pairOverPage } from '../support/pair.ts'
import { pairedProgram, type PairedProgram } from '../support/paired-program.ts'
import { sees } from '../support/screen.ts'

/** An image has the extension's interfaces like any page of it, and asks the daemon nothing. */
const LIGHT = 'icon/ok-16.png'

describe.each([
  ['Chromium', chromium],
  ['Firefox', firefox],
] as const)('in %s', (family, open) => {
  let program: PairedProgram
  let browser: ExtensionBrowser
  let page: Page
  beforeAll(async () => {
    program = await pairedProgram()
    browser = await open()
    const popup = await browser.open('popup.html')
    await pairOverPage(popup, program.latchkey)
    page = await browser.open(LIGHT)
    await popup.close()
  })
  afterAll(async () => {
    program.latchkey.process.kill('SIGCONT')
    await browser.close()
    await program.close()
  })

  /** The alarm itself, sooner than in half a minute. */
  const ring = () =>
    page.evaluate(
      `(globalThis.browser ?? chrome).alarms.create('look', { when: Date.now(), periodInMinutes: 0.5 })`,
    )
  const cutOff = async () => {
    if (family === 'Firefox')
      return inParentOf(
        browser.browser,
        'latchkey@latchkey.example',
      )('await extension().terminateBackground()')
    const target = await browser.browser.waitForTarget(
      (one) => one.type() === 'service_worker' && one.url().startsWith(browser.origin),
    )
    await (await target.worker())?.close()
  }
  /** Whether something was sent to the daemon that it has not read: the fifth column of the kernel's table. */
  const isUnread = async () => {
    const port = `:${program.port.toString(16).toUpperCase().padStart(4, '0')}`
    const rows = (await readFile('/proc/net/tcp', 'latin1')).split('\n').map((row) => row.trim().split(/\s+/))
    return rows.some(
      ([, local, , state, queues]) =>
        local?.endsWith(port) && state === '01' && Number.parseInt(queues?.split(':')[1] ?? '0', 16) > 0,
    )
  }
  const badge = async () => (await program.latchkey.json<Status>('status')).badge

  it.skipIf(process.platform !== 'linux')(
    'a background that is cut off amid a call is woken by the next alarm, and the badge is right',
    async () => {
      await eventually(
        () => toolbar(page),
        ({ text }) => text !== '',
      )
      const before = await badge()
      expect((await toolbar(page)).text).toBe(before.text)
      program.latchkey.process.kill('SIGSTOP')
      await ring()
      await eventually(isUnread, (unread) => unread)
      await cutOff()
      program.latchkey.process.kill('SIGCONT')

      const overview = JSON.parse(
        (await program.send('127.0.0.1', { target: '/v1/overview' })).body,
      ) as Overview
      const thing = overview.things.find(({ status }) => status === 'open')
      const mark = {
        key: thing?.key,
        as: 'snoozed',
        until: iso(Date.parse(overview.now) + DAY),
        reason: 'later',
      }
      const body = JSON.stringify(mark)
      expect(await program.send('::1', { method: 'POST', target: '/v1/marks', body })).toMatchObject({
        status: 200,
      })
      const after = await badge()
      expect(after.text).not.toBe(before.text)
      // nothing but an alarm wakes it
      expect((await toolbar(page)).text).toBe(before.text)
      await ring()
      await eventually(
        () => toolbar(page),
        ({ text, title }) => text === after.text && title === after.title,
      )
    },
  )

  it('a permission that was taken away is said in the popup, with the way to give it back', async (ctx) => {
    ctx.skip(family === 'Firefox', 'Firefox takes no host permission away from an extension of Manifest V2')
    const id = browser.origin.split('/').at(-1) ?? ''
    const extensions = await browser.browser.newPage()
    await extensions.goto('chrome://extensions/strings.m.js')
    const access = (to: 'ON_CLICK' | 'ON_ALL_SITES') =>
      extensions.evaluate(
        `chrome.developerPrivate.updateExtensionConfiguration({ extensionId: '${id}', hostAccess: '${to}' })`,
      )
    await access('ON_CLICK')
    const popup = await browser.open('popup.html')
    await sees(popup, /The browser holds Latchkey back[^]*Allow/)
    await ring()
    await eventually(
      () => toolbar(page),
      ({ text, title }) => text === '!' && title.includes('does not let it reach this computer'),
    )
    await access('ON_ALL_SITES')
    await sees(popup, 'things need you')
  })
})
