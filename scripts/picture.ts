/** Draws the README's picture from the product itself: the popup on the sandbox, three views, light and dark. */
import { writeFile } from 'node:fs/promises'
import { chromium } from '../test/support/browsers.ts'
import { startLatchkey } from '../test/support/latchkey.ts'
import { pairOverPage } from '../test/support/pair.ts'
import { press, sees } from '../test/support/screen.ts'
import { root } from './run.ts'

const views = [
  { name: 'Overview', theme: 'light', shows: 'need you' },
  { name: 'Team', theme: 'dark', shows: 'Bruno Keller' },
  { name: 'Domains', theme: 'light', shows: 'vully-festival' },
] as const

const latchkey = await startLatchkey()
const browser = await chromium({ args: ['--force-device-scale-factor=2'] })
try {
  const popup = await browser.open('popup.html')
  await pairOverPage(popup, latchkey)
  // a person who has looked sees no "new" on everything
  await popup.close()
  const shots: string[] = []
  for (const { name, theme, shows } of views) {
    const page = await browser.open('popup.html')
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }])
    await press(page, name)
    await sees(page, shows)
    shots.push(await page.screenshot({ encoding: 'base64' }))
    await page.close()
  }
  const sheet = await browser.browser.newPage()
  await sheet.setViewport({ width: 1296, height: 644 })
  const frames = shots.map((shot) => `<img src="data:image/png;base64,${shot}">`).join('')
  await sheet.setContent(
    `<style>body{margin:0;padding:32px;display:flex;gap:28px;background:#eef0f4}
     img{width:392px;height:580px;border-radius:12px;box-shadow:0 6px 24px #0002}</style>${frames}`,
  )
  await writeFile(`${root}docs/latchkey.png`, await sheet.screenshot({ encoding: 'binary' }))
} finally {
  await browser.close()
  await latchkey.stop()
}
