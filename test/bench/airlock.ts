/** From the start of a browser to the open airlock, with 1,000 cookies to sweep, and what got through before. */
import { airlockedBrowser, families, type AirlockedBrowser } from '../support/airlocked-browser.ts'
import { credentialSite, type CredentialSite } from '../support/credential-site.ts'
import { eventually } from '../support/latchkey.ts'
import { newRule, type Receipt } from '#shared/sessions.ts'
import { spreadOf, median, type Report } from './report.ts'

const RUNS = 7
/** Browsers keep 180 cookies of a site at most, so 1,000 need several: 10 rules, 5 hosts each, 20 cookies each. */
const SITES = Array.from({ length: 10 }, (_, at) => `ruled${String(at)}.test`)
const HOSTS = SITES.flatMap((site) => Array.from({ length: 5 }, (_, at) => `host${String(at)}.${site}`))
const COOKIES = 20
/** Restored in windows of their own, so that both are loaded at once: one under a rule, one that nothing holds back. */
const RULED = `https://${HOSTS[0] ?? ''}/plain`
const FREE = 'https://free.test/plain'

/** In ms; from the start of the browser's process where nothing else is said. */
interface Start {
  /** Until the server is asked for the page that nothing holds back. */
  readonly free: number
  /** Until the server is asked for the page under a rule: the airlock has opened. */
  readonly ruled: number
  /** What the longest of its receipts says. */
  readonly sweep: number
  /** Requests to a site before its door had opened, or with a cookie of an earlier run. */
  readonly before: number
}

export async function measureAirlock(report: Report): Promise<void> {
  report.note(
    'airlock-open: from the request of a restored page that nothing holds back to the one of a page under a rule, beside it',
  )
  for (const family of families) {
    const site = await credentialSite()
    const browser = await airlockedBrowser(family, site)
    try {
      const starts = await measureStarts(browser, site)
      const name = `airlock-open-1000-cookies-${of[family]}` as const
      const spread = spreadOf(starts.map(({ free, ruled }) => ruled - free))
      report.row(name, spread.median, spread)
      for (const [what, key] of parts)
        report.also(`${name}-${what}`, median(starts.map((one) => one[key])), 'ms')
      report.row(
        `airlock-let-through-before-${of[family]}`,
        starts.reduce((sum, { before }) => sum + before, 0),
      )
    } finally {
      await browser.remove()
      await site.close()
    }
  }
}

const of = { Chromium: 'chromium', Firefox: 'firefox' } as const
const parts = [
  ['from-process-to-free-page', 'free'],
  ['from-process-to-ruled-page', 'ruled'],
  ['by-its-receipt', 'sweep'],
] as const

async function measureStarts(browser: AirlockedBrowser, site: CredentialSite): Promise<readonly Start[]> {
  await browser.running.grant('*://*.test/*')
  for (const ruled of SITES) await browser.ask({ do: 'rule', rule: newRule(ruled) })
  await browser.running.open(RULED)
  const window = await browser.running.browser.newPage({ type: 'window' })
  await window.goto(FREE)
  const starts: Start[] = []
  while (starts.length < RUNS) {
    await setCookies(browser)
    let began = NaN
    const between = () => Promise.resolve((began = Date.now()))
    const mark = await browser.restart({ between })
    const asked = (url: string, after: number) =>
      site.next(({ at, host, path }) => `https://${host}${path}` === url && at >= after, mark)
    const [free] = await Promise.all([asked(FREE, began), asked(RULED, began)])
    const receipts = await receiptsOf(browser, began)
    const openedAt = (host: string) => {
      const receipt = receipts.find((one) => host.endsWith(`.${one.site}`))
      return receipt && Date.parse(receipt.at)
    }
    const before = site.since(mark).filter(({ at, host, cookie }) => {
      const opened = openedAt(host)
      return opened !== undefined && (cookie !== undefined || at < opened)
    })
    const ruled = await asked(RULED, openedAt(new URL(RULED).host) ?? NaN)
    starts.push({
      free: free.at - began,
      ruled: ruled.at - began,
      sweep: Math.max(...receipts.map(({ tookMs }) => tookMs)),
      before: before.length,
    })
  }
  return starts
}

/** One for each rule, of the run that began at `began`; every cookie was removed. */
async function receiptsOf(browser: AirlockedBrowser, began: number): Promise<readonly Receipt[]> {
  const look = async () =>
    (await browser.ask({ do: 'look' })).receipts.filter(({ at }) => Date.parse(at) > began)
  const receipts = await eventually(look, ({ length }) => length === SITES.length)
  const removed = receipts.reduce((sum, one) => sum + one.removed.cookies, 0)
  if (removed !== HOSTS.length * COOKIES) throw new Error(`${String(removed)} cookies were removed`)
  return receipts
}

/** Lasting ones that no script can read, as long as a credential. */
const setCookies = (browser: AirlockedBrowser): Promise<void> =>
  browser.inExtension(`
    const expirationDate = Date.now() / 1000 + 86400
    const cookiesOf = (host) => Array.from({ length: ${String(COOKIES)} }, (_, at) => ({
      url: 'https://' + host + '/', name: 'sid' + at, value: crypto.randomUUID(), secure: true, httpOnly: true, expirationDate }))
    for (const host of ${JSON.stringify(HOSTS)})
      await Promise.all(cookiesOf(host).map((cookie) => api.cookies.set(cookie)))`)
