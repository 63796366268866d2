/** A name that the person adds: from the list to its own page, asked about, noted, lost and found, taken away and brought back. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DomainRow } from '#shared/domains.ts'
import { MINUTE, iso } from '#shared/time.ts'
import { findingsOf, sideways } from '../support/axe.ts'
import { chromium, firefox, type ExtensionBrowser } from '../support/browsers.ts'
import { eventually, startLatchkey, type Latchkey } from '../support/latchkey.ts'
import { pairOverPage } from '../support/pair.ts'
import { fill, press, sees, textOf } from '../support/screen.ts'

const NAME = 'vully-neu.example'
const LIST = `domain;paid until
${NAME};02/11/2027
vully-shop.example;
www.vully.example;
`

describe.each([
  ['Chromium', chromium],
  ['Firefox', firefox],
] as const)('in %s', (engine, open) => {
  let latchkey: Latchkey
  let browser: ExtensionBrowser
  let page: Page
  beforeAll(async () => {
    latchkey = await startLatchkey()
    browser = await open()
    const popup = await browser.open('popup.html')
    await pairOverPage(popup, latchkey)
    page = await browser.open('options.html#/domains', { width: 1280, height: 900 })
  })
  afterAll(async () => {
    await browser.close()
    await latchkey.stop()
  })

  const kept = async () =>
    (await latchkey.json<DomainRow[]>('domains', 'list')).find(({ name }) => name === NAME)
  /** Of a name that its registry does not know the date counts for nothing yet; that it was stated is told all the same. */
  const stated = {
    byHand: true,
    sources: expect.arrayContaining([expect.objectContaining({ source: 'person' })]),
  }
  const statedDay = () =>
    page.evaluate(() => document.querySelector<HTMLInputElement>('[name=stated]')?.value ?? null)
  const hash = () => page.evaluate(() => location.hash)
  /** In both themes and at both widths; Chromium alone lets itself be told its theme. */
  const isSound = async () => {
    for (const width of [320, 1280]) {
      await page.setViewport({ width, height: 900 })
      // the picture of the year takes its new width with the next frame
      await eventually(
        () => sideways(page),
        (px) => px <= 0,
      )
      for (const value of engine === 'Chromium' ? ['light', 'dark'] : ['light']) {
        if (engine === 'Chromium') await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }])
        expect(await findingsOf(page), `${String(width)} ${value}`).toEqual([])
      }
    }
  }

  it('adds a list after a look at it, asked only how its dates are written', async () => {
    await press(page, 'Add names')
    await fill(page, 'list', LIST)
    await press(page, 'Preview')
    await sees(page, '02/11/2027')
    expect(await textOf(page)).toContain('It lies below a registered name')
    await isSound()
    await page.evaluate(() => document.querySelectorAll<HTMLElement>('input[type=radio]')[1]?.click())
    await press(page, 'Add 1 name')
    await sees(page, '1 name added')
    expect(await kept()).toMatchObject(stated)
    await press(page, 'Undo')
    await sees(page, 'everything is as it was')
    expect(await kept()).toBeUndefined()
  })

  it('adds one name with the Enter key, and leads to its page', async () => {
    await fill(page, 'name', NAME)
    await page.keyboard.press('Enter')
    await sees(page, '1 name added')
    await press(page, 'Show it')
    await sees(page, 'What you say of it')
    expect(await hash()).toBe(`#/domains/${NAME}`)
    await isSound()
  })

  it('keeps what the person says of it, and tells it as theirs', async () => {
    await page.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('[name=stated]')
      if (field) field.value = '2027-03-04'
    })
    await fill(page, 'thresholds', '30, 7')
    await page.keyboard.press('Enter')
    await sees(page, /Stated by you on/)
    expect(await kept()).toMatchObject(stated)
    expect(await statedDay()).toBe('2027-03-04')
  })

  it('asks the registry at once and shows its answer as it came', async () => {
    // whoever asks twice within a minute gets what came
    await latchkey.json('sandbox', 'clock', iso(Date.now() + 2 * MINUTE))
    await press(page, 'Ask the registry now')
    await sees(page, /Answer of \S+ \((RDAP|WHOIS)\)/)
    expect(await page.evaluate(() => document.querySelector('pre')?.textContent.length)).toBeGreaterThan(10)
    await isSound()
  })

  it('goes back to the list as it was left, and opens a name by the keyboard', async () => {
    await press(page, 'All domains')
    await press(page, 'All 30')
    await sees(page, NAME)
    const focus = () => page.evaluate(() => document.activeElement?.textContent ?? '')
    await page.evaluate((name) => {
      const links = [...document.querySelectorAll<HTMLElement>('a.name')]
      links.find(({ textContent }) => textContent === name)?.focus()
    }, NAME)
    await page.keyboard.press('Enter')
    await sees(page, 'What you say of it')
    await page.evaluate(() => history.back())
    await eventually(focus, (text) => text === NAME)
    await isSound()
  })

  it('goes the guide’s way for a name that is not here', async () => {
    await press(page, 'My domain is not here')
    await fill(page, 'missing', 'nobody-at-all.example')
    await page.keyboard.press('Enter')
    await sees(page, 'What to do next')
    expect(await textOf(page)).toContain('The registry does not find it')
    await isSound()
  })

  it('takes a name away and brings it back with all that was said of it', async () => {
    await page.evaluate((name) => (location.hash = `#/domains/${name}`), NAME)
    await press(page, 'Stop looking after it')
    await sees(page, 'What you said of it goes too')
    await page.evaluate(() => document.querySelector<HTMLElement>('.confirm .danger')?.click())
    await sees(page, `${NAME} is no longer looked after`)
    expect(await kept()).toBeUndefined()
    await press(page, 'Undo')
    await sees(page, /Stated by you on/)
    expect(await kept()).toMatchObject(stated)
    expect(await statedDay()).toBe('2027-03-04')
  })
})
