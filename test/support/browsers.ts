/** Real browsers with the built extension, driven by puppeteer: Debian's Chromium by CDP, Firefox ESR by WebDriver BiDi. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch, type Browser, type Page, type Viewport } from 'puppeteer-core'
import { eventually } from './latchkey.ts'
import { outputFolder } from '../../scripts/build-extension.ts'
import { programPath } from '../../scripts/tools.ts'

export type BrowserName = 'Chromium' | 'Firefox'

export interface ExtensionBrowser {
  readonly browser: Browser
  /** `chrome-extension://…` or `moz-extension://…` */
  readonly origin: string
  /** Opens a page of the extension in a tab: `popup.html`, `options.html#/team`. */
  open(path: string, size?: { width: number; height: number }): Promise<Page>
  /** Opens a page of another extension. @param where its origin, or in Chromium the end of its background's address */
  openOther(where: string, path: string): Promise<Page>
  close(): Promise<void>
}

export interface BrowserOptions {
  /** Of Chromium. */
  readonly args?: readonly string[]
  /** Of Firefox. */
  readonly preferences?: Readonly<Record<string, string | number | boolean>>
  /** The addresses that Firefox gives to extensions, by their ids. */
  readonly uuids?: Readonly<Record<string, string>>
  /** Of the extension, in place of the built one. */
  readonly folder?: string
  /** Folders of other extensions, which are installed too. */
  readonly also?: readonly string[]
  /** Started in place of the browser's own program: it starts that. */
  readonly launcher?: string
  /** Beside that of the test. */
  readonly env?: Readonly<Record<string, string>>
  /** False shows the window. */
  readonly headless?: boolean
}

const popupSize = { width: 392, height: 580 }

export async function chromium(options: BrowserOptions = {}): Promise<ExtensionBrowser> {
  const executablePath = programPath([
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
  ])
  if (executablePath === null) throw new Error('chromium is missing: apt-get install chromium')
  const userDataDir = await mkdtemp(join(tmpdir(), 'latchkey-chromium-'))
  const browser = await launch({
    executablePath: options.launcher ?? executablePath,
    userDataDir,
    env: { ...process.env, ...options.env },
    headless: options.headless ?? true,
    pipe: true,
    enableExtensions: [options.folder ?? outputFolder.chrome, ...(options.also ?? [])],
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--lang=en-GB',
      ...(options.args ?? []),
    ],
  })
  const worker = await browser.waitForTarget(
    (target) => target.type() === 'service_worker' && target.url().endsWith('/background.js'),
  )
  const origin =
    new URL(worker.url()).origin === 'null'
      ? worker.url().split('/').slice(0, 3).join('/')
      : new URL(worker.url()).origin
  return {
    browser,
    origin,
    open: (path, size) => openPage(browser, `${origin}/${path}`, size),
    async openOther(where, path) {
      const other = await browser.waitForTarget((target) => target.url().endsWith(where))
      return openPage(browser, new URL(path, other.url()).href)
    },
    async close() {
      await browser.close()
      await rm(userDataDir, { recursive: true, force: true })
    },
  }
}

/** Firefox gives an extension a random address at its installation; the tests need to know it. */
const FIREFOX_UUID = '5ff6bd9a-29cb-4a2f-9f3f-1d9c4a1f7d10'

export async function firefox(options: BrowserOptions = {}): Promise<ExtensionBrowser> {
  const executablePath = programPath(['firefox-esr', 'firefox'])
  if (executablePath === null) throw new Error('firefox is missing: apt-get install firefox-esr')
  const manifest = JSON.parse(await readFile(join(outputFolder.firefox, 'manifest.json'), 'utf8')) as {
    browser_specific_settings: { gecko: { id: string } }
  }
  const browser = await launch({
    browser: 'firefox',
    // lets the driver open pages of an extension
    args: ['--remote-allow-system-access'],
    executablePath: options.launcher ?? executablePath,
    env: { ...process.env, ...options.env },
    headless: options.headless ?? true,
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({
        [manifest.browser_specific_settings.gecko.id]: FIREFOX_UUID,
        ...options.uuids,
      }),
      'intl.locale.requested': 'en-GB',
      ...options.preferences,
    },
  })
  for (const folder of [options.folder ?? outputFolder.firefox, ...(options.also ?? [])])
    await browser.installExtension(folder)
  const origin = `moz-extension://${FIREFOX_UUID}`
  return {
    browser,
    origin,
    open: (path, size = popupSize) => openInFirefox(browser, `${origin}/${path}`, size),
    openOther: (where, path) => openInFirefox(browser, `${where}/${path}`, popupSize),
    close: () => browser.close(),
  }
}

async function openPage(browser: Browser, url: string, size = popupSize): Promise<Page> {
  const page = await browser.newPage()
  await page.setViewport(size)
  await page.goto(url)
  return page
}

/**
 * A page of the extension moves to the extensions' own process, which BiDi does not report as a load: so the tab is asked
 * where it is. It may be elsewhere than at the address, where a rule or the site redirects; and it is closed where the
 * airlock opened the address anew in another tab.
 */
export async function openInFirefox(browser: Browser, url: string, size?: Viewport): Promise<Page> {
  // the new tab may be put into another process while the driver still waits for it
  const page = await browser.newPage().catch(() => browser.newPage())
  if (size) await page.setViewport(size)
  let failure: unknown
  page.goto(url, { timeout: 0 }).catch((error: unknown) => (failure = error))
  const where = () =>
    page.evaluate(() => `${location.href} ${document.readyState}`).catch((error: unknown) => String(error))
  await eventually(
    where,
    (answer) =>
      failure !== undefined ||
      page.isClosed() ||
      (/^\w+(-\w+)?:\/\//.test(answer) && answer.endsWith(' complete')),
  )
  if (failure !== undefined && !page.isClosed()) throw failure
  return page
}

/** What the toolbar shows, asked of the browser itself. */
export const toolbar = (page: Page): Promise<{ text: string; title: string }> =>
  page.evaluate(async () => {
    interface Action {
      getBadgeText(of: object): Promise<string>
      getTitle(of: object): Promise<string>
    }
    const api = globalThis as unknown as { browser?: Record<string, Action>; chrome: Record<string, Action> }
    const action = api.browser?.['browserAction'] ?? api.browser?.['action'] ?? api.chrome['action']
    if (!action) throw new Error('no toolbar button')
    return { text: await action.getBadgeText({}), title: await action.getTitle({}) }
  })
