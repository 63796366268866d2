/** The main job without a mouse: Tab, Enter, Escape and letters, in Chromium against the real daemon and its sandbox. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
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
const focused = () =>
  popup.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement)) return ''
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
    const name = element.getAttribute('aria-label') ?? labels[0]?.innerText ?? element.innerText
    return name.trim()
  })

async function tabTo(name: RegExp) {
  const passed: string[] = []
  while (passed.length < STOPS) {
    const now = await focused()
    if (name.test(now)) return
    passed.push(now)
    await popup.keyboard.press('Tab')
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

it('reaches an action by a few letters in the palette, and leaves the palette by Escape', async () => {
  const chord = async () => {
    await popup.keyboard.down('Control')
    await popup.keyboard.press('k')
    await popup.keyboard.up('Control')
  }
  const isOpen = () => popup.evaluate(() => document.querySelector('dialog')?.open ?? false)
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
