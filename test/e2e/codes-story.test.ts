/** A second factor from the QR code of the Manager to the sign-in after a restart, where it costs one press; and no trace of its seed. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newRule } from '#shared/sessions.ts'
import type { CodeEntry } from '#shared/codes.ts'
import { pairExtension } from '../support/extension-client.ts'
import type { InstalledBrowser, RunningBrowser } from '../support/installed-browser.ts'
import { installedChromium } from '../support/installed-chromium.ts'
import { installedFirefox, type InstalledFirefox } from '../support/installed-firefox.ts'
import { eventually, startLatchkey, type Latchkey } from '../support/latchkey.ts'
import { managerOf } from '../support/manager-pages.ts'
import { pairOverPage } from '../support/pair.ts'
import { plantedIn } from '../support/planted-secrets.ts'
import { popupHands } from '../support/popup-hands.ts'
import { fill, press, sees } from '../support/screen.ts'
import { testAuthority, type TestAuthority } from '../support/test-authority.ts'
import {
  chromiumButton,
  CHROMIUM_PRESSES,
  firefoxButton,
  firefoxPresses,
  type ToolbarButton,
} from '../support/toolbar-press.ts'
import { openVaultIn, VAULT_PASSPHRASE } from '../support/vault-in-program.ts'

const popup = { path: 'popup.html', ready: 'document.body.innerText.length > 0' }

describe.each(['Chromium', 'Firefox'] as const)('in %s', (family) => {
  let latchkey: Latchkey
  let authority: TestAuthority
  let installed: InstalledBrowser
  let running: RunningBrowser
  let button: ToolbarButton
  let site: string
  let seed: string

  const start = async () => {
    if (installed.name === 'Chromium') {
      running = await installed.start({ args: [CHROMIUM_PRESSES], restore: false })
      button = chromiumButton(running.browser, installed.origin, popup)
    } else {
      const firefox = await (installed as InstalledFirefox).start({
        preferences: firefoxPresses,
        restore: false,
      })
      running = firefox
      button = firefoxButton(firefox.parent, popup)
    }
  }
  const pressOver = async (page: Page) => popupHands(await button.press(page))
  const inExtension = async <T>(script: string): Promise<T> => {
    const page = await running.open(`${installed.origin}/icon/ok-16.png`)
    const answer = await page.evaluate(
      `(async () => { const api = globalThis.browser ?? chrome; ${script} })()`,
    )
    await page.close()
    return answer as T
  }

  const isEmptyingClipboard = () =>
    inExtension<boolean>(
      family === 'Chromium'
        ? 'return api.offscreen.hasDocument()'
        : `return (await api.alarms.get('clipboard')) !== undefined`,
    )

  beforeAll(async () => {
    ;[latchkey, authority] = await Promise.all([startLatchkey(), testAuthority()])
    site = managerOf(latchkey)
    installed = await (family === 'Chromium' ? installedChromium : installedFirefox)({
      hosts: ['*.test'],
      port: latchkey.sandboxPort,
      authority: authority.pem,
    })
    await start()
    const page = await running.open(`${installed.origin}/popup.html`)
    await pairOverPage(page, latchkey)
    await page.close()
    const { session } = await pairExtension(latchkey)
    const { ask } = await openVaultIn(latchkey, session)
    await ask('POST', '/v1/vault/lock')
  })
  afterAll(async () => {
    await installed.remove()
    await authority.remove()
    await latchkey.stop()
  })

  const signIn = async (next: string) => {
    // where the airlock is still at work it opens the address in another tab, and this one is gone
    await running.open(`${site}/login?next=${next}`).catch(() => undefined)
    const find = async () =>
      (await running.browser.pages()).findLast((one) => one.url().startsWith(`${site}/login`))
    const page = await eventually(find, (found) => found !== undefined)
    if (!page) throw new Error('never')
    await fill(page, 'email', 'bruno.keller@atelier-vully.example')
    await fill(page, 'password', 'bruno-likes-paper')
    await press(page, 'Sign in')
    return page
  }
  /** Whoever presses before a page is whole may press what has moved away meanwhile. */
  const arrives = (page: Page, path: string) =>
    eventually(
      () => page.evaluate(() => `${location.pathname} ${document.readyState}`).catch(() => ''),
      (where) => where === `${path} complete`,
    )
  const codeIn = async (page: Page, hands: { text(): Promise<string> }) => {
    const code = await eventually(
      async () => ({
        value: await page.evaluate(() => document.querySelector<HTMLInputElement>('[name=code]')?.value),
        said: await hands.text(),
      }),
      ({ value }) => value !== undefined && value !== '',
    )
    expect(code.value).toMatch(/^\d{6}$/)
  }

  it('is added from the QR code that the Manager shows, with the first code in its field', async () => {
    const page = await signIn('/2fa')
    await arrives(page, '/2fa')
    await press(page, 'Set up an OTP app')
    await arrives(page, '/2fa/app')
    await sees(page, 'Secret')
    seed = await page.evaluate(() => document.querySelector('#secret')?.textContent ?? '')
    expect(seed).toMatch(/^[A-Z2-7]{32}$/)

    // as the popup says where it cannot be seen whole
    await page.evaluate(() => document.querySelector('.qr')?.scrollIntoView({ block: 'center' }))

    const first = await pressOver(page)
    await first.press('Codes')
    await first.fill('passphrase', VAULT_PASSPHRASE)
    await first.press('Open and fill in')
    await first.press('Add from the QR code on this page')
    // the whole view opens beside it, which shuts the popup in Chromium
    await eventually(
      async () => {
        const said = await first.text()
        // as it says itself: a picture that was taken too early has none
        if (said.includes('No QR code was found')) await first.press('Add from the QR code on this page')
        return [(await running.browser.pages()).map((one) => one.url()), said].join('\n')
      },
      (seen) => seen.includes('#/codes/add') || seen.includes('Not kept yet'),
    )
    const second = await pressOver(page)
    await second.press('Codes')
    await second.press('Fill in')
    await codeIn(page, second)
    await press(page, 'Switch on')
    await sees(page, /backup codes/i)
    const third = await pressOver(page)
    await third.press('Codes')
    await third.press('The site took it: keep it')
    const kept = await eventually(
      async () => {
        const { code, out } = await latchkey.cli(['otp', 'list', '--json'])
        return code === 0 ? (JSON.parse(out) as CodeEntry[]) : []
      },
      ({ length }) => length > 0,
    )
    expect(kept).toMatchObject([{ issuer: 'Sandbox Manager', confirmedBy: 'site', origins: [site] }])
    await page.close()
  })

  it('after a restart the airlock has ended the session, and the second factor costs one press', async () => {
    await running.grant('*://manager.localhost/*')
    await running.grant('*://*.manager.localhost/*')
    const rule = newRule('manager.localhost')
    await inExtension(`await api.runtime.sendMessage(${JSON.stringify({ do: 'rule', rule })})`)
    expect(await isEmptyingClipboard()).toBe(false)
    const before = await running.open(`${site}/2fa`)
    const copying = await pressOver(before)
    await copying.press('Codes')
    await copying.press('Show')
    await copying.press('Copy')
    await copying.sees('The clipboard is emptied in 30 s')
    await running.close()
    await start()
    // what waited has ended with the browser, and waits anew
    await eventually(isEmptyingClipboard, (waits) => waits)

    const page = await signIn('/2fa')
    await sees(page, 'Enter the code of your app')
    const hands = await pressOver(page)
    await hands.press('Fill in')
    await codeIn(page, hands)
    await press(page, 'Sign in')
    await arrives(page, '/2fa')
    await page.close()
  })

  it('over another port there is nothing to press', async () => {
    const page = await running.open(`http://manager.localhost:${String(latchkey.port)}/health`)
    const hands = await pressOver(page)
    await hands.press('Codes')
    await hands.sees('Sandbox Manager')
    expect(await hands.text()).not.toContain('Fill in')
    await page.close()
  })

  it('nothing of the seed stays in the browser', async () => {
    const left = await inExtension<string>(`
      const databases = await Promise.all((await indexedDB.databases()).map(async ({ name }) => {
        const database = await new Promise((done) => {
          indexedDB.open(name).onsuccess = ({ target }) => done(target.result)
        })
        return Promise.all([...database.objectStoreNames].map((store) => new Promise((done) => {
          database.transaction(store).objectStore(store).getAll().onsuccess = ({ target }) => done(target.result)
        })))
      }))
      const cached = await Promise.all((await caches.keys()).map(async (name) => {
        const answers = await (await caches.open(name)).matchAll()
        return Promise.all(answers.map((answer) => answer.text()))
      }))
      const bytes = (_, value) => value instanceof Uint8Array || value instanceof ArrayBuffer
        ? String.fromCharCode(...new Uint8Array(value)) : value
      return JSON.stringify([
        await api.storage.local.get(null), await api.storage.session.get(null), { ...localStorage }, databases, cached,
      ], bytes)`)
    // what is kept there is seen
    expect(left).toContain('manager.localhost')
    expect(plantedIn(left, { seed })).toEqual([])
  })
})
