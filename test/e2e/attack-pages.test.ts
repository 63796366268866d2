/** What a web page gets of the daemon, in real browsers: from elsewhere, from a rebound name, and from where the browser itself forbids it. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attackFrom, EVIL, resolvesEvil, startDefenceless, type Outcomes } from '../support/attacking-page.ts'
import { chromium, firefox, type ExtensionBrowser } from '../support/browsers.ts'
import { freePort } from '../support/latchkey.ts'
import { pairOverPage } from '../support/pair.ts'
import { pairedProgram, type PairedProgram } from '../support/paired-program.ts'
import { press, sees } from '../support/screen.ts'
import type { WebServer } from '../support/web-server.ts'

const REFUSED = /^(?:4\d\d \{"error":"[a-z-]+"\}|opaque|error|load|true|nothing came|TypeError: .*)$/
/** A page sees that a frame has loaded something, and that its beacon left; neither says what. */
const blind = new Set(['a form in a sandbox', 'a beacon'])

describe.each([
  ['Chromium', chromium],
  ['Firefox', firefox],
] as const)('in %s', (family, open) => {
  let browser: ExtensionBrowser
  let program: PairedProgram
  /** A program that defends nothing, and serves the pages. */
  let defenceless: WebServer
  /** The same, which the browser takes for a site of the Internet. */
  let distant: WebServer
  /** Of an address that was another's when the page was loaded, and is the daemon's since. */
  let rebound: Page

  const pageAt = async (server: Pick<WebServer, 'port'>) => {
    const page = await browser.browser.newPage()
    await page.goto(`http://${EVIL}:${String(server.port)}/`)
    return page
  }
  const state = async () =>
    JSON.stringify([
      await program.latchkey.json('clients', 'list'),
      (await program.send('127.0.0.1', { target: '/v1/settings' })).body,
    ])

  beforeAll(async () => {
    const port = await freePort()
    defenceless = await startDefenceless()
    distant = await startDefenceless()
    browser = await open({
      ...resolvesEvil,
      args: [...resolvesEvil.args, `--ip-address-space-overrides=127.0.0.1:${String(distant.port)}=public`],
      preferences: {
        ...resolvesEvil.preferences,
        'network.lna.address_space.public.override': `127.0.0.1:${String(distant.port)}`,
      },
    })
    const before = await startDefenceless(port)
    rebound = await pageAt(before)
    await before.close()
    program = await pairedProgram({ port })
  })
  afterAll(async () => {
    await browser.close()
    await program.close()
    await defenceless.close()
    await distant.close()
  })

  const attackDaemon = async (page: Page, host: string): Promise<Outcomes> => {
    const before = await state()
    const base = `http://${host}:${String(program.port)}`
    const outcomes = await attackFrom(page, base, program.client.session)
    expect(await state()).toBe(before)
    return outcomes
  }

  it('each attack works on a program without defences', async () => {
    const page = await pageAt(defenceless)
    const mark = defenceless.requests.length
    const outcomes = await attackFrom(page, `http://${EVIL}:${String(defenceless.port)}`, 'x')
    const arrived = defenceless.requests.slice(mark)
    expect(Object.keys(outcomes)).toHaveLength(14)
    for (const name of [
      'a plain read',
      'a read with the right headers',
      'a write',
      'a write with the right headers',
    ])
      expect([name, outcomes[name]]).toEqual([name, '200 {"secret":"of the inside"}'])
    expect(outcomes['a script']).toBe('load')
    for (const end of ['?image', '?beacon', '?form', '/v1/events', '/v1/pair'])
      expect([end, arrived.some(({ url }) => url?.endsWith(end))]).toEqual([end, true])
    expect(arrived.some(({ headers }) => headers.upgrade === 'websocket')).toBe(true)
    // nothing but its host tells what a rebound page asks
    const read = arrived.find(({ url, method }) => url === '/v1/status' && method === 'GET')
    expect(read?.headers.host).toBe(`${EVIL}:${String(defenceless.port)}`)
    expect(read?.headers.origin).toBeUndefined()
    await page.close()
  })

  it('a page from elsewhere reads nothing and changes nothing', async () => {
    const page = await pageAt(defenceless)
    const outcomes = await attackDaemon(page, '127.0.0.1')
    for (const [name, outcome] of Object.entries(outcomes)) {
      expect([name, outcome]).toEqual([name, expect.stringMatching(REFUSED)])
      if (!blind.has(name))
        expect([name, outcome]).not.toEqual([name, expect.stringMatching(/^(4|load|open|true)/)])
    }
    await page.close()
  })

  it('a page whose name was turned to this computer is refused, whatever it knows', async () => {
    const outcomes = await attackDaemon(rebound, EVIL)
    for (const [name, outcome] of Object.entries(outcomes)) {
      expect([name, outcome]).toEqual([name, expect.stringMatching(REFUSED)])
      if (!blind.has(name))
        expect([name, outcome]).not.toEqual([name, expect.stringMatching(/^(load|open|true)/)])
    }
    for (const name of ['a plain read', 'a read of the health', 'a read with the right headers', 'a write'])
      expect([name, outcomes[name]]).toEqual([name, '421 {"error":"bad-host"}'])
  })

  it('a page of the Internet reaches nothing at all, and the extension does', async () => {
    const page = await pageAt(distant)
    const mark = defenceless.requests.length
    await attackFrom(page, `http://127.0.0.1:${String(defenceless.port)}`, 'x')
    // Firefox asks for web sockets too from 154 on
    const arrived = defenceless.requests
      .slice(mark)
      .filter(({ headers }) => family === 'Chromium' || headers.upgrade !== 'websocket')
    expect(arrived.map(({ method, url }) => `${String(method)} ${String(url)}`)).toEqual([])
    // the same from a page that the browser takes for near does arrive
    const near = await pageAt(defenceless)
    await attackFrom(near, `http://127.0.0.1:${String(defenceless.port)}`, 'x')
    expect(defenceless.requests.length).toBeGreaterThan(mark + 8)

    const popup = await browser.open('popup.html')
    await pairOverPage(popup, program.latchkey)
    await press(popup, 'Domains')
    await sees(popup, 'vully-festival.example')
  })
})
