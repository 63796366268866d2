/** What a page of the extension weighs. */
import { setTimeout } from 'node:timers/promises'
import type { Browser } from 'puppeteer-core'

/** Of the popup, in CSS pixels. */
export const popupSize = { width: 392, height: 580 }

/**
 * Opens it, waits until nothing has moved for long, collects what is garbage, and closes it. The page is led by the protocol alone: in
 * one that the driver leads there is a second world of its own, which weighs a tenth of a megabyte or two, and which no person's
 * popup has. With no other page of the extension open: pages of one process share a heap.
 *
 * @param settles ms
 * @param act a script to run once the page is there; what it returns is waited for
 * @returns MB of its scripts' heap
 */
export async function heapOf(browser: Browser, url: string, settles: number, act?: string): Promise<number> {
  const whole = await browser.target().createCDPSession()
  const { targetId } = await whole.send('Target.createTarget', { url: 'about:blank' })
  const { sessionId } = await whole.send('Target.attachToTarget', { targetId, flatten: true })
  const page = whole.connection()?.session(sessionId)
  if (!page) throw new Error(`no page at ${url}`)
  await page.send('Emulation.setDeviceMetricsOverride', { ...popupSize, deviceScaleFactor: 1, mobile: false })
  await page.send('Page.navigate', { url })
  await setTimeout(settles)
  if (act !== undefined) {
    const { exceptionDetails } = await page.send('Runtime.evaluate', { expression: act, awaitPromise: true })
    if (exceptionDetails) throw new Error(`${url}: ${exceptionDetails.text}`)
    await setTimeout(settles)
  }
  await page.send('HeapProfiler.enable')
  await page.send('HeapProfiler.collectGarbage')
  const { usedSize } = await page.send('Runtime.getHeapUsage')
  await whole.send('Target.closeTarget', { targetId })
  await whole.detach()
  return usedSize / 1e6
}
