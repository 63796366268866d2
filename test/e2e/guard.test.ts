/** The guard on real pages under names that imitate: what it draws, what a page can do about it, and what a press in it does. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HTTPRequest, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { outputFolder } from '../../scripts/build-extension.ts'
import { chromium, firefox, type ExtensionBrowser } from '../support/browsers.ts'
import { firefoxActs } from '../support/firefox-acts.ts'
import { inParentOf } from '../support/firefox-parent.ts'
import { eventually } from '../support/latchkey.ts'
import { en } from '#shared/locales/en.ts'
import { ourExtension } from '#shared/native.ts'

const LOOK_ALIKE = 'https://infomanlak.tk'
const TRUE = 'https://manager.infomaniak.com'
const UNRELATED = 'https://example.org'

const field = '<input type="password">'
/** What a page would do so that nothing is seen: a policy against foreign styles, and rules against everything. */
const hostile =
  '<style>html>*:not(body),[popover]{display:none!important;opacity:0!important;transform:scale(0)!important}' +
  '@layer a{div{visibility:hidden!important}}</style>'
const pages: Readonly<Record<string, string>> = {
  '/plain': field,
  '/cross': '<iframe src="https://evil.tk/plain"></iframe>',
  '/imitated': `<iframe src="${LOOK_ALIKE}/plain"></iframe>`,
  '/': hostile + field,
  '/late': '<form></form>',
  '/shadow': '<main></main>',
  '/frame': '<iframe srcdoc=\'<input type="password">\' width="600" height="200"></iframe>',
}

describe.each(['Chromium', 'Firefox'] as const)('in %s', (family) => {
  let opened: ExtensionBrowser
  let folder: string
  let settings: Page
  let page: Page

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'latchkey-guard-'))
    opened = await (family === 'Chromium' ? everywhereInChromium(folder) : firefox())
    if (family === 'Firefox')
      await firefoxActs(inParentOf(opened.browser, ourExtension.firefox)).grant('*://*/*')
    settings = await opened.open('options.html#/settings')
    page = await opened.browser.newPage()
    await page.setRequestInterception(true)
    page.on('request', (request: HTTPRequest) => {
      const { pathname } = new URL(request.url())
      const body = pages[pathname] ?? ''
      if (pathname.endsWith('.xhtml')) {
        const document = `<html xmlns="http://www.w3.org/1999/xhtml"><body><input type="password"/></body></html>`
        void request.respond({ status: 200, contentType: 'application/xhtml+xml', body: document })
        return
      }
      const policy = "default-src 'none'; style-src 'unsafe-inline'; frame-src *"
      void request.respond({
        status: 200,
        contentType: 'text/html',
        headers: { 'content-security-policy': policy },
        body: `<!doctype html><body>${body}</body>`,
      })
    })
  }, 40_000)
  afterAll(async () => {
    await opened.close()
    await rm(folder, { recursive: true, force: true })
  })

  const press = async (button: 'p + .line button' | 'li button' | '[role=alert] button') => {
    const found = `section[aria-labelledby=guard] ${button}`
    await settings.bringToFront()
    await settings.waitForSelector(found)
    await settings.click(found)
  }
  const inExtension = <T>(script: string): Promise<T> =>
    settings.evaluate(`(async () => { const api = globalThis.browser ?? chrome; ${script} })()`) as Promise<T>
  /** Of the tab with the page. */
  const badge = () =>
    inExtension<{ text: string; title: string }>(`
      const [{ id: tabId }] = await api.tabs.query({ url: '${new URL(page.url()).origin}/*' })
      const button = api.action ?? api.browserAction
      return { text: await button.getBadgeText({ tabId }), title: await button.getTitle({ tabId }) }`)
  /** What lies over the page at its upper edge: whether it is the first of the document, and how high it is. */
  const onTop = () =>
    page.evaluate(() => {
      const top = document.elementFromPoint(20, 10)
      const isBanner =
        top !== null && top !== document.body && top === document.documentElement.firstElementChild
      return isBanner ? Math.round(top.getBoundingClientRect().height) : 0
    })
  const drawn = () => eventually(onTop, (height) => height > 30)
  /** A message to the background and back again: whatever the guard in a page has asked before is answered. */
  const settled = async () => {
    await inExtension(`await api.runtime.sendMessage({ do: 'look' })`)
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  }
  const visit = async (url: string) => {
    await page.bringToFront()
    await page.goto(url)
  }

  it('looks at nothing before it is switched on', async () => {
    await visit(LOOK_ALIKE)
    await settled()
    expect(await onTop()).toBe(0)
    expect(await inExtension('return api.scripting.getRegisteredContentScripts()')).toEqual([])
  })

  it('is switched on by a press, and warns where a password is asked for, whatever the page forbids', async () => {
    await press('p + .line button')
    const state = () =>
      settings.$eval('section[aria-labelledby=guard] [role=status]', (one) => one.textContent)
    await eventually(state, (said) => said === en['guard.on'])
    await visit(LOOK_ALIKE)
    await drawn()
    const { text, title } = await badge()
    expect([text, title]).toEqual(['!', 'This page is not Infomaniak: it is infomanlak.tk'])
    // the person goes on typing where they were
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
  })

  it('is out of the page’s reach, and comes back', async () => {
    const root = () => page.evaluate(() => document.documentElement.firstElementChild?.shadowRoot ?? null)
    expect(await root()).toBeNull()
    await page.evaluate(() => document.documentElement.firstElementChild?.remove())
    await drawn()
    await page.evaluate(() => {
      const host = document.documentElement.firstElementChild as HTMLElement
      host.style.cssText = 'display:none!important'
    })
    await drawn()
    await page.evaluate(() => {
      const host = document.documentElement.firstElementChild as HTMLElement
      host.hidePopover()
    })
    await drawn()
  })

  it('lies over whatever the page opens, in its own size', async () => {
    await visit(`${LOOK_ALIKE}/late`)
    await page.evaluate(() => (document.body.innerHTML = '<input type="password"><div></div>'))
    await drawn()
    const seen = () => page.screenshot({ encoding: 'base64', clip: { x: 0, y: 0, width: 200, height: 40 } })
    const before = await seen()
    await page.evaluate(() => {
      const dialog = document.createElement('dialog')
      dialog.style.cssText =
        'width:100%;height:100%;max-width:none;max-height:none;inset:0;margin:0;padding:0'
      // no event of it comes out of there
      document.querySelector('body div')?.attachShadow({ mode: 'closed' }).append(dialog)
      dialog.showModal()
    })
    await eventually(seen, (now) => now === before)
    await page.evaluate(() => {
      document.documentElement.style.setProperty('zoom', '0.01')
      document.body.style.setProperty('zoom', '100')
    })
    const height = () =>
      page.evaluate(() => document.documentElement.firstElementChild?.getBoundingClientRect().height ?? 0)
    await eventually(height, (now) => now > 30)
  })

  it('says so elsewhere where a page takes it away again and again', async () => {
    await visit(LOOK_ALIKE)
    await drawn()
    await page.evaluate(() => {
      new MutationObserver(() => {
        const [first] = document.documentElement.children
        if (first instanceof HTMLDivElement) first.remove()
      }).observe(document.documentElement, { childList: true })
      document.documentElement.firstElementChild?.remove()
    })
    const notices = () => inExtension<string[]>('return Object.keys(await api.notifications.getAll())')
    await eventually(onTop, (height) => height === 0)
    // Firefox shows none without a desktop
    if (family === 'Chromium') await eventually(notices, (ids) => ids.some((id) => id.includes('guard-')))
    expect((await badge()).text).toBe('!')
  })

  it('says nothing on the true origin, nor on a page of nobody, and the tab is unmarked', async () => {
    for (const url of [TRUE, UNRELATED]) {
      await visit(url)
      await settled()
      expect([url, await onTop(), (await badge()).text]).not.toContain('!')
      expect(await onTop()).toBe(0)
    }
  })

  it('waits for the field: one that comes late, one in a shadow tree, one in a frame', async () => {
    await visit(`${LOOK_ALIKE}/late`)
    await settled()
    expect(await onTop()).toBe(0)
    await page.evaluate(() => {
      const input = document.createElement('input')
      document.querySelector('form')?.append(input)
      input.type = 'password'
    })
    await drawn()

    await visit(`${LOOK_ALIKE}/shadow`)
    await page.evaluate(() => {
      const root = document.querySelector('main')?.attachShadow({ mode: 'open' })
      const input = document.createElement('input')
      input.type = 'password'
      root?.append(input)
      input.focus()
    })
    await drawn()

    await visit(`${LOOK_ALIKE}/frame`)
    // where the person looks, and not in the frame
    await drawn()
    const inFrame = () =>
      page.evaluate(() => {
        const inside = document.querySelector('iframe')?.contentDocument
        return inside?.documentElement.firstElementChild?.tagName ?? ''
      })
    expect(await inFrame()).toBe('HEAD')
  })

  it('is drawn in the page for a frame of another site, whichever of the two imitates', async () => {
    for (const url of [`${LOOK_ALIKE}/cross`, `${UNRELATED}/imitated`]) {
      await visit(url)
      await drawn()
      expect((await badge()).title).toBe('This page is not Infomaniak: it is infomanlak.tk')
    }
    // nor does the page around it, which asks for one too and imitates nobody, take it away
    await page.evaluate(() => {
      const input = document.createElement('input')
      input.type = 'password'
      document.body.append(input)
      input.focus()
    })
    await settled()
    expect(await onTop()).toBeGreaterThan(30)
    expect((await badge()).text).toBe('!')
    // the control: there is no warning of a frame that imitates nobody
    await visit(`${UNRELATED}/cross`)
    await settled()
    expect(await onTop()).toBe(0)
  })

  it('sees a field in a closed tree, and one that becomes it while it is written into', async () => {
    await visit(`${LOOK_ALIKE}/shadow`)
    await page.evaluate(() => {
      const root = document.querySelector('main')?.attachShadow({ mode: 'closed' })
      const input = document.createElement('input')
      root?.append(input)
      input.focus()
      input.type = 'password'
    })
    expect(await onTop()).toBe(0)
    await page.keyboard.type('a')
    await drawn()
  })

  it('is drawn in a document of another kind, and in a window without an address', async () => {
    await visit(`${LOOK_ALIKE}/kind.xhtml`)
    await drawn()
    await visit(`${LOOK_ALIKE}/late`)
    const marked = () =>
      inExtension<number>(`
        const button = api.action ?? api.browserAction
        const texts = (await api.tabs.query({})).map(({ id: tabId }) => button.getBadgeText({ tabId }))
        return (await Promise.all(texts)).filter((text) => text === '!').length`)
    expect(await marked()).toBe(0)
    await page.evaluate(() => {
      const opened = window.open('about:blank')
      if (opened) opened.document.body.innerHTML = '<input type="password">'
    })
    await eventually(marked, (count) => count === 1)
  })

  it('says of a true name by another way what is wrong with it, and that it is no imitation', async () => {
    await visit(`${TRUE}:8443/plain`)
    await drawn()
    // a port is no part of a pattern of addresses
    const titles = () =>
      inExtension<string[]>(`
        const button = api.action ?? api.browserAction
        return Promise.all((await api.tabs.query({})).map(({ id: tabId }) => button.getTitle({ tabId })))`)
    expect(await titles()).toContain('The connection to manager.infomaniak.com:8443 is open to others')
  })

  it.runIf(family === 'Chromium')('says so elsewhere where a page lies over it again and again', async () => {
    await inExtension(`for (const id in await api.notifications.getAll()) await api.notifications.clear(id)`)
    await visit(`${LOOK_ALIKE}/plain`)
    await drawn()
    await page.evaluate(() => {
      const cover = document.createElement('div')
      cover.popover = 'manual'
      // no pointer meets it
      cover.style.cssText = 'inset:0;width:100%;height:100%;background:#fff;pointer-events:none'
      document.body.append(cover)
      cover.showPopover()
      setInterval(() => {
        cover.hidePopover()
        cover.showPopover()
      }, 20)
    })
    const notices = () => inExtension<string[]>('return Object.keys(await api.notifications.getAll())')
    await eventually(notices, (ids) => ids.some((id) => id.includes('guard-')))
  })

  it('a site that the person knows is left alone, by the keyboard as well, until they take it back', async () => {
    await visit(LOOK_ALIKE)
    await drawn()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    const asked = () => inExtension<unknown>(`return (await api.storage.session.get())['asked-site']`)
    await page.keyboard.press('Enter')
    await eventually(asked, (host) => host === 'infomanlak.tk')
    const known = () => inExtension<unknown>(`return (await api.storage.local.get('knownSites')).knownSites`)
    // a press in the page makes no site known: that is said where no page can press
    expect(await known()).toBeUndefined()
    expect(await onTop()).toBeGreaterThan(30)
    await press('[role=alert] button')
    await eventually(known, (hosts) => Array.isArray(hosts) && hosts.includes('infomanlak.tk'))
    await visit(LOOK_ALIKE)
    await settled()
    expect(await onTop()).toBe(0)
    // another one is no better for it
    await visit('https://infomaniak-login.tk')
    await drawn()
    await press('li button')
    await visit(LOOK_ALIKE)
    await drawn()
  })

  it.runIf(family === 'Chromium')('opens no door to what runs in a page of the web', async () => {
    await visit(LOOK_ALIKE)
    await drawn()
    const [realm] = page.extensionRealms()
    const asked = (message: object) =>
      realm?.evaluate((given) => {
        const { chrome } = globalThis as unknown as {
          chrome: { runtime: { sendMessage(of: object): Promise<unknown> } }
        }
        return chrome.runtime.sendMessage(given).catch(() => null)
      }, message)
    // the control: it is heard
    expect(await asked({ guard: 'names' })).toMatchObject({ page: `${LOOK_ALIKE}/` })
    expect(await asked({ do: 'look' })).toBeFalsy()
    expect(await inExtension(`return api.runtime.sendMessage({ do: 'look' })`)).toMatchObject({ rules: [] })
    const tabs = () => inExtension<number>('return (await api.tabs.query({})).length')
    const before = await tabs()
    expect(await asked({ guard: 'warn', where: 'page', of: 'evil.tk', is: 'lookalike' })).toBeNull()
    expect(await tabs()).toBe(before)
    // what it can say at most is that the person is to be asked
    await asked({ guard: 'know' })
    expect(await inExtension(`return (await api.storage.local.get('knownSites')).knownSites`)).not.toContain(
      'infomanlak.tk',
    )
    const kept = await realm?.evaluate(() => {
      const { chrome } = globalThis as unknown as {
        chrome: { storage: { local: { get(): Promise<object> } } }
      }
      return chrome.storage.local.get().then(Object.keys, () => 'refused')
    })
    expect(kept).toBe('refused')
  })

  it('is gone from every page with its permission, or when it is switched off', async () => {
    if (family === 'Firefox')
      await firefoxActs(inParentOf(opened.browser, ourExtension.firefox)).revoke('*://*/*')
    else await press('p + .line button')
    const registered = () => inExtension<unknown[]>('return api.scripting.getRegisteredContentScripts()')
    await eventually(registered, (scripts) => scripts.length === 0)
    await visit(LOOK_ALIKE)
    await settled()
    expect(await onTop()).toBe(0)
  })
})

/** With the permission that no driver can grant in Chromium's own question. */
async function everywhereInChromium(folder: string): Promise<ExtensionBrowser> {
  await cp(outputFolder.chrome, folder, { recursive: true })
  const file = join(folder, 'manifest.json')
  const manifest = JSON.parse(await readFile(file, 'utf8')) as { host_permissions: string[] }
  manifest.host_permissions.push('*://*/*')
  await writeFile(file, JSON.stringify(manifest))
  return chromium({ folder })
}
