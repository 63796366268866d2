/** Every page of the extension, in both themes: axe finds nothing, nothing overflows, and each view has its heading. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findingsOf } from '../support/axe.ts'
import { chromium, firefox, type ExtensionBrowser } from '../support/browsers.ts'
import { pairOverPage } from '../support/pair.ts'
import { startLatchkey, type Latchkey } from '../support/latchkey.ts'
import { press, sees } from '../support/screen.ts'

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  let latchkey: Latchkey
  let browser: ExtensionBrowser
  beforeAll(async () => {
    latchkey = await startLatchkey()
    browser = await chromium()
  })
  afterAll(async () => {
    await browser.close()
    await latchkey.stop()
  })

  const show = async (path: string, size?: { width: number; height: number }) => {
    const page = await browser.open(path, size)
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }])
    return page
  }

  it('the pairing page has no fault', async () => {
    const page = await show('popup.html')
    await sees(page, 'Pair this browser')
    expect(await findingsOf(page)).toEqual([])
    await pairOverPage(page, latchkey)
  })

  it.each([
    ['Overview', 'things need you'],
    ['Team', 'Bruno Keller'],
    ['Domains', 'vully-shop.example'],
  ])('the popup’s %s has no fault and does not scroll sideways', async (view, text) => {
    const page = await show('popup.html')
    await press(page, view)
    await sees(page, text)
    expect(await findingsOf(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
  })

  it('a guided action has no fault', async () => {
    const page = await show('popup.html')
    await press(page, /^Require 2FA/)
    await sees(page, 'Steps')
    expect(await findingsOf(page)).toEqual([])
  })

  it('the waiting page has no fault where it refuses an address', async () => {
    const page = await show('waiting.html?javascript:alert(1)')
    await sees(page, 'not the address of a website')
    expect(await findingsOf(page)).toEqual([])
  })

  it.each([
    ['overview', 'things need you'],
    ['team', 'Bruno Keller'],
    ['domains', 'vully-shop.example'],
    ['sessions', 'manager.localhost'],
    ['settings', 'Port on this computer'],
  ])('the full page’s %s has no fault from 320 px to 1920 px', async (view, text) => {
    for (const width of [320, 1280, 1920]) {
      const page = await show(`options.html#/${view}`, { width, height: 900 })
      await sees(page, text)
      expect(await findingsOf(page), String(width)).toEqual([])
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0)
      await page.close()
    }
  })
})

it('the popup has no fault in Firefox', async () => {
  const latchkey = await startLatchkey()
  const browser = await firefox()
  try {
    const popup = await browser.open('popup.html')
    await sees(popup, 'Pair this browser')
    expect(await findingsOf(popup)).toEqual([])
    await pairOverPage(popup, latchkey)
    expect(await findingsOf(popup)).toEqual([])
  } finally {
    await browser.close()
    await latchkey.stop()
  }
})
