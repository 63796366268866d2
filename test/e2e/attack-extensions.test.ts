/** What another extension gets of the daemon and of ours, with every permission that a person can give it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attackerInFirefox, forge, spied, writeAttacker } from '../support/attacking-extension.ts'
import { startDefenceless } from '../support/attacking-page.ts'
import { chromium, firefox, type ExtensionBrowser } from '../support/browsers.ts'
import { eventually, startLatchkey, type Latchkey } from '../support/latchkey.ts'
import { pairOverPage } from '../support/pair.ts'
import { press, sees } from '../support/screen.ts'
import type { WebServer } from '../support/web-server.ts'

describe.each([
  ['Chromium', chromium],
  ['Firefox', firefox],
] as const)('another extension in %s', (family, open) => {
  let folder: string
  let latchkey: Latchkey
  let browser: ExtensionBrowser
  let attacker: Page
  let popup: Page
  let echo: WebServer

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'latchkey-'))
    await writeAttacker(family, folder)
    latchkey = await startLatchkey()
    echo = await startDefenceless()
    browser = await open({ also: [folder], uuids: attackerInFirefox.uuids })
    attacker = await browser.openOther(
      family === 'Firefox' ? attackerInFirefox.origin : '/attacker.js',
      'page.html',
    )
    popup = await browser.open('popup.html')
    await pairOverPage(popup, latchkey)
  })
  afterAll(async () => {
    await browser.close()
    await latchkey.stop()
    await echo.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('can say that it is ours: a server hears our origin', async () => {
    for (const method of ['GET', 'POST']) {
      const body = method === 'POST' ? { body: '{}' } : {}
      const said = await forge(attacker, { url: echo.origin, origin: browser.origin, method, ...body })
      expect(said).toBe('200 {"secret":"of the inside"}')
      const { headers } = echo.requests.at(-1) ?? {}
      expect(headers).toMatchObject({
        origin: browser.origin,
        'sec-fetch-site': family === 'Chromium' ? 'none' : 'same-origin',
        'sec-fetch-mode': 'cors',
        'sec-fetch-dest': 'empty',
        'x-latchkey-client': '1',
      })
    }
  })

  it('gets nothing by saying so', async () => {
    const before = await latchkey.json('clients', 'list')
    const ask = (method: string, path: string, body?: object) =>
      forge(attacker, {
        url: latchkey.url + path,
        origin: browser.origin,
        method,
        ...(body && { body: JSON.stringify(body) }),
      })
    const [client] = before as { id: string }[]
    const refused = '401 {"error":"unauthorized"}'
    for (const path of ['/v1/status', '/v1/overview', '/v1/clients', '/v1/events', '/v1/openapi.json'])
      expect([path, await ask('GET', path)]).toEqual([path, refused])
    expect(await ask('PATCH', '/v1/settings', { language: 'it' })).toBe(refused)
    expect(await ask('DELETE', `/v1/clients/${client?.id ?? ''}`, {})).toBe(refused)
    expect(await ask('POST', '/v1/session', {})).toBe(refused)
    const pair = { code: '000000', clientName: 'evil', nonce: 'A'.repeat(22) }
    expect(await ask('POST', '/v1/pair', pair)).toBe('404 {"error":"pairing-closed"}')
    expect(await latchkey.json('clients', 'list')).toEqual(before)
  })

  it('would get it by our token, which alone keeps it out', async () => {
    const session = await popup.evaluate(async () => {
      interface Storage {
        readonly storage: { readonly session: { get(): Promise<Record<string, unknown>> } }
      }
      const { browser, chrome } = globalThis as unknown as { browser?: Storage; chrome: Storage }
      return JSON.stringify(await (browser ?? chrome).storage.session.get())
    })
    const bearer = /"([\w-]{43})"/.exec(session)?.[1] ?? ''
    const asked = { url: `${latchkey.url}/v1/clients`, origin: browser.origin, method: 'GET', bearer }
    expect(await forge(attacker, asked)).toMatch(/^200 /)
  })

  it('sees none of our requests, though it sees every page’s', async () => {
    const ours = async () => (await spied(attacker)).filter((line) => line.startsWith(latchkey.url))
    const before = (await ours()).length
    // what each shows was asked for
    await press(popup, 'Team')
    await sees(popup, 'Bruno Keller')
    await press(popup, 'Domains')
    await sees(popup, 'vully-festival.example')
    // later than all of these, and seen
    const page = await browser.browser.newPage()
    await page.goto(`${echo.origin}/seen-by-all`)
    await page.evaluate(
      (url) => fetch(url, { mode: 'no-cors' }).catch(() => undefined),
      `${latchkey.url}/v1/seen`,
    )
    await eventually(ours, (lines) => lines.some((line) => line.includes('/v1/seen')))
    const since = (await ours()).slice(before)
    expect(since.filter((line) => !line.includes('/v1/seen'))).toEqual([])
    expect((await spied(attacker)).some((line) => line.includes('/seen-by-all'))).toBe(true)
    // its own it sees as well, with what it put in
    expect((await spied(attacker)).filter((line) => line.includes('Bearer')).length).toBeGreaterThan(0)
    await page.close()
  })
})
