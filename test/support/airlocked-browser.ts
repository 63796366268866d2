/** An installed browser with the built extension: its restarts, what its pages ask of the airlock, and what it wrote down. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page, Target } from 'puppeteer-core'
import { newRule, type Cause, type Receipt, type SiteRule } from '#shared/sessions.ts'
import type { AirlockRequest, AirlockView } from '../../extension/features/sessions/messages.ts'
import { writeAllowedBuild } from './allowed-build.ts'
import type { CredentialSite } from './credential-site.ts'
import type { Preferences } from './firefox-profile.ts'
import type { InstalledBrowser, RunningBrowser, StartOptions } from './installed-browser.ts'
import { installedChromium } from './installed-chromium.ts'
import { installedFirefox, type RunningFirefox } from './installed-firefox.ts'
import { eventually } from './latchkey.ts'

export const families = ['Chromium', 'Firefox'] as const
export type Family = (typeof families)[number]

/** The site under the rule; `free.test` and `other.test` never are. */
export const SITE = 'site.test'

/** A page of the extension that runs nothing of its own: an image has the extension's interfaces like any other, and loads at once. */
const LIGHT = 'icon/ok-16.png'

interface Restart extends StartOptions {
  /** How the last run ends. */
  readonly by?: 'close' | 'kill'
  /** Done while no browser runs. */
  readonly between?: () => Promise<unknown>
  /** Of Firefox alone. */
  readonly preferences?: Preferences
}

export interface AirlockedBrowser {
  readonly family: Family
  readonly installed: InstalledBrowser
  readonly running: RunningBrowser
  /** Ends this run and begins the next, in the browser and on the site. Returns the mark of its first request. */
  restart(how?: Restart): Promise<number>
  /** Opens a page of the site that ends with a call to `/done`; resolves when it has come, with everything kept. */
  visit(url: string): Promise<Page>
  /** Closes every tab with a page of a site. */
  closeTabs(): Promise<void>
  /** Selects every tab that was restored asleep, one after the other. */
  wakeTabs(): Promise<void>
  /** Runs a script in a page of the extension; `api` is the browser's. */
  inExtension<T = void>(script: string): Promise<T>
  ask(request: AirlockRequest): Promise<AirlockView>
  /** Rings the alarm by which the background looks at what only time tells. */
  ring(): Promise<unknown>
  /** Runs a script in the background of Chromium, which must be awake. */
  inWorker(script: string): Promise<unknown>
  /** Puts the background to sleep: what it only had in mind is gone. */
  sleep(): Promise<unknown>
  /** Gives the extension the site and puts it under a rule. */
  turnOn(over?: Partial<SiteRule>): Promise<void>
  grantSite(): Promise<void>
  /** Waits until the last thing noted of the site, in this run of the browser or since then, has one of these causes. */
  noted(causes: Cause | readonly Cause[], since?: number): Promise<Receipt>
  remove(): Promise<void>
}

/**
 * Installs it in a new profile and starts it.
 * @param options.secondLock the person has allowed Chromium's own rule; Firefox has none
 */
export async function airlockedBrowser(
  family: Family,
  site: CredentialSite,
  { secondLock = false } = {},
): Promise<AirlockedBrowser> {
  const isChromium = family === 'Chromium'
  const folder = isChromium && secondLock ? await mkdtemp(join(tmpdir(), 'latchkey-allowed-')) : null
  if (folder !== null) await writeAllowedBuild('contentSettings', folder)
  const installed = await (isChromium ? installedChromium : installedFirefox)({
    hosts: ['*.test'],
    port: site.port,
    authority: site.authority,
    ...(folder === null ? {} : { extensionFolder: folder }),
  })
  let began = Date.now()
  let running = await installed.start()

  async function withPage<T>(act: (page: Page) => Promise<T>): Promise<T> {
    const page = await running.open(`${installed.origin}/${LIGHT}`)
    try {
      return await act(page)
    } finally {
      await page.close()
    }
  }
  const run = (page: Page, script: string) =>
    page.evaluate(`(async () => { const api = globalThis.browser ?? chrome; ${script} })()`)
  const askOn = (page: Page, request: AirlockRequest) =>
    run(page, `return api.runtime.sendMessage(${JSON.stringify(request)})`) as Promise<AirlockView>

  const worker = async () => {
    await airlocked.ask({ do: 'look' })
    const isOurs = (target: Target) =>
      target.type() === 'service_worker' && target.url().startsWith(installed.origin)
    const found = await (await running.browser.waitForTarget(isOurs)).worker()
    if (found === null) throw new Error('no worker')
    return found
  }

  const airlocked: AirlockedBrowser = {
    family,
    installed,
    get running() {
      return running
    },
    async restart({ by = 'close', between, ...options } = {}) {
      await running[by]()
      await between?.()
      site.nextRun()
      const mark = site.requests.length
      began = Date.now()
      running = await installed.start(options)
      return mark
    },
    async visit(url) {
      const mark = site.requests.length
      // where the airlock opens the address in another tab, this one is gone
      const opened = running.open(url).catch(() => undefined)
      const { body } = await site.next(({ path }) => path.startsWith('/done'), mark)
      if (body !== '') throw new Error(`the page could not keep everything: ${body}`)
      await opened
      const there = async () => (await running.browser.pages()).findLast((one) => one.url().startsWith(url))
      const page = await eventually(there, (one) => one !== undefined)
      if (page === undefined) throw new Error(`no page at ${url}`)
      return page
    },
    async closeTabs() {
      for (const page of await running.browser.pages())
        if (page.url().includes('.test/')) await page.close().catch(() => undefined)
    },
    wakeTabs: () =>
      airlocked.inExtension(`for (const { id } of await api.tabs.query({ discarded: true }))
        await api.tabs.update(id, { active: true })`),
    inExtension: <T>(script: string) => withPage((page) => run(page, script) as Promise<T>),
    ask: (request) => withPage((page) => askOn(page, request)),
    ring: () =>
      family === 'Firefox'
        ? airlocked.inExtension(`await api.alarms.create('look', { when: Date.now(), periodInMinutes: 0.5 })`)
        : airlocked.inWorker(`chrome.alarms.onAlarm.dispatch({ name: 'look' })`),
    inWorker: async (script) => (await worker()).evaluate(script),
    sleep: async () =>
      family === 'Firefox'
        ? (running as RunningFirefox).parent('await extension().terminateBackground()')
        : (await worker()).close(),
    async grantSite() {
      for (const hosts of [SITE, `*.${SITE}`]) await running.grant(`*://${hosts}/*`)
    },
    async turnOn(over = {}) {
      await airlocked.grantSite()
      const rule = { ...newRule(SITE), ...over }
      const { sites } = await airlocked.ask({ do: 'rule', rule })
      if (sites[0]?.door !== 'open') throw new Error(`the door is not open: ${JSON.stringify(sites)}`)
    },
    noted: (causes, since = began) =>
      withPage(async (page) => {
        const last = async () => (await askOn(page, { do: 'look' })).receipts.find(isOfRule)
        const receipt = await eventually(last, (one) => {
          const isNew = one !== undefined && Date.parse(one.at) >= since
          return isNew && [causes].flat().includes(one.cause)
        })
        if (receipt === undefined) throw new Error('never')
        return receipt
      }),
    async remove() {
      await installed.remove()
      if (folder !== null) await rm(folder, { recursive: true, force: true })
    },
  }
  return airlocked
}

/** A site that sets a cookie as it was is noted beside what happens to the rule. */
const isOfRule = ({ site, cause }: Receipt) => site === SITE && cause !== 'came-back'
