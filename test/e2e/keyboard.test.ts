/** The main job without a mouse: Tab, Enter, Escape and letters, in Chromium against the real daemon and its sandbox. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Status } from '#shared/status.ts'
import { chromium, type ExtensionBrowser } from '../support/browsers.ts'
import { eventually, startLatchkey, type Latchkey } from '../support/latchkey.ts'
import { pairOverPage } from '../support/pair.ts'
import { sees, textOf } from '../support/screen.ts'

/** More stops than any view has: who needs more goes round in circles. */
const STOPS = 120

let latchkey: Latchkey
let browser: ExtensionBrowser
let popup: Page
beforeAll(async () => {
  latchkey = await startLatchkey()
  browser = await chromium()
  popup = await browser.open('popup.html')
})
afterAll(async () => {
  await browser.close()
  await latchkey.stop()
})

const count = async () => (await latchkey.json<Status>('status')).badge.count

/** What a screen reader would call the element that has the focus. */
const focused = (page: Page = popup) =>
  page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement)) return ''
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
    const name = element.getAttribute('aria-label') ?? labels[0]?.innerText ?? element.innerText
    return name.trim()
  })

async function tabTo(name: RegExp, page: Page = popup) {
  const passed: string[] = []
  while (passed.length < STOPS) {
    const now = await focused(page)
    if (name.test(now)) return
    passed.push(now)
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${String(name)}, only to ${passed.join(' | ')}`)
}

it('pairs: the field has the focus, and six digits are enough', async () => {
  await sees(popup, 'Pair this browser')
  await pairOverPage(popup, latchkey)
})

it('opens a guided action, dismisses it with a reason, and brings it back', async () => {
  const before = await count()
  await tabTo(/^Require 2FA:/)
  await popup.keyboard.press('Enter')
  await sees(popup, 'Steps')
  expect(await focused()).toBe('Back')
  await tabTo(/^Dismiss…/)
  await popup.keyboard.press('Enter')
  await tabTo(/^Reason/)
  await popup.keyboard.type('decided by the board')
  await tabTo(/^Dismiss$/)
  await popup.keyboard.press('Enter')
  await eventually(count, (now) => now === before - 1)

  await tabTo(/^Put away/)
  await popup.keyboard.press('Enter')
  await sees(popup, 'decided by the board')
  await tabTo(/^Require 2FA:/)
  await popup.keyboard.press('Enter')
  await tabTo(/^Bring back/)
  await popup.keyboard.press('Enter')
  await eventually(count, (now) => now === before)
  await eventually(
    () => textOf(popup),
    (text) => !text.includes('Put away'),
  )
})

async function chord(page: Page = popup) {
  await page.keyboard.down('Control')
  await page.keyboard.press('k')
  await page.keyboard.up('Control')
}
const isPaletteOpen = (page: Page) => page.evaluate(() => document.querySelector('dialog')?.open ?? false)

it('reaches an action by a few letters in the palette, and leaves the palette by Escape', async () => {
  const isOpen = () => isPaletteOpen(popup)
  await chord()
  await eventually(isOpen, (open) => open)
  await popup.keyboard.press('Escape')
  await eventually(isOpen, (open) => !open)

  await chord()
  await eventually(isOpen, (open) => open)
  await popup.keyboard.type('team')
  await popup.keyboard.press('Enter')
  await sees(popup, 'Bruno Keller')

  await chord()
  await eventually(isOpen, (open) => open)
  await popup.keyboard.type('restore')
  await popup.keyboard.press('Enter')
  await sees(popup, 'A restore fee applies')
  expect(await isOpen()).toBe(false)
})

describe('in the full page', () => {
  let page: Page
  beforeAll(async () => {
    page = await browser.open('options.html#/overview', { width: 1280, height: 900 })
    await sees(page, 'things need you')
  })
  const hash = () => page.evaluate(() => location.hash)
  const isAt = (place: string) => eventually(hash, (now) => now === place)

  it.each([
    ['My account', '#/account'],
    ['Team', '#/team'],
    ['Products', '#/products'],
    ['Recovery', '#/recovery'],
  ])('comes to %s by Tab and Enter', async (name, place) => {
    await tabTo(new RegExp(`^${name}`), page)
    await page.keyboard.press('Enter')
    await isAt(place)
  })

  it.each([
    ['plan to require', '#/team/require', 'Who would be stopped'],
    ['invite', '#/team/invite', 'First name'],
    ['alerts', '#/team/alerts', 'Latchkey keeps your word'],
    ['password forgotten', '#/recovery/forgotten-password', 'I have done it'],
  ])('comes to “%s” by the palette, and its first stop is the way back', async (letters, place, text) => {
    await chord(page)
    await eventually(
      () => isPaletteOpen(page),
      (open) => open,
    )
    await page.keyboard.type(letters)
    await page.keyboard.press('Enter')
    await isAt(place)
    await sees(page, text)
    await tabTo(/^All (members|plans)/, page)
    await page.keyboard.press('Enter')
    await isAt(place.split('/').slice(0, 2).join('/'))
  })

  it('opens a plan and a member, takes some of the list, and prepares their mail', async () => {
    await tabTo(/^Password forgotten/, page)
    await page.keyboard.press('Enter')
    await isAt('#/recovery/forgotten-password')
    await tabTo(/^Team/, page)
    await page.keyboard.press('Enter')
    await sees(page, 'Bruno Keller')
    await tabTo(/^Bruno Keller/, page)
    await page.keyboard.press('Enter')
    await sees(page, 'For worse days')
    await tabTo(/^All members/, page)
    await page.keyboard.press('Enter')
    await tabTo(/^Select Elodie Favre/, page)
    await page.keyboard.press('Space')
    await tabTo(/^Prepare a mail/, page)
    await page.keyboard.press('Enter')
    await sees(page, 'Mail to 1 person')
    await tabTo(/^I have sent it/, page)
    await page.keyboard.press('Enter')
    await sees(page, 'Noted')
  })
})
