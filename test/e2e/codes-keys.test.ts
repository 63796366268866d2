/** The shortcut that fills a code in, pressed on a keyboard; and a copied code that does not stay. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pathOf, startCodePages } from '../support/code-pages.ts'
import { codesBrowser, type CodesBrowser } from '../support/codes-browser.ts'
import { startDisplay, type Display } from '../support/display.ts'
import { eventually } from '../support/latchkey.ts'
import type { WebServer } from '../support/web-server.ts'

describe.each(['Chromium', 'Firefox'] as const)('in %s', (family) => {
  let display: Display
  let site: WebServer
  let browser: CodesBrowser
  let page: Page
  let right: string

  beforeAll(async () => {
    ;[display, site] = await Promise.all([startDisplay(), startCodePages()])
    browser = await codesBrowser(family, { headless: false, env: display.env })
    right = `http://right.localhost:${String(site.port)}`
    page = await browser.open(right + pathOf('named by the standard'))
    await page.bringToFront()
  })
  afterAll(async () => {
    await browser.close()
    await Promise.all([site.close(), display.close()])
  })

  const wished = `door.pageInFront().then(({ tab }) => door.takeFillWish(tab))`
  const filled = () => `door.pageInFront().then((front) => door.fillCode(
    front, { origins: ['${right}'], digits: 6 }, async () => ({ ok: true, value: '135790' })))`

  it('the shortcut opens the popup, which knows why, and may fill this page', async () => {
    await display.key('alt+shift+o')
    expect(await browser.popup(wished)).toBe(true)
    expect(await browser.popup(wished)).toBe(false)
    expect(await browser.popup(filled())).toEqual({ ok: true, value: 'filled' })
    expect(await page.evaluate(() => document.querySelector('input')?.value)).toBe('135790')
  })

  it('a popup that was opened by its button fills nothing by itself', async () => {
    const inPopup = await browser.press(page)
    expect(await inPopup(wished)).toBe(false)
  })

  it('a copied code is gone after 30 s, though the popup is shut; a second copy begins them anew', async () => {
    const inPopup = await browser.press(page)
    expect(await inPopup(`door.copyCode('111111')`)).toBe(true)
    const first = await browser.waiting()
    expect(await browser.clipboard(page)).toBe('111111')
    await browser.press(page)
    expect(await browser.popup(`door.copyCode('222222')`)).toBe(true)
    expect(await browser.waiting()).not.toBe(first)
    // in Chromium the popup shuts as soon as the page is in front
    expect(await browser.clipboard(page)).toBe('222222')
    await browser.passCopied(28_000)
    expect(await browser.clipboard(page)).toBe('222222')
    await browser.passCopied(2_000)
    await eventually(
      () => browser.clipboard(page),
      (text) => text === '',
    )
  })
})
