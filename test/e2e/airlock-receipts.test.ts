/** The daemon may be down: the rule holds without it, and what was noted is handed over when it is there. */
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SessionsView } from '#shared/sessions.ts'
import { airlockedBrowser, families, type AirlockedBrowser } from '../support/airlocked-browser.ts'
import { credentialSite, kindsOf, unreached, type CredentialSite } from '../support/credential-site.ts'
import { eventually, startLatchkey, temporaryFolder, type Latchkey } from '../support/latchkey.ts'
import { pairOverPage } from '../support/pair.ts'

describe.each(families)('in %s', (family) => {
  let site: CredentialSite
  let browser: AirlockedBrowser
  let latchkey: Latchkey
  let home: string

  const delivered = () =>
    eventually(
      () => browser.ask({ do: 'look' }),
      ({ undelivered }) => undelivered === 0,
    )
  const causes = async () => {
    const { receipts } = await latchkey.json<SessionsView>('sessions')
    return receipts.map(({ cause, outcome }) => `${cause}: ${outcome}`)
  }

  beforeAll(async () => {
    home = await temporaryFolder()
    site = await credentialSite()
    browser = await airlockedBrowser(family, site)
  })
  afterAll(async () => {
    await browser.remove()
    await latchkey.stop()
    await site.close()
    await rm(home, { recursive: true, force: true })
  })

  it('holds without a daemon, and the receipts wait for it', async () => {
    const before = (await browser.ask({ do: 'look' })).undelivered
    await browser.turnOn()
    await browser.visit('https://app.site.test/')
    const mark = await browser.restart()
    await site.arrived(mark, ['app.site.test/done?/'])
    expect(kindsOf(site.stale('site.test', mark), { without: unreached[family] })).toEqual([])
    await browser.noted('browser-start')
    expect((await browser.ask({ do: 'look' })).undelivered).toBe(before + 2)

    latchkey = await startLatchkey({ home })
    const popup = await browser.running.open(`${browser.installed.origin}/popup.html`)
    await pairOverPage(popup, latchkey)
    await browser.ring()
    await delivered()
    expect(await causes()).toEqual(['browser-start: held', 'rule-on: held'])
    await popup.close()
  })

  it('holds while the daemon is down, and hands over what it missed, once', async () => {
    const { port } = latchkey
    await latchkey.stop()
    const mark = await browser.restart()
    await site.arrived(mark, ['app.site.test/done?/'])
    await browser.noted('browser-start')
    await browser.ring()
    expect((await browser.ask({ do: 'look' })).undelivered).toBe(1)

    latchkey = await startLatchkey({ home, env: { LATCHKEY_PORT: String(port) } })
    await browser.ring()
    await delivered()
    expect(await causes()).toEqual(['browser-start: held', 'browser-start: held', 'rule-on: held'])
    const { rules, browsers } = await latchkey.json<SessionsView>('sessions')
    expect(rules).toMatchObject([{ site: 'site.test', door: 'open', verdict: 'held' }])
    expect(browsers).toHaveLength(1)
  })
})
