import { createRequire } from 'node:module'
const require = createRequire('/work/main/package.json')
const puppeteer = require('puppeteer-core')
import { startFakeDaemon, CODE } from '/work/main/test/support/fake-daemon.ts'
import { mkdirSync } from 'node:fs'
const out = '/tmp/shots'; mkdirSync(out, { recursive: true })
const daemon = await startFakeDaemon(47600)
const browser = await puppeteer.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'], pipe: true, enableExtensions: ['/work/main/.output/chrome-mv3'] })
const id = 'EXTID'
const worker = await browser.waitForTarget((t: any) => t.type() === 'service_worker' && t.url().endsWith('background.js'), { timeout: 15000 })
const base = new URL('/', worker.url()).href.replace(/\/$/, '')
console.log(base)
const page = await browser.newPage()
page.on('console', (m: any) => console.log('console', m.type(), m.text()))
page.on('pageerror', (e: any) => console.log('pageerror', e.stack ?? e.message))
const scheme = async (s: string) => page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: s }])
const popup = async (w = 392, h = 580) => { await page.setViewport({ width: w, height: h, deviceScaleFactor: 2 }); await page.goto(`${base}/popup.html`); await new Promise((r) => setTimeout(r, 500)) }
const shot = (n: string) => page.screenshot({ path: `${out}/${n}.png` })
await popup(); await shot('pairing')
await page.type('.code', '111111'); await new Promise((r) => setTimeout(r, 300)); await shot('pairing-wrong')
await page.click('.code', { clickCount: 3 }); await page.type('.code', CODE); await new Promise((r) => setTimeout(r, 800))
console.log(daemon.requests.map((r)=>r.line+' '+r.body.slice(0,90)).join('\n')); await shot('after-pair')
for (const s of ['light', 'dark']) {
  await scheme(s); await popup(); await shot(`overview-${s}`)
  await page.click('.hero .link'); await new Promise((r) => setTimeout(r, 100)); await shot(`score-${s}`)
  await page.click('.finding .btn'); await new Promise((r) => setTimeout(r, 100)); await shot(`panel-${s}`)
  await page.evaluate(() => { document.querySelector('main')!.scrollTop = 9999 }); await shot(`panel-end-${s}`)
  await page.click('.panel .back')
  await page.select('select', '1'); await new Promise((r) => setTimeout(r, 300))
  await page.click('nav button:nth-child(2)'); await new Promise((r) => setTimeout(r, 400)); await shot(`team-${s}`)
  await page.click('nav button:nth-child(3)'); await new Promise((r) => setTimeout(r, 400)); await page.click('.seg button:last-child'); await new Promise((r) => setTimeout(r, 400)); await shot(`domains-${s}`)
  await page.keyboard.down('Control'); await page.keyboard.press('k'); await page.keyboard.up('Control'); await page.keyboard.type('rest'); await new Promise((r) => setTimeout(r, 200)); await shot(`palette-${s}`)
  await page.keyboard.press('Escape')
  await page.setViewport({ width: 1080, height: 900, deviceScaleFactor: 1 })
  for (const v of ['overview', 'team', 'domains', 'settings']) { await page.goto('about:blank'); await page.goto(`${base}/options.html#/${v}`); await new Promise((r) => setTimeout(r, 700)); await page.screenshot({ path: `${out}/full-${v}-${s}.png`, fullPage: true }) }
  await page.goto(`${base}/popup.html`); await page.setViewport({ width: 392, height: 580, deviceScaleFactor: 2 }); await new Promise((r) => setTimeout(r, 300)); await page.select('select', 'all').catch(() => {})
}
await daemon.close(); await scheme('light')
await popup(); await shot('stale')
await browser.close()
process.exit(0)
