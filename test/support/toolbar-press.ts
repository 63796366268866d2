/**
 * The toolbar button, pressed for real over a page: the popup opens as for a person, and the press allows what a press allows
 * (`activeTab`).
 */
import type { Browser, Page } from 'puppeteer-core'
import type { Parent } from './firefox-parent.ts'

/** Runs an expression in the popup that is open, however it came to be. What it gives has to be JSON. */
export type InPopup = <T>(expression: string) => Promise<T>

export interface ToolbarButton {
  /** Opens the popup anew. */
  press(page: Page): Promise<InPopup>
  readonly popup: InPopup
}

/** What is to be there before an expression is run. */
export interface PopupPage {
  /** `popup.html` */
  readonly path: string
  /** An expression that is true of the page once it can be used. */
  readonly ready: string
}

/** What lets a driver press it; the browser has to be driven by a pipe. */
export const CHROMIUM_PRESSES = '--enable-unsafe-extension-debugging'

/** @param origin of the extension */
export function chromiumButton(browser: Browser, origin: string, { path, ready }: PopupPage): ToolbarButton {
  const isIt = (url: string) => url === `${origin}/${path}`
  const popup: InPopup = async (expression) => {
    const target = await browser.waitForTarget((one) => isIt(one.url()), { timeout: 5000 })
    const page = await target.asPage()
    await page.waitForFunction(ready)
    return page.evaluate(expression) as never
  }
  return {
    popup,
    async press(page) {
      for (const target of browser.targets()) if (isIt(target.url())) await (await target.asPage()).close()
      await page.bringToFront()
      const driver = await browser.target().createCDPSession()
      // an installed extension is in no list of the driver's; it knows the tab of a page, and does not tell
      const { _tabId: targetId } = page as unknown as { _tabId: string }
      await driver.send('Extensions.triggerAction', { id: new URL(origin).host, targetId })
      await driver.detach()
      return popup
    },
  }
}

/** The driver's work in a tab would shut the popup. */
export const firefoxPresses = { 'ui.popup.disable_autohide': true }

export function firefoxButton(parent: Parent, { path, ready }: PopupPage): ToolbarButton {
  const popup: InPopup = (expression) => parent(IN_POPUP, { expression, path, ready })
  return {
    popup,
    async press(page) {
      await parent(CLOSE_POPUP)
      await page.bringToFront()
      await parent(PRESS)
      return popup
    },
  }
}

const CLOSE_POPUP = `
  const popups = () => [...window.document.querySelectorAll('browser.webextension-popup-browser')]
  for (const popup of popups()) popup.closest('panel')?.hidePopup()
  while (popups().length > 0) await new Promise((done) => window.setTimeout(done, 20))`

/** A press while the last popup is still going away does nothing: then it is pressed again. */
const PRESS = `
  const isThere = () => window.document.querySelector('browser.webextension-popup-browser') !== null
  while (!isThere()) {
    await ExtensionParent.apiManager.global.browserActionFor(extension()).triggerAction(window)
    for (let n = 0; n < 20 && !isThere(); n += 1) await new Promise((done) => window.setTimeout(done, 20))
  }`

/** Frame scripts reach the popup, which the driver does not see; a sandbox of the page's own rights runs the expression there. */
const IN_POPUP = `
  // it is loaded elsewhere, and moves into its panel when that opens
  const find = () => [...window.document.querySelectorAll('browser.webextension-popup-browser')]
    .find((one) => one.currentURI.spec.endsWith('/' + given.path) && one.closest('panel')?.state === 'open')
  while (!find()) await new Promise((done) => window.setTimeout(done, 20))
  const { messageManager } = find()
  const inside = async (name, { path, ready, expression }) => {
    const { setTimeout } = ChromeUtils.importESModule('resource://gre/modules/Timer.sys.mjs')
    const inPage = (script) =>
      Cu.evalInSandbox(script, Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false }))
    while (!content.location.pathname.endsWith('/' + path) || !inPage(ready))
      await new Promise((done) => setTimeout(done, 20))
    const told = (answer) => sendAsyncMessage(name, answer)
    inPage('(async () => JSON.stringify((await (' + expression + ')) ?? null))()')
      .then((value) => told({ value }), (error) => told({ error: String(error) }))
  }
  const name = 'popup ' + Math.random()
  const answer = new Promise((done) => messageManager.addMessageListener(name, ({ data }) => done(data)))
  const source = '(' + inside + ')(' + JSON.stringify(name) + ',' + JSON.stringify(given) + ')'
  messageManager.loadFrameScript('data:,' + encodeURIComponent(source), false)
  const { value, error } = await answer
  if (error) throw new Error(error)
  return JSON.parse(value)`
