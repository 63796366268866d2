/** Opens a browser with the extension loaded and paired with a sandbox of its own, until the browser is closed. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, firefox } from '../test/support/browsers.ts'
import { startLatchkey } from '../test/support/latchkey.ts'
import { pairOverPage } from '../test/support/pair.ts'
import { buildExtension, isBuilt } from './build-extension.ts'
import { programPath } from './tools.ts'

const chromePrograms = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const isFirefox = process.argv.includes('firefox') || programPath(chromePrograms) === null
const which = isFirefox ? 'firefox' : 'chrome'
if (!(await isBuilt(which)) && !(await buildExtension(which))) process.exit(1)

const home = await mkdtemp(join(tmpdir(), 'latchkey-demo-'))
const latchkey = await startLatchkey({ home })
const browser = await (isFirefox ? firefox : chromium)({ headless: false })
const popup = await browser.open('popup.html')
await pairOverPage(popup, latchkey)
await browser.open('options.html', { width: 1280, height: 900 })

console.log(`
A browser with Latchkey is open and paired with a sandbox; its Manager is http://manager.localhost:${String(latchkey.sandboxPort)}
This browser forgets the extension when it closes, so what happens at a browser's start cannot be tried in it.
Close the browser to end.`)
await new Promise<void>((resolve) => {
  browser.browser.once('disconnected', () => {
    resolve()
  })
})
await latchkey.stop()
await rm(home, { recursive: true, force: true })
