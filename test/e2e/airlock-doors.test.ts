/** The doors one by one: what would come through without each of them, and that what cannot be swept stays behind them. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { airlockedBrowser, families, SITE, type AirlockedBrowser } from '../support/airlocked-browser.ts'
import { credentialSite, kindsOf, unreached, type CredentialSite } from '../support/credential-site.ts'
import { refuseToClearStorage } from '../support/refusals.ts'
import { press, sees } from '../support/screen.ts'

describe.each(families)('in %s', (family) => {
  let site: CredentialSite
  let browser: AirlockedBrowser
  let allow: (() => Promise<unknown>) | undefined

  const staleKinds = (mark: number) => kindsOf(site.stale('site.test', mark), { without: unreached[family] })
  const ofSite = (mark: number) => site.since(mark).filter(({ host }) => host.endsWith(SITE))

  beforeAll(async () => {
    site = await credentialSite({
      // asks whether to leave
      '*/stays': {
        body: `<title>stays</title><body>stays<script>onbeforeunload = (event) => event.preventDefault()</script>`,
      },
    })
    browser = await airlockedBrowser(family, site)
    await browser.turnOn()
  })
  afterEach(async () => {
    await allow?.()
    allow = undefined
    await browser.closeTabs()
  })
  afterAll(async () => {
    await browser.remove()
    await site.close()
  })

  it('without the outer door the restored tab carries its cookie', async () => {
    await browser.visit('https://app.site.test/')
    await browser.inExtension(`
      const rules = await api.declarativeNetRequest.getDynamicRules()
      await api.declarativeNetRequest.updateDynamicRules({ removeRuleIds: rules.map(({ id }) => id) })`)
    const mark = await browser.restart()
    await site.arrived(mark, ['app.site.test/'])
    expect(kindsOf(site.stale('site.test', mark))).toContain('session-cookie')
    // the door stands again
    await browser.noted('browser-start')
    const next = await browser.restart({ restore: false })
    await browser.noted('browser-start')
    await browser.visit('https://app.site.test/')
    expect(staleKinds(next)).toEqual([])
  })

  it('without the inner door open pages reach nothing, until one that waits has it made anew', async () => {
    for (const domain of ['site.test', 'free.test'])
      await browser.running.open(`https://app.${domain}/remembers`)
    await site.arrived(0, ['app.site.test/paced'])
    await browser.inExtension(`
      const rules = await api.declarativeNetRequest.getSessionRules()
      await api.declarativeNetRequest.updateSessionRules({ removeRuleIds: rules.map(({ id }) => id) })`)
    const mark = site.requests.length
    await site.arrived(mark, Array<string>(3).fill('app.free.test/paced'))
    expect(ofSite(mark)).toEqual([])
    await browser.visit('https://app.site.test/')
  })

  it('stays shut where the browser refuses to clear its storage, and says so where one waits', async () => {
    await browser.visit('https://app.site.test/')
    allow = await refuseToClearStorage(browser)
    const [run, since] = [site.nextRun(), Date.now()]
    await browser.ask({ do: 'end', site: SITE })
    expect(await browser.noted('now', since)).toMatchObject({ outcome: 'failed', problem: 'storage-refused' })
    const mark = site.requests.length
    const waiting = await browser.running.open(
      `${browser.installed.origin}/waiting.html?https://app.site.test/`,
    )
    await sees(waiting, 'refused to clear what site.test keeps')
    expect(ofSite(mark)).toEqual([])

    await allow()
    allow = undefined
    await press(waiting, 'Try again')
    await site.arrived(mark, ['app.site.test/done?/'])
    expect(await browser.noted('again', since)).toMatchObject({ outcome: 'held' })
    expect(staleKinds(mark)).toEqual([])
    expect(site.run()).toBe(run)
  })

  it('opens over what could not be cleared by the person’s own hand alone', async () => {
    await browser.visit('https://app.site.test/')
    allow = await refuseToClearStorage(browser)
    const since = Date.now()
    site.nextRun()
    await browser.ask({ do: 'end', site: SITE })
    await browser.noted('now', since)
    const mark = site.requests.length
    await browser.ask({ do: 'open-by-hand', site: SITE })
    expect(await browser.noted('again', since)).toMatchObject({ outcome: 'by-hand' })
    await browser.visit('https://app.site.test/')
    expect(kindsOf(site.stale('site.test', mark))).toContain('local-storage')
  })

  it('stays shut over what is set again and again, and names it', async () => {
    const setting = await browser.running.open(`${browser.installed.origin}/options.html`)
    // Chromium clears all at once and reads at once: what shall be there by then stands in the same queue
    const evaluate = (script: string) =>
      family === 'Chromium' ? browser.inWorker(script) : setting.evaluate(script)
    await evaluate(`void (async () => {
      const api = globalThis.browser ?? chrome
      const url = 'https://app.site.test/'
      const grow = async (name) => {
        while (!globalThis.enough) await api.cookies.set({ url, name, value: name, secure: true })
      }
      for (let n = 0; n < 20; n += 1) void grow('weed' + n)
    })()`)
    const since = Date.now()
    await browser.ask({ do: 'end', site: SITE })
    const { outcome, left } = await browser.noted('now', since)
    expect(outcome).toBe('left')
    expect(left[0]).toMatchObject({ host: 'app.site.test', cookie: expect.stringMatching(/^weed/) as string })
    const mark = site.requests.length
    const waiting = await browser.running.open(
      `${browser.installed.origin}/waiting.html?https://app.site.test/`,
    )
    await sees(waiting, /Cookies that remain\s+weed/)
    expect(ofSite(mark)).toEqual([])

    await evaluate(`globalThis.enough = true`)
    await setting.close()
    await press(waiting, 'Try again')
    await site.arrived(mark, ['app.site.test/done?/'])
    expect(site.since(mark).filter(({ cookie }) => cookie?.includes('weed'))).toEqual([])
  })

  it('stays shut while a page of the session before does not leave', async () => {
    const page = await browser.running.open('https://app.site.test/stays')
    await page.mouse.click(50, 50)
    const since = Date.now()
    await browser.ask({ do: 'end', site: SITE })
    expect(await browser.noted('now', since)).toMatchObject({ outcome: 'failed', problem: 'tabs-stay' })
    const mark = site.requests.length
    await browser.visit('https://app.free.test/')
    expect(ofSite(mark)).toEqual([])
    await page.close()
    await browser.ask({ do: 'again', site: SITE })
    expect(await browser.noted('again', since)).toMatchObject({ outcome: 'held' })
  })
})
