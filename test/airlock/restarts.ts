/** Restarts a browser over and over, both pages signed in and restored each time, and counts what reached the server. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { InstalledBrowser, RunningBrowser } from '../support/installed-browser.ts'
import { installedChromium } from '../support/installed-chromium.ts'
import { installedFirefox } from '../support/installed-firefox.ts'
import { openHardSite, pages, type PageKind, type Seen } from './hard-site.ts'
import type { SetUp } from './set-ups.ts'

export const families = ['Chromium', 'Firefox'] as const satisfies readonly InstalledBrowser['name'][]
export type Family = (typeof families)[number]

export interface Counted {
  /** `Chromium 156` */
  readonly browser: string
  readonly restarts: number
  /** Sums over all restarts. */
  readonly seen: Readonly<Record<PageKind, Seen>>
}

/** In turn the browser is closed as a person closes it, and killed. */
export async function countRestarts(setUp: SetUp, family: Family, restarts: number): Promise<Counted> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-airlock-'))
  const site = await openHardSite()
  const install = family === 'Firefox' ? installedFirefox : installedChromium
  const installed = await install({ ...site, extensionFolder: await setUp.extension(family, folder) })
  try {
    let running = await installed.start()
    if (family === 'Chromium') await continueWhereLeftOff(running)
    await setUp.prepare(running, installed)
    // a window each: what is selected in its window is loaded as the browser starts
    await running.open(`https://${pages.plain}/`)
    const other = await running.browser.newPage({ type: 'window' })
    await other.goto(`https://${pages.worker}/`)
    await site.settled()

    const seen: Record<PageKind, Seen> = { plain: none, worker: none }
    for (let restart = 0; restart < restarts; restart += 1) {
      await signIn(running)
      if (restart % 2 === 0) await running.close()
      else {
        await writeDown(running)
        await running.kill()
      }
      site.nextRun()
      running = await installed.start()
      await site.settled()
      for (const kind of kinds) seen[kind] = sum(seen[kind], site.seen(kind))
    }
    const version = /\d+/.exec(await running.browser.version())?.[0] ?? ''
    await running.close()
    return { browser: `${family} ${version}`, restarts, seen }
  } finally {
    await installed.remove()
    await site.close()
    await rm(folder, { recursive: true, force: true })
  }
}

const kinds = Object.keys(pages) as PageKind[]
const none: Seen = { requests: 0, cookies: 0, tokens: 0, drawn: 0 }
const sum = (one: Seen, other: Seen): Seen => ({
  requests: one.requests + other.requests,
  cookies: one.cookies + other.cookies,
  tokens: one.tokens + other.tokens,
  drawn: one.drawn + other.drawn,
})

/** The person's own choice, in the browser's settings. */
async function continueWhereLeftOff(running: RunningBrowser): Promise<void> {
  // a small part of the page of settings, which has its rights
  const page = await running.open('chrome://settings/strings.m.js')
  await page.evaluate(`chrome.settingsPrivate.setPref('session.restore_on_startup', 1)`)
  await page.close()
}

async function onBothPages({ browser }: RunningBrowser, script: string): Promise<void> {
  const open = await browser.pages()
  for (const host of Object.values(pages)) {
    const page = open.find((one) => one.url() === `https://${host}/`)
    if (!page) throw new Error(`${host} is not open: ${open.map((one) => one.url()).join(' ')}`)
    await page.evaluate(script)
  }
}

/** So that every run ends with a session: a sweep that came late has taken the cookie of its own run, too. */
const signIn = (running: RunningBrowser) => onBothPages(running, 'signIn()')

/** ms; browsers write site storage within 5 s. */
const STORAGE_WRITTEN = 7000

/** A crash would else take what has not reached the disk: Chromium writes cookies after 30 s, or after 512 changes. */
async function writeDown(running: RunningBrowser): Promise<void> {
  await onBothPages(
    running,
    `for (let turn = 0; turn < 600; turn += 1) document.cookie = 'turn=' + turn + '; Secure; Max-Age=86400'`,
  )
  await setTimeout(STORAGE_WRITTEN)
}
