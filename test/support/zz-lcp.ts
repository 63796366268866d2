import puppeteer from 'puppeteer-core'
import { writeFileSync, rmSync } from 'node:fs'
import { startFakeDaemon, CODE } from './fake-daemon.ts'
const daemon = await startFakeDaemon(47600)
daemon.state.size = 10_000
const browser = await puppeteer.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'], pipe: true, enableExtensions: ['/work/main/.output/chrome-mv3'] })
const worker = await browser.waitForTarget((t) => t.type() === 'service_worker' && t.url().endsWith('background.js'), { timeout: 15000 })
const base = new URL('/', worker.url()).href.replace(/\/$/, '')
const wait = (ms: number) => new Promise((r) => setTimeout(r, ms))
const page = await browser.newPage()
await page.goto(`${base}/popup.html`); await wait(400); await page.type('.code', CODE); await wait(800); await page.goto(`${base}/popup.html`); await wait(800); await page.close()
const lcp = async (url: string) => {
  const p = await browser.newPage(); await p.setViewport({ width: 392, height: 580 })
  await p.evaluateOnNewDocument(() => { (globalThis as any).lcp = 0; new PerformanceObserver((l) => { for (const e of l.getEntries()) (globalThis as any).lcp = e.startTime }).observe({ type: 'largest-contentful-paint', buffered: true }) })
  await p.goto(url); await wait(300)
  const r: any = await p.evaluate(() => ({ lcp: (globalThis as any).lcp, marks: performance.getEntriesByType('mark').map((m) => [m.name, Math.round(m.startTime)]), res: performance.getEntriesByType('resource').map((m: any) => [m.name.split('/').pop(), Math.round(m.startTime), Math.round(m.responseEnd)]) }))
  const c = await p.createCDPSession(); await c.send('HeapProfiler.enable'); await c.send('HeapProfiler.collectGarbage'); const heap = await p.metrics()
  await p.close(); return { ...r, heap: heap.JSHeapUsedSize }
}
const med = (a: number[]) => a.sort((x, y) => x - y)[Math.floor(a.length / 2)]
const one: number[] = [], mine: number[] = []
writeFileSync('/work/main/.output/chrome-mv3/zz.html', '<!doctype html><p>Hello')
let last: any
for (let i = 0; i < 15; i++) { const z = await lcp(`${base}/zz.html`); one.push(z.lcp); if (i===14) console.log('base heap', z.heap); last = await lcp(`${base}/popup.html`); mine.push(last.lcp) }
console.log(JSON.stringify(last))
console.log('one-line', med(one), 'popup', med(mine), 'ratio', med(mine)! / med(one)!)
rmSync('/work/main/.output/chrome-mv3/zz.html')
await browser.close(); await daemon.close(); process.exit(0)
