/** From the daemon's first sync of the large set to the popup's first paint and the toolbar's badge, in a real Chromium. */
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { launch, TargetType, type Browser, type Page } from 'puppeteer-core'
import { outputFolder } from '../../scripts/build-extension.ts'
import { programPath } from '../../scripts/tools.ts'
import { toolbar } from '../support/browsers.ts'
import { eventually } from '../support/latchkey.ts'
import { measureCodes } from './codes.ts'
import { startBuilt, type BenchDaemon } from './daemon.ts'
import { heapOf, popupSize } from './heap.ts'
import { folderOnDisk } from './large.ts'
import { median, spreadOf, type Report } from './report.ts'

/** Opened in turn, so that whatever else the computer does meets both alike. */
const PAINTS = 15
/** After this long (ms) without a larger paint, the last one was the largest. */
const PAINTED = 700
const REPAINTS = 5
const HEAPS = 3
/** ms; by then the popup has asked the daemon for what it draws. */
const SETTLED = 1500
const FIRST_SYNCS = 3
/** Of the large set. */
const ORGANISATION = 'Atelier Vully Group SA'
const ONE_LINE = '<!doctype html><meta charset="utf-8"><title>Line</title><p>2,344 things need you</p>\n'

interface Shown {
  readonly syncing: boolean
  readonly lastSyncAt: string | null
  readonly things: readonly { readonly key: string; readonly status: string }[]
}

/** Starts on an empty folder and reads the large set; leaves the last daemon running. */
async function measureFirstSyncs(report: Report): Promise<{ home: string; daemon: BenchDaemon }> {
  const stalls: number[] = []
  const weights: number[] = []
  for (;;) {
    const home = await folderOnDisk()
    const daemon = await startBuilt(home, { args: ['--sandbox=large'], probed: true })
    await daemon.stall()
    const overview = () => daemon.ask<Shown>('GET', '/v1/overview')
    await eventually(overview, ({ syncing, lastSyncAt }) => !syncing && lastSyncAt !== null, 120_000)
    stalls.push(await daemon.stall())
    weights.push((await daemon.memory()) ?? NaN)
    if (stalls.length === FIRST_SYNCS) {
      const spread = spreadOf(stalls)
      report.row('stall-in-first-sync', spread.median, spread)
      report.also('daemon-memory-after-first-sync', median(weights), 'MB')
      return { home, daemon }
    }
    await daemon.stop()
    await rm(home, { recursive: true, force: true })
  }
}

export async function measureFirstSyncAndBrowser(report: Report): Promise<void> {
  const { home, daemon } = await measureFirstSyncs(report)
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-bench-'))
  const extension = join(folder, 'extension')
  await cp(outputFolder.chrome, extension, { recursive: true })
  await writeFile(join(extension, 'line.html'), ONE_LINE)
  const browser = await openChromium(extension, join(folder, 'profile'))
  try {
    const worker = await browser.waitForTarget((target) => target.type() === TargetType.SERVICE_WORKER)
    const at = (path: string) => `${worker.url().split('/').slice(0, 3).join('/')}/${path}`
    await pair(browser, at, daemon)
    // before many pages have come and gone in the process: what they left there is not the popup's
    const heap = await measureHeap(report, browser, at)
    const line = await measurePaints(report, browser, at)
    await measureCodes(report, browser, at('popup.html'), daemon, { line, heap })
    await measureRepaints(report, browser, at, daemon)
  } finally {
    await browser.close()
    await daemon.stop()
    for (const used of [folder, home]) await rm(used, { recursive: true, force: true })
  }
}

type Address = (path: string) => string

function openChromium(extension: string, userDataDir: string): Promise<Browser> {
  const executablePath = programPath(['chromium', 'chromium-browser'])
  if (executablePath === null) throw new Error('chromium is missing: apt-get install chromium')
  return launch({
    executablePath,
    userDataDir,
    headless: true,
    pipe: true,
    enableExtensions: [extension],
    defaultViewport: popupSize,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--lang=en-GB',
    ],
  })
}

async function open(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage()
  await page.goto(url)
  return page
}

async function pair(browser: Browser, at: Address, daemon: BenchDaemon): Promise<void> {
  const page = await open(browser, at('line.html'))
  await page.evaluate(async (port) => {
    await (globalThis as unknown as Storage).chrome.storage.local.set({ port })
  }, daemon.port)
  const { code } = await daemon.ask<{ code: string }>('POST', '/v1/pairing', {})
  await page.goto(at('popup.html'))
  await page.waitForSelector('input.code')
  await page.type('input.code', code)
  // by then the page has also left behind what the next one draws from
  await page.waitForFunction(
    (name) => document.body.innerText.includes(name),
    { timeout: 60_000 },
    ORGANISATION,
  )
  await setTimeout(1000)
  await page.close()
}

interface Storage {
  readonly chrome: {
    readonly storage: { readonly local: { set(items: object): Promise<void> } }
  }
}

/** @returns ms in which one line of text is painted */
async function measurePaints(report: Report, browser: Browser, at: Address): Promise<number> {
  const popup: number[] = []
  const line: number[] = []
  for (let turn = 0; turn < PAINTS; turn += 1) {
    line.push(await largestPaint(browser, at('line.html')))
    popup.push(await largestPaint(browser, at('popup.html')))
  }
  const ratios = popup.map((took, turn) => took / (line[turn] ?? NaN))
  report.row('popup-paint-against-one-line', median(popup) / median(line), spreadOf(ratios))
  report.also('popup-paint', median(popup), 'ms')
  report.also('one-line-paint', median(line), 'ms')
  return median(line)
}

/** Largest Contentful Paint since the navigation, in ms. */
async function largestPaint(browser: Browser, url: string): Promise<number> {
  const page = await open(browser, url)
  await setTimeout(PAINTED)
  const took = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          resolve(list.getEntries().at(-1)?.startTime ?? NaN)
        }).observe({ type: 'largest-contentful-paint', buffered: true })
      }),
  )
  await page.close()
  return took
}

/** @returns that of the popup, in MB */
async function measureHeap(report: Report, browser: Browser, at: Address): Promise<number> {
  const line = await heapOf(browser, at('line.html'), SETTLED)
  const heaps: number[] = []
  while (heaps.length < HEAPS) heaps.push(await heapOf(browser, at('popup.html'), SETTLED))
  const spread = spreadOf(heaps)
  report.row('popup-heap', spread.median, spread)
  report.also('one-line-heap', line, 'MB')
  return spread.median
}

/** A page without a script looks at the toolbar: it is no page that listens to the daemon. */
async function measureRepaints(
  report: Report,
  browser: Browser,
  at: Address,
  daemon: BenchDaemon,
): Promise<void> {
  const watcher = await open(browser, at('line.html'))
  const listening = await open(browser, at('options.html'))
  await setTimeout(3000)
  const times: number[] = []
  for (let turn = 0; turn < REPAINTS; turn += 1) times.push(await repaintedIn(watcher, daemon, turn))
  const spread = spreadOf(times)
  report.row('badge-after-change-page-open', spread.most, spread)
  await listening.close()
  await setTimeout(1000)
  report.row('badge-after-change-no-page', await repaintedIn(watcher, daemon, REPAINTS))
}

/** Puts one more thing off, so that the count sinks by one. In seconds, from the daemon's answer to the new badge. */
async function repaintedIn(watcher: Page, daemon: BenchDaemon, place: number): Promise<number> {
  const { things } = await daemon.ask<Shown>('GET', '/v1/overview')
  const thing = things.find(({ status }) => status === 'open')
  if (thing === undefined) throw new Error(`nothing is left to put off at turn ${String(place)}`)
  const before = await toolbar(watcher)
  const until = new Date(Date.now() + 86_400_000).toISOString()
  await daemon.ask('POST', '/v1/marks', { key: thing.key, as: 'snoozed', until, reason: 'bench' })
  const began = performance.now()
  while ((await toolbar(watcher)).title === before.title) {
    if (performance.now() - began > 90_000) return Infinity
    await setTimeout(10)
  }
  return (performance.now() - began) / 1000
}
