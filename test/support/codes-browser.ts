/** A browser with the codes' door in place of the popup: its toolbar button is pressed for real, so that the press allows what a press allows. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { chromium, firefox, openInFirefox, type BrowserOptions } from './browsers.ts'
import { DOOR, writeCodesBuild } from './codes-build.ts'
import { inParentOf } from './firefox-parent.ts'
import {
  chromiumButton,
  firefoxButton,
  firefoxPresses,
  type InPopup,
  type ToolbarButton,
} from './toolbar-press.ts'
import { ourExtension } from '#shared/native.ts'

/** `door` is at hand in its expressions. */
const page = { path: DOOR, ready: 'globalThis.door !== undefined' }

export interface CodesBrowser extends ToolbarButton {
  /** Of the extension. */
  readonly origin: string
  /** Opens an address in a tab, in front. */
  open(url: string): Promise<Page>
  /** The same page in a tab. */
  beside(): Promise<InPopup>
  /** What the clipboard holds, '' where nothing is in it. */
  clipboard(page: Page): Promise<string>
  /** What waits to empty the clipboard: another one each time. */
  waiting(): Promise<string | number>
  /** Lets milliseconds pass for what waits to empty the clipboard; from then on the extension's own time stands still. */
  passCopied(ms: number): Promise<unknown>
  close(): Promise<void>
}

export type Codes = 'Chromium' | 'Firefox'

export interface CodesOptions extends BrowserOptions {
  /** The extension may touch every page and frame, so that nothing but its own care keeps it out. */
  readonly everywhere?: boolean
}

export async function codesBrowser(family: Codes, options: CodesOptions = {}): Promise<CodesBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-codes-'))
  const extension = join(folder, 'extension')
  await mkdir(extension)
  await writeCodesBuild(family === 'Chromium' ? 'chrome' : 'firefox', extension, options)
  const opened = await (family === 'Chromium' ? inChromium : inFirefox)({ ...options, folder: extension })
  return {
    ...opened,
    async beside() {
      // told apart from the popup by its address
      const page = await opened.open(`${opened.origin}/${DOOR}#beside`)
      await page.waitForFunction('globalThis.door')
      return (expression) => page.evaluate(expression) as never
    },
    async close() {
      await opened.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function inChromium(options: BrowserOptions): Promise<Opened> {
  const opened = await chromium(options)
  const { browser, origin } = opened
  const clearing = () => browser.waitForTarget((one) => one.url().endsWith('/clipboard.html'))
  return {
    origin,
    async open(url) {
      const page = await browser.newPage()
      await page.goto(url)
      return page
    },
    ...chromiumButton(browser, origin, page),
    async clipboard(page) {
      const session = await browser.target().createCDPSession()
      await session.send('Browser.grantPermissions', { permissions: ['clipboardReadWrite'] })
      await page.bringToFront()
      return page.evaluate(() => navigator.clipboard.readText())
    },
    async waiting() {
      const session = await (await clearing()).createCDPSession()
      const { targetInfo } = await session.send('Target.getTargetInfo')
      await session.detach()
      return targetInfo.targetId
    },
    async passCopied(budget) {
      const session = await (await clearing()).createCDPSession()
      const passed = new Promise((resolve) => {
        session.once('Emulation.virtualTimeBudgetExpired', resolve)
        browser.on('targetdestroyed', resolve)
      })
      await session.send('Emulation.setVirtualTimePolicy', { policy: 'advance', budget })
      await passed
    },
    close: () => opened.close(),
  }
}

type Opened = Omit<CodesBrowser, 'beside'>

async function inFirefox(options: BrowserOptions): Promise<Opened> {
  const preferences = { ...firefoxPresses, ...options.preferences }
  const opened = await firefox({ ...options, preferences })
  const { browser, origin } = opened
  const parent = inParentOf(browser, ourExtension.firefox)
  const button = firefoxButton(parent, page)
  return {
    origin,
    async open(url) {
      if (url.includes('://')) return openInFirefox(browser, url)
      const page = await browser.newPage()
      await page.goto(url)
      return page
    },
    ...button,
    clipboard: () => parent(READ_CLIPBOARD),
    waiting: () => button.popup(`browser.alarms.get('clipboard').then(({ scheduledTime }) => scheduledTime)`),
    // the alarm that stands there comes nearer, or rings
    passCopied: (ms) =>
      button.popup(`(async () => {
        const { name, scheduledTime } = await browser.alarms.get('clipboard')
        await browser.alarms.create(name, { when: Math.max(Date.now(), scheduledTime - ${String(ms)}) })
      })()`),
    close: () => opened.close(),
  }
}

const READ_CLIPBOARD = `
  const text = Cc['@mozilla.org/widget/transferable;1'].createInstance(Ci.nsITransferable)
  text.init(null)
  text.addDataFlavor('text/plain')
  Services.clipboard.getData(text, Ci.nsIClipboard.kGlobalClipboard)
  const found = {}
  try {
    text.getTransferData('text/plain', found)
  } catch {
    return ''
  }
  return found.value.QueryInterface(Ci.nsISupportsString).data`
