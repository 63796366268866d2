/** A running Chromium with an installed extension: what a person does on the browser's own pages. */
import { randomUUID } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ProtocolError, type Browser } from 'puppeteer-core'
import type { RunningBrowser } from './installed-browser.ts'
import { eventually } from './latchkey.ts'

export interface RunningChromium extends RunningBrowser {
  /** Lets the extension find a newer build, which the browser applies at its next start since the extension is busy. */
  stageUpdate(extensionFolder: string): Promise<void>
}

interface Installed {
  /** Of the extension. */
  readonly id: string
  readonly profile: string
  /** Makes a build the newest one and gives its version. */
  readonly publish: (extensionFolder: string) => Promise<string>
}

/** @param isNew the extension came with this start */
export function runningChromium(
  browser: Browser,
  { id, profile, publish }: Installed,
  isNew: boolean,
): RunningChromium {
  const child = browser.process()
  if (child === null) throw new Error('the browser has no process')
  // its streams close when the last process that inherited them has ended
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))

  /** Runs a script in a tab that is closed again. */
  const evaluateAt = async (url: string, script: string) => {
    const page = await browser.newPage()
    try {
      await page.goto(url)
      await page.evaluate(script)
    } finally {
      // what went wrong before is said, not that the page has gone with it
      await page.close().catch(() => undefined)
    }
  }
  let preferencesOf = isNew ? Date.now() : 0
  /** As the browser's own page of extensions: a small part of it has the same rights and loads at once. */
  const asExtensionsPage = async (script: string) => {
    await evaluateAt('chrome://extensions/strings.m.js', script)
    preferencesOf = Date.now()
  }
  /** As the extension itself, which has to be on: its manifest is a page that every build has. */
  const asExtension = (script: string) => evaluateAt(`chrome-extension://${id}/manifest.json`, script)

  return {
    browser,
    async open(url, size) {
      const page = await browser.newPage()
      if (size) await page.setViewport(size)
      await page.goto(url)
      return page
    },
    async close() {
      // asked by ourselves: the driver kills a browser that has gone before it could answer, and with it what it was still writing
      const session = await browser.target().createCDPSession()
      await session.send('Browser.close').catch(() => undefined)
      await ended
    },
    async kill({ saved = true } = {}) {
      if (saved) await allSaved(browser, join(profile, 'Default'), preferencesOf)
      // not where it has ended already: its number may be another's by now
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
        process.kill(-child.pid, 'SIGKILL')
      await ended
    },
    setEnabled: (on) => asExtensionsPage(`chrome.management.setEnabled('${id}', ${String(on)})`),
    async grant(origin) {
      // the extension then asks, and what was agreed to on the browser's own page is not asked of the person
      await asExtensionsPage(`chrome.developerPrivate.addHostPermission('${id}', ${JSON.stringify(origin)})`)
      await asExtension(`chrome.permissions.request({ origins: [${JSON.stringify(origin)}] })`)
    },
    revoke: (origin) =>
      asExtensionsPage(`chrome.developerPrivate.removeHostPermission('${id}', ${JSON.stringify(origin)})`),
    allowPrivate: () =>
      asExtensionsPage(
        `chrome.developerPrivate.updateExtensionConfiguration({ extensionId: '${id}', incognitoAccess: true })`,
      ),
    openPrivate: (url) =>
      asExtension(`chrome.windows.create({ incognito: true, url: ${JSON.stringify(url)} })`),
    async updateNow(extensionFolder) {
      const version = await publish(extensionFolder)
      await asExtensionsPage(`new Promise((resolve) => {
        chrome.developerPrivate.onItemStateChanged.addListener(({ extensionInfo: now }) => {
          if (now?.id === '${id}' && now.version === '${version}' && now.state === 'ENABLED') resolve()
        })
        void chrome.developerPrivate.autoUpdate()
      })`)
    },
    async stageUpdate(extensionFolder) {
      await publish(extensionFolder)
      const heard = asExtension(`new Promise((resolve) => {
        chrome.runtime.onUpdateAvailable.addListener(resolve)
        void chrome.runtime.requestUpdateCheck()
      })`)
      // an extension that hears of it may put it in place at once, and its page is gone before it could answer
      await heard.catch((error: unknown) => {
        if (!(error instanceof ProtocolError)) throw error
      })
    },
  }
}

/**
 * The browser writes its session and its preferences (what is installed and allowed) some seconds late. What it writes of the
 * session is a list of changes, so when a tab that was opened last stands there all else does.
 * @param preferencesOf the moment of the last change to the preferences, in milliseconds since 1970
 */
async function allSaved(browser: Browser, folder: string, preferencesOf: number): Promise<void> {
  const last = `data:text/plain,${randomUUID()}`
  const page = await browser.newPage()
  await page.goto(last)
  const isSaved = async () => {
    const files = (await readdir(join(folder, 'Sessions'))).filter((name) => name.startsWith('Session_'))
    const newest = files.sort().at(-1)
    return newest !== undefined && (await readFile(join(folder, 'Sessions', newest), 'latin1')).includes(last)
  }
  await eventually(isSaved, (saved) => saved)
  const preferences = () => stat(join(folder, 'Preferences')).catch(() => null)
  await eventually(preferences, (file) => file !== null && file.mtimeMs > preferencesOf)
}
