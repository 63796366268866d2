/** A code goes into its field on the exact origin of its entry, and nowhere else; the extension may touch every page here. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { barePages, goodPages, pathOf, startCodePages } from '../support/code-pages.ts'
import { codesBrowser, type CodesBrowser } from '../support/codes-browser.ts'
import type { InPopup } from '../support/toolbar-press.ts'
import { eventually } from '../support/latchkey.ts'
import type { WebServer } from '../support/web-server.ts'

const CODE = '024681'

describe.each(['Chromium', 'Firefox'] as const)('in %s', (family) => {
  let site: WebServer
  let other: WebServer
  let browser: CodesBrowser
  /** Of the entry. */
  let right: string
  /** Shows one page of the tables after the other; the popup's door is in a tab beside it, which is quicker than a press for each. */
  let shown: Page
  let beside: InPopup

  beforeAll(async () => {
    ;[site, other] = await Promise.all([startCodePages(), startCodePages()])
    right = `http://right.localhost:${String(site.port)}`
    browser = await codesBrowser(family, { everywhere: true })
    shown = await browser.open(right)
    beside = await browser.beside()
  })
  afterAll(async () => {
    await browser.close()
    await Promise.all([site.close(), other.close()])
  })

  interface Outcome {
    readonly said: unknown
    readonly asked: number
  }
  /**
   * Presses for the entry over a page.
   * @param how.names the origin that the entry names
   * @param how.front what the popup believes to lie under it, where that is not so
   * @param how.meanwhile done between the look at the page and the code
   */
  async function fill(
    page: Page,
    how: { names?: string; front?: string; meanwhile?: string } = {},
  ): Promise<Outcome> {
    const inPopup = page === shown ? beside : await browser.press(page)
    return inPopup(`(async () => {
      let asked = 0
      const api = globalThis.browser ?? chrome
      const [tab] = await api.tabs.query({ url: 'http://right.localhost/*' })
      const front = ${page === shown ? `{ tab: tab.id, origin: new URL(tab.url).origin }` : 'await door.pageInFront()'}
      const said = await door.fillCode(
        { ...front, ${how.front === undefined ? '' : `origin: ${JSON.stringify(how.front)}`} },
        { origins: ['https://elsewhere.example', ${JSON.stringify(how.names ?? right)}], digits: 6 },
        async () => {
          asked += 1
          ${how.meanwhile ?? ''}
          return { ok: true, value: '${CODE}' }
        },
      )
      return { said: said.ok ? said.value : said.error, asked }
    })()`)
  }

  /** What stands in every field of the page and its frames. */
  const valuesOf = async (page: Page): Promise<string[]> => {
    const inFrames = page.frames().map((frame) =>
      frame
        .evaluate(() => {
          const inside = (root: Document | ShadowRoot): HTMLInputElement[] =>
            [...root.querySelectorAll('*')].flatMap((one) =>
              one instanceof HTMLInputElement ? [one] : one.shadowRoot ? inside(one.shadowRoot) : [],
            )
          const { shut } = globalThis as unknown as { shut?: ShadowRoot }
          return [...inside(document), ...(shut ? inside(shut) : [])].map(({ id, value }) => `${id}=${value}`)
        })
        .catch(() => []),
    )
    return (await Promise.all(inFrames)).flat().filter((one) => !one.endsWith('='))
  }

  describe('puts it into a field', () => {
    it.each(Object.keys(goodPages))('%s', async (name) => {
      await shown.goto(right + pathOf(name))
      const mark = site.requests.length
      expect(await fill(shown)).toEqual({ said: 'filled', asked: 1 })
      const values = await valuesOf(shown)
      if (name.startsWith('six boxes'))
        expect(values.join('')).toBe(Array.from(CODE, (one) => `=${one}`).join(''))
      else expect(values.map((one) => one.replace(/^(it|kept)/, ''))).toEqual([`=${CODE}`])
      // never sent by itself
      expect(site.requests.slice(mark).filter(({ url }) => url?.startsWith('/sent'))).toEqual([])
    })
  })

  describe('puts it nowhere', () => {
    it.each(Object.entries(barePages))('%s', async (name, [fault]) => {
      await shown.goto(right + pathOf(name))
      expect(await fill(shown)).toEqual({ said: fault, asked: 0 })
      expect(await valuesOf(shown)).toEqual([])
    })
  })

  describe('on another origin', () => {
    const field = pathOf('named by the standard')
    const elsewhere = {
      'another port': () => `http://right.localhost:${String(other.port)}`,
      'another host': () => `http://wrong.localhost:${String(site.port)}`,
      'a host below': () => `http://sub.right.localhost:${String(site.port)}`,
      'a look-alike in another script': () => `http://xn--rght-lza.localhost:${String(site.port)}`,
      'a number for the host': () => `http://127.0.0.1:${String(site.port)}`,
    }
    it.each(Object.entries(elsewhere))('%s gets nothing', async (_, origin) => {
      const page = await browser.open(origin() + field)
      expect(await fill(page)).toEqual({ said: 'wrong-origin', asked: 0 })
      // nor where the page went there after the popup had seen the right one
      expect(await fill(page, { front: right })).toEqual({ said: 'wrong-origin', asked: 0 })
      expect(await valuesOf(page)).toEqual([])
      // where an entry names it, it does
      expect(await fill(page, { names: origin() })).toEqual({ said: 'filled', asked: 1 })
      await page.close()
    })

    const around = (origin: string, address: string) => `${origin}/around?${encodeURIComponent(address)}`

    it('a frame of it in the right page gets nothing', async () => {
      const page = await browser.open(around(right, elsewhere['another host']() + field))
      expect(await fill(page)).toEqual({ said: 'frame-foreign', asked: 0 })
      expect(await valuesOf(page)).toEqual([])
      await page.close()
    })
    it('the right page in a frame of it gets nothing', async () => {
      const page = await browser.open(around(elsewhere['another host'](), right + field))
      expect(await fill(page)).toEqual({ said: 'wrong-origin', asked: 0 })
      expect(await fill(page, { front: right })).toEqual({ said: 'wrong-origin', asked: 0 })
      expect(await valuesOf(page)).toEqual([])
      await page.close()
    })
    it('nor does the right page below a frame of it in the right page', async () => {
      const page = await browser.open(around(right, around(elsewhere['another port'](), right + field)))
      expect(await fill(page)).toEqual({ said: 'frame-foreign', asked: 0 })
      expect(await valuesOf(page)).toEqual([])
      await page.close()
    })
  })

  describe('a page that has no origin of the web', () => {
    const html = '<input autocomplete="one-time-code">'
    const pages: Readonly<Record<string, () => Promise<Page>>> = {
      'about:blank': () => browser.open('about:blank'),
      'data:': () => browser.open(`data:text/html,${html}`),
      async 'blob: of the right page'() {
        const page = await browser.open(right + pathOf('no field'))
        await page.evaluate((html) => {
          location.href = URL.createObjectURL(new Blob([html], { type: 'text/html' }))
        }, html)
        await eventually(
          () => page.evaluate(() => document.querySelector('input') !== null).catch(() => false),
          (there) => there,
        )
        return page
      },
      // Firefox shows its own to no driver
      ...(family === 'Chromium' && { "the browser's own": () => browser.open('chrome://version') }),
      "the extension's own": () => browser.open(`${browser.origin}/icon/ok-16.png`),
    }
    it.each(Object.entries(pages))('%s gets nothing', async (_, opened) => {
      const page = await opened()
      expect(await fill(page)).toEqual({ said: 'not-allowed', asked: 0 })
      const { said, asked } = await fill(page, { front: right })
      expect(said).toMatch(/^(not-allowed|wrong-origin)$/)
      expect(asked).toBe(0)
      expect(await valuesOf(page)).toEqual([])
      await page.close()
    })
  })

  describe('between the look and the code', () => {
    const goesTo = (address: string) => `
      await api.tabs.update(front.tab, { url: ${JSON.stringify(address)} })
      for (let tab; tab?.url !== ${JSON.stringify(address)} || tab.status !== 'complete'; )
        tab = await api.tabs.get(front.tab)`
    const changes = (statement: string) => `
      await api.scripting.executeScript({ target: { tabId: front.tab }, func: () => { ${statement} } })`

    const happened: Readonly<Record<string, () => string>> = {
      'goes to another page of its own': () => goesTo(right + pathOf('said by its name')),
      'goes elsewhere': () =>
        goesTo(`http://wrong.localhost:${String(site.port)}${pathOf('named by the standard')}`),
      'takes the field away': () => changes('document.querySelector("input").remove()'),
      'hides the field': () => changes('document.querySelector("input").style.opacity = 0'),
      'brings a second one': () =>
        changes('document.body.append(document.querySelector("input").cloneNode())'),
    }
    it.each(Object.entries(happened))('a page that %s gets nothing', async (_, meanwhile) => {
      const page = await browser.open(right + pathOf('named by the standard'))
      expect(await fill(page, { meanwhile: meanwhile() })).toEqual({ said: 'moved', asked: 1 })
      expect(await valuesOf(page)).toEqual([])
      await page.close()
    })

    it('a frame that goes elsewhere gets nothing', async () => {
      const page = await browser.open(right + pathOf('in a frame of the same origin'))
      const address = `http://wrong.localhost:${String(site.port)}${pathOf('named by the standard')}`
      const meanwhile = `${changes(`document.querySelector('iframe').src = '${address}'`)}
        for (let found = []; !found.includes('${address}'); ) {
          const target = { tabId: front.tab, allFrames: true }
          found = (await api.scripting.executeScript({ target, func: () => location.href })).map(({ result }) => result)
        }`
      expect(await fill(page, { meanwhile })).toEqual({ said: 'moved', asked: 1 })
      expect(await valuesOf(page)).toEqual([])
      await page.close()
    })

    it('a daemon that refuses is believed', async () => {
      const page = await browser.open(right + pathOf('named by the standard'))
      expect(await fill(page, { meanwhile: `return { ok: false, error: 'locked' }` })).toEqual({
        said: 'locked',
        asked: 1,
      })
      expect(await valuesOf(page)).toEqual([])
      await page.close()
    })
  })
})
