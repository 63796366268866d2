/** Pairing by one press, and starting what does not run, in the browsers people use: through manifest, launcher and host. */
import { chown, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually, startLatchkey, type Latchkey } from '../support/latchkey.ts'
import { endDaemonOf } from '../support/native-host.ts'
import {
  homeEnv,
  homeOfBrowsers,
  nativeChromium,
  nativeFirefox,
  type NativeBrowser,
} from '../support/native-browsers.ts'
import { press, sees, textOf } from '../support/screen.ts'

interface Row {
  readonly browser: string
  readonly state: string
  readonly manifest: string
}

describe.each([
  ['Chromium', 'chromium', nativeChromium, 'forbidden'],
  ['Firefox', 'firefox', nativeFirefox, 'No such native application'],
] as const)('in %s', (_, id, open, refusal) => {
  let home: string
  let latchkey: Latchkey
  let browser: NativeBrowser
  let popup: Page

  beforeAll(async () => {
    home = await homeOfBrowsers()
    latchkey = await startLatchkey({ args: [], home: join(home, 'latchkey'), env: homeEnv(home) })
    browser = await open(home)
    popup = await browser.open('popup.html')
  })
  afterAll(async () => {
    await browser.browser.close()
    // the one that the browser has started, which outlives it
    await endDaemonOf(latchkey.home)
    await rm(home, { recursive: true, force: true, maxRetries: 3 })
  })

  const native = async (verb: string) => {
    const { out } = await latchkey.cli(['native', verb, '--browser', id, '--json'])
    return (JSON.parse(out) as { rows: Row[] }).rows[0]
  }

  /** As a person opens it again; the driver would wait for a load that Firefox does not report. */
  const reload = () =>
    popup.evaluate(() => {
      location.reload()
    })

  it('without the program the six digits stay, with a sentence', async () => {
    await sees(popup, 'Pair this browser')
    expect(await native('status')).toMatchObject({ state: 'absent' })
    await press(popup, 'Connect')
    await sees(popup, 'This browser could not do it')
    expect(await popup.evaluate(() => document.querySelectorAll('input').length)).toBe(1)
  })

  it('one press pairs, and who is paired stands in the list', async () => {
    expect(await native('install')).toMatchObject({ state: 'installed' })
    await press(popup, 'Connect')
    await sees(popup, 'Nothing is connected yet')
    const clients = await latchkey.json<{ id: string; pairedBy: string; browser: string }[]>(
      'clients',
      'list',
    )
    expect(clients).toEqual([expect.objectContaining({ pairedBy: 'press' })])
  })

  it('another extension is refused by the browser', async () => {
    expect(await browser.refusalOfStranger()).toContain(refusal)
    expect(await latchkey.json('clients', 'list')).toHaveLength(1)
  })

  it('a daemon that does not run is started by a press, and goes on without the browser', async () => {
    await latchkey.stop()
    await reload()
    await sees(popup, 'Latchkey is not running')
    await press(popup, 'Start Latchkey')
    await eventually(
      () => textOf(popup),
      (text) => text.includes('Nothing is connected yet') && !text.includes('Latchkey is not running'),
    )
    // the program that the browser ran for it has ended, and what it started has not
    expect(await latchkey.json('clients', 'list')).toHaveLength(1)
  })

  it('what another user has put in its place is told, and left', async ({ skip }) => {
    skip(process.getuid?.() !== 0, 'only root can give a file to another user')
    const row = await native('status')
    await chown(row?.manifest ?? '', 1001, 1001)
    expect(await native('status')).toMatchObject({ state: 'foreign' })
    const { code, out } = await latchkey.cli(['native', 'install', '--browser', id, '--json'])
    expect({ code, out: (JSON.parse(out) as { rows: Row[] }).rows }).toMatchObject({
      code: 1,
      out: [{ state: 'foreign' }],
    })
    await chown(row?.manifest ?? '', 0, 0)
  })

  it('what was installed is gone when it is removed, and a press says so', async () => {
    await native('remove')
    expect(await native('status')).toMatchObject({ state: 'absent' })
    const [client] = await latchkey.json<{ id: string }[]>('clients', 'list')
    await latchkey.json('clients', 'revoke', client?.id ?? '')
    await reload()
    await sees(popup, 'This browser is no longer paired')
    await press(popup, 'Connect')
    await sees(popup, 'This browser could not do it')
  })
})
