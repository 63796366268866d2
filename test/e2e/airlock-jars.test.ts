/** Every place of a browser that keeps cookies apart: partitions, containers, first parties, private windows, other profiles. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { newRule } from '#shared/sessions.ts'
import { airlockedBrowser, families, SITE, type AirlockedBrowser } from '../support/airlocked-browser.ts'
import { markOf } from '../support/credential-pages.ts'
import { credentialSite, kindsOf, unreached, type CredentialSite } from '../support/credential-site.ts'
import type { RunningFirefox } from '../support/installed-firefox.ts'

/** A browser keeps some 150 cookies of a site, so a thousand of them belong to several. */
const manySites = Array.from({ length: 10 }, (_, n) => `many${String(n)}.test`)
const HOSTS_OF_EACH = 5
const PER_HOST = 20
const manyOf = (run: number) =>
  Array.from(
    { length: PER_HOST },
    (_, n) => `many${String(n)}=${markOf(run, 'many')}; Secure; HttpOnly; Max-Age=86400`,
  )

describe.each(families)('in %s', (family) => {
  let site: CredentialSite
  let browser: AirlockedBrowser

  const staleKinds = (mark: number) => kindsOf(site.stale('site.test', mark), { without: unreached[family] })
  const framed = (domain: string) => `https://top.other.test/embeds?app.${domain}/framed`

  beforeAll(async () => {
    site = await credentialSite({
      '*/many': () => ({ headers: { 'set-cookie': manyOf(site.run()) } }),
      // the second time they are sent, too
      '*/ask-all': ({ host }) => ({
        body: `<script type="module">
          const hosts = Array.from({ length: ${String(HOSTS_OF_EACH)} }, (_, n) => 'h' + n + '.${host}')
          const ask = (host) => fetch('https://' + host + '/many', { mode: 'no-cors', credentials: 'include' })
          for (const _ of [1, 2]) await Promise.all(hosts.map(ask))
          await fetch('/done', { method: 'POST' })
        </script>`,
      }),
    })
    browser = await airlockedBrowser(family, site)
    await browser.turnOn()
  })
  const closePrivate = () =>
    browser.inExtension(`for (const { id, incognito } of await api.windows.getAll())
      if (incognito) await api.windows.remove(id)`)
  afterEach(async () => {
    await closePrivate()
    await browser.closeTabs()
  })
  afterAll(async () => {
    await browser.remove()
    await site.close()
  })

  it('sweeps what a frame in a page of another site has kept: its cookies', async () => {
    for (const domain of ['free.test', 'site.test']) await browser.visit(framed(domain))
    const mark = await browser.restart({ restore: false })
    await browser.noted('browser-start')
    for (const domain of ['free.test', 'site.test']) await browser.visit(framed(domain))
    const kept = kindsOf(site.stale('free.test', mark))
    expect(kept).toContain('partitioned-cookie')
    expect(staleKinds(mark).filter((kind) => kind.endsWith('cookie'))).toEqual([])
  })

  it('keeps such frames shut where the rule says so', async () => {
    const rule = { ...newRule(SITE), framesElsewhere: 'shut' as const }
    await browser.ask({ do: 'rule', rule })
    const mark = site.requests.length
    await browser.running.open(framed('site.test'))
    await browser.visit(framed('free.test'))
    await browser.visit('https://app.site.test/')
    expect(
      site.since(mark).filter(({ host, path }) => host === 'app.site.test' && path === '/framed'),
    ).toEqual([])
    await browser.ask({ do: 'rule', rule: newRule(SITE) })
  })

  // it belongs to the site that stands above, which no rule covers
  it.runIf(family === 'Chromium')('known limit: leaves the storage of such a frame', async () => {
    await browser.visit(framed('site.test'))
    site.nextRun()
    await browser.ask({ do: 'end', site: SITE })
    const mark = site.requests.length
    await browser.visit(framed('site.test'))
    expect(staleKinds(mark)).toEqual([
      'cache-storage',
      'file-system',
      'indexed-db',
      'local-storage',
      'web-socket',
    ])
  })

  it('stays shut while a private window lives on, whose storage nobody can clear, and opens when it is gone', async () => {
    await browser.running.allowPrivate()
    // the browser has loaded the extension anew
    await browser.ask({ do: 'look' })
    const visit = async () => {
      const mark = site.requests.length
      await browser.running.openPrivate('https://private.site.test/')
      await site.arrived(mark, ['private.site.test/done?/'])
      return mark
    }
    await visit()
    expect(kindsOf(site.fresh('site.test', await visit()))).toContain('host-cookie')

    const since = Date.now()
    site.nextRun()
    await browser.ask({ do: 'end', site: SITE })
    const mark = site.requests.length
    expect(await browser.noted('now', since)).toMatchObject({ outcome: 'failed', problem: 'private-window' })
    await browser.visit('https://app.free.test/')
    expect(site.since(mark).filter(({ host }) => host.endsWith(SITE))).toEqual([])

    await closePrivate()
    expect(await browser.noted('again', since)).toMatchObject({ outcome: 'held' })
    await visit()
    await browser.visit('https://app.site.test/')
    expect(staleKinds(mark)).toEqual([])
  })

  it('lets another profile be', async () => {
    const other = await airlockedBrowser(family, site)
    try {
      await other.visit('https://app.site.test/')
      await browser.visit('https://app.site.test/')
      site.nextRun()
      await browser.ask({ do: 'end', site: SITE })
      const mark = site.requests.length
      await other.visit('https://app.site.test/')
      expect(kindsOf(site.stale('site.test', mark))).toContain('host-cookie')
    } finally {
      await other.remove()
    }
  })

  const firefox = () => browser.running as RunningFirefox
  it.runIf(family === 'Firefox')('sweeps containers, of those without a tab, too', async () => {
    const visit = async (container: number) => {
      const mark = site.requests.length
      await firefox().openInContainer('https://contained.site.test/', container)
      await site.next(({ path }) => path.startsWith('/done'), mark)
      return mark
    }
    await visit(1)
    const before = await visit(1)
    await visit(2)
    expect(kindsOf(site.fresh('site.test', before))).toContain('host-cookie')
    await browser.closeTabs()
    await visit(2)
    const mark = await browser.restart()
    await browser.noted('browser-start')
    for (const container of [1, 2]) await visit(container)
    expect(staleKinds(mark)).toEqual([])
    const held = (await firefox().tabs()).filter(({ url }) => url.startsWith('https://contained.site.test'))
    expect(held.map(({ userContextId }) => userContextId).sort((a, b) => a - b)).toEqual([1, 2, 2])
  })

  it.runIf(family === 'Firefox')('sweeps each first party where the browser isolates them', async () => {
    await browser.restart({ restore: false, preferences: { 'privacy.firstparty.isolate': true } })
    for (const domain of ['free.test', 'site.test']) await browser.visit(framed(domain))
    await browser.visit('https://app.site.test/')
    const mark = await browser.restart({ restore: false })
    await browser.noted('browser-start')
    await browser.visit('https://app.site.test/')
    for (const domain of ['free.test', 'site.test']) await browser.visit(framed(domain))
    expect(kindsOf(site.stale('free.test', mark))).toContain('host-cookie')
    expect(staleKinds(mark)).toEqual([])
  })

  it('sweeps a thousand cookies of fifty hosts before anything is asked of them', async () => {
    await browser.closeTabs()
    await browser.running.grant('*://*.test/*')
    await browser.inExtension(`for (const rule of ${JSON.stringify(manySites.map(newRule))})
      await api.runtime.sendMessage({ do: 'rule', rule })`)
    const askAll = async () => {
      const mark = site.requests.length
      await browser.inExtension(`for (const site of ${JSON.stringify(manySites)})
        await api.tabs.create({ url: 'https://' + site + '/ask-all', active: false })`)
      await site.arrived(
        mark,
        manySites.map((one) => `${one}/done`),
      )
      await browser.closeTabs()
      return { fresh: manySites.flatMap((one) => site.fresh(one, mark)), mark }
    }
    const { fresh } = await askAll()
    expect(fresh).toHaveLength(manySites.length * HOSTS_OF_EACH * PER_HOST)

    await browser.restart({ restore: false })
    const { mark } = await askAll()
    expect(manySites.flatMap((one) => site.stale(one, mark))).toEqual([])
    const { receipts } = await browser.ask({ do: 'look' })
    const starts = receipts.filter(({ site, cause }) => manySites.includes(site) && cause === 'browser-start')
    expect(starts.map(({ removed }) => removed.cookies)).toEqual(
      manySites.map(() => HOSTS_OF_EACH * PER_HOST),
    )
  })
})
