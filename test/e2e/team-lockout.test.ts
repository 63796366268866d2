/** Requiring 2FA is held back from whoever would lock themselves out, and only from them. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Requirement } from '#shared/requirement.ts'
import { chromium, type ExtensionBrowser } from '../support/browsers.ts'
import { eventually, startLatchkey, type Latchkey } from '../support/latchkey.ts'
import { openedIn, organisationAtProvider, visitAs } from '../support/manager-pages.ts'
import { pairOverPage } from '../support/pair.ts'
import { fill, press, sees, textOf } from '../support/screen.ts'

let latchkey: Latchkey
let browser: ExtensionBrowser
let full: Page
beforeAll(async () => {
  latchkey = await startLatchkey()
  browser = await chromium()
  const popup = await browser.open('popup.html')
  await pairOverPage(popup, latchkey)
  full = await browser.open('options.html#/team/require', { width: 1280, height: 900 })
})
afterAll(async () => {
  await browser.close()
  await latchkey.stop()
})

/** Somebody switches their OTP app off in the Manager, and Latchkey looks. */
async function switchOff(firstName: string) {
  const page = await visitAs(browser.browser, latchkey, firstName, '/2fa')
  await press(page, /switch off$/)
  await fill(page, 'password', `${firstName.toLowerCase()}-likes-paper`)
  await press(page, /^Switch off/)
  await eventually(
    () => page.url(),
    (url) => url.includes('done=off'),
  )
  await latchkey.json('sync')
  await full.bringToFront()
}
const offered = () =>
  full.evaluate(() => document.querySelector('#do-switch')?.getAttribute('aria-disabled') ?? null)

it('is warned by name where few could help, and may go on', async () => {
  await eventually(offered, (disabled) => disabled === 'false')
  await switchOff('Chiara')
  await sees(full, /Only 1 administrator has 2FA.*Bruno Keller/)
  expect(await offered()).toBe('true')
  await press(full, 'Require 2FA')
  expect(await textOf(full)).not.toContain('Steps')
  await full.evaluate(() => document.querySelector<HTMLElement>('#few-administrators input')?.click())
  await eventually(offered, (disabled) => disabled === 'false')
})

it('is offered no switch without 2FA of their own, and is told why', async () => {
  await switchOff('Anna')
  await sees(full, 'Set up your own 2FA first: without it you would lock yourself out.')
  expect(await offered()).toBeNull()
  expect(await latchkey.json<Requirement>('team', 'requirement')).toMatchObject({ refused: 'own-2fa-off' })
  await press(full, 'Set up 2FA')
  await press(full, 'Open the page')
  const manager = await openedIn(browser, latchkey)
  // the page, or the sign-in that leads to it
  expect(decodeURIComponent(manager.url())).toContain('/2fa')
  expect(await organisationAtProvider(latchkey)).toMatchObject({ has_2fa_required: false })
})
