/** The popup's list of 500 one-time codes, in a real Chromium: how long after the press it is painted, and what it weighs. */
import { setTimeout } from 'node:timers/promises'
import type { Browser, Page } from 'puppeteer-core'
import type { BenchDaemon } from './daemon.ts'
import { heapOf } from './heap.ts'
import { median, spreadOf, type Report } from './report.ts'

const CODES = 500
const PASSPHRASE = 'correct horse battery'
const PAINTS = 9
const HEAPS = 3
const SETTLED = 800
/** Base32 (RFC 4648, section 6). */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** One for each number: no two seeds are the same. */
function addressOf(number: number): string {
  const tail = LETTERS.charAt(number >> 5) + LETTERS.charAt(number & 31)
  const name = `Site%20${String(number)}`
  return `otpauth://totp/${name}:anna%40vully.example?issuer=${name}&secret=MFRGGZDFMZTWQ2LKNNWG23TPOBYXE4${tail}`
}

async function fillVault(daemon: BenchDaemon): Promise<void> {
  const { sheet, rehearse } = await daemon.ask<{ sheet: string[]; rehearse: number[] }>(
    'POST',
    '/v1/vault/set-up',
    { passphrase: PASSPHRASE, keychain: false },
  )
  const groups = rehearse.map((at) => ({ at, text: sheet[at - 1] }))
  await daemon.ask('POST', '/v1/vault/rehearse', { groups })
  await daemon.ask('POST', '/v1/vault/unlock', { passphrase: PASSPHRASE })
  const text = Array.from({ length: CODES }, (_, number) => addressOf(number)).join('\n')
  const { drafts } = await daemon.ask<{ drafts: { id: string }[] }>('POST', '/v1/codes/drafts', {
    file: text,
  })
  await daemon.ask('POST', '/v1/codes/drafts/keep-all', { ids: drafts.map(({ id }) => id) })
}

/**
 * @param popup its address
 * @param before ms in which one line of text is painted, and MB of the popup before the codes are looked at
 */
export async function measureCodes(
  report: Report,
  browser: Browser,
  popup: string,
  daemon: BenchDaemon,
  { line, heap }: { line: number; heap: number },
): Promise<void> {
  await fillVault(daemon)
  await trust(browser, popup)
  const paints: number[] = []
  while (paints.length < PAINTS) {
    const page = await opened(browser, popup)
    paints.push(await paintedIn(page))
    await page.close()
  }
  report.row(
    'codes-paint-against-one-line',
    median(paints) / line,
    spreadOf(paints.map((took) => took / line)),
  )
  report.also('codes-paint', median(paints), 'ms')
  const heaps: number[] = []
  while (heaps.length < HEAPS) heaps.push((await heapOf(browser, popup, SETTLED, OPEN_LIST)) - heap)
  const spread = spreadOf(heaps)
  report.row('codes-heap-over-popup', spread.median, spread)
}

async function opened(browser: Browser, popup: string): Promise<Page> {
  const page = await browser.newPage()
  await page.goto(popup)
  await setTimeout(700)
  return page
}

const TAB = 'nav button:last-child'

/** A browser that has never proved the passphrase finds the vault locked, though the command line has opened it. */
async function trust(browser: Browser, popup: string): Promise<void> {
  const page = await opened(browser, popup)
  await page.click(TAB)
  await page.waitForSelector('[name=passphrase]')
  await page.type('[name=passphrase]', PASSPHRASE)
  await page.keyboard.press('Enter')
  await page.waitForSelector('.code-item')
  await page.close()
}

/** From the press to the frame after the one in which the first rows stand, in ms. */
const paintedIn = (page: Page): Promise<number> =>
  page.evaluate(
    (tab) =>
      new Promise<number>((resolve) => {
        const began = performance.now()
        const watcher = new MutationObserver(() => {
          if (document.querySelectorAll('.code-item').length < 5) return
          watcher.disconnect()
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - began)))
        })
        watcher.observe(document.body, { childList: true, subtree: true })
        document.querySelector<HTMLElement>(tab)?.click()
      }),
    TAB,
  )

/** Opens the list, and resolves once its first rows stand. */
const OPEN_LIST = `new Promise((resolve) => {
  const drawn = () => document.querySelector('.code-item') !== null && resolve()
  new MutationObserver(drawn).observe(document.body, { childList: true, subtree: true })
  document.querySelector('${TAB}').click()
})`
