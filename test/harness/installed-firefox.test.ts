/** The harness itself: what the tests of restarts rely on is true of Firefox with a small extension of this test's own. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { waitsForUpdates, writeFirefoxProbe } from '../support/firefox-probe.ts'
import { installedFirefox, type InstalledFirefox, type RunningFirefox } from '../support/installed-firefox.ts'
import { eventually } from '../support/latchkey.ts'
import { watchedSite, type WatchedSite } from '../support/watched-site.ts'

let folder: string
let site: WatchedSite
let installed: InstalledFirefox
let running: RunningFirefox

const build = async (version: string, more?: string) => {
  await writeFirefoxProbe(folder, version, more)
  return folder
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-probe-'))
  site = await watchedSite({
    '*/': { body: '<title>site</title>', headers: { 'set-cookie': 'sid=1; max-age=600; secure' } },
  })
})
afterAll(async () => {
  await site.close()
  await rm(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  site.clear()
  installed = await installedFirefox({
    extensionFolder: await build('1'),
    hosts: ['site.test', '*.site.test', 'shut.test'],
    port: site.port,
    authority: site.authority,
  })
  running = await installed.start()
  await noted('install 1')
})
afterEach(() => installed.remove())

const inExtension = async (script: string) => {
  const page = await running.open(`${installed.origin}/options.html`)
  const answer = await page.evaluate(script)
  await page.close()
  return answer
}
const events = () =>
  inExtension(`browser.storage.local.get().then(({ events = [] }) => events)`) as Promise<string[]>
const noted = (event: string) => eventually(events, (all) => all.includes(event))
const hasHost = () => inExtension(`browser.permissions.contains({ origins: ['*://*.site.test/*'] })`)
/** Asked of the site, whatever the driver says. */
const isShut = async () => {
  const mark = site.requests.length
  await running.open('https://shut.test/').catch(() => undefined)
  return site.since(mark).every(({ host }) => host !== 'shut.test')
}
const restart = async (options?: Parameters<InstalledFirefox['start']>[0]) => {
  await running.close()
  site.clear()
  running = await installed.start(options)
}
const page = (host: string) => site.next((asked) => asked.host === host && asked.path === '/', 0)

it('stays installed over three restarts: its rule holds, its storage is kept, and the tab comes back with its cookie', async () => {
  await running.open('https://manager.site.test/')
  for (const times of [1, 2, 3]) {
    await restart()
    expect(await page('manager.site.test')).toMatchObject({ cookie: 'sid=1', secFetchDest: 'document' })
    expect(await isShut()).toBe(true)
    expect(await noted(`startup 1`)).toEqual(['install 1', ...Array<string>(times).fill('startup 1')])
    await running.select('https://manager.site.test/')
  }
})

it('loads only the selected tab of those it restores, the others when they are selected', async () => {
  await running.open('https://a.site.test/')
  await running.open('https://b.site.test/')
  await restart()
  await page('b.site.test')
  expect(await running.tabs()).toMatchObject([
    {},
    { url: 'https://a.site.test/', isPending: true },
    { url: 'https://b.site.test/', isPending: false },
  ])
  expect(site.requests.map(({ host }) => host)).not.toContain('a.site.test')
  await running.select('https://a.site.test/')
  await page('a.site.test')

  await restart({ preferences: { 'browser.sessionstore.restore_on_demand': false } })
  await Promise.all([page('a.site.test'), page('b.site.test')])
})

it('forgets the tabs where the test wants that', async () => {
  await running.open('https://manager.site.test/')
  await restart({ restore: false, urls: ['https://other.site.test/'] })
  await page('other.site.test')
  expect((await running.tabs()).map(({ url }) => url)).toEqual(['https://other.site.test/'])
  expect(site.requests.map(({ host }) => host)).not.toContain('manager.site.test')
})

it('brings the tabs back after each of three crashes', async () => {
  await running.open('https://manager.site.test/')
  for (const _ of [1, 2, 3]) {
    await running.kill()
    site.clear()
    running = await installed.start()
    await page('manager.site.test')
  }
})

it('is updated at the next start, which then is a start and no update', async () => {
  await installed.update(await build('2'))
  expect(await events()).toEqual(['install 1'])
  await restart()
  expect(await noted('startup 2')).toEqual(['install 1', 'startup 2'])
  expect(await isShut()).toBe(true)
})

it('is updated in the running browser, unless it listens for updates', async () => {
  await running.updateNow(await build('2', waitsForUpdates))
  await noted('update 2')
  await running.updateNow(await build('3'))
  expect(await noted('told of 3 2')).toEqual(['install 1', 'update 2', 'told of 3 2'])
  await restart()
  await noted('startup 3')
})

it('is switched off and on, over a restart too', async () => {
  expect(await isShut()).toBe(true)
  await running.setEnabled(false)
  expect(await isShut()).toBe(false)
  await restart()
  expect(await isShut()).toBe(false)
  await running.setEnabled(true)
  expect(await isShut()).toBe(true)
})

it('is given a host and loses it again; its own page asks without a prompt', async () => {
  expect(await hasHost()).toBe(false)
  await running.grant('*://*.site.test/*')
  expect(await hasHost()).toBe(true)
  await restart()
  expect(await hasHost()).toBe(true)
  await running.revoke('*://*.site.test/*')
  expect(await hasHost()).toBe(false)
  const options = await running.open(`${installed.origin}/options.html`)
  await options.click('button')
  await eventually(hasHost, (has) => has === true)
})

it('reaches private windows only where it is allowed to', async () => {
  await running.openPrivate('https://shut.test/')
  await page('shut.test')
  await running.allowPrivate()
  const mark = site.requests.length
  await running.openPrivate('https://shut.test/')
  await running.openPrivate('https://site.test/')
  await page('site.test')
  expect(site.since(mark).map(({ host }) => host)).not.toContain('shut.test')
  // the driver stays outside of them
  expect(await hasHost()).toBe(false)
})

it('keeps the cookies of a container and of an isolated site apart', async () => {
  const cookieOf = async (open: () => Promise<unknown>) => {
    const asked = site.next(({ path }) => path === '/')
    await open()
    return (await asked).cookie
  }
  const visit = () => running.open('https://site.test/')
  await visit()
  expect(await cookieOf(visit)).toBe('sid=1')
  expect(await cookieOf(() => running.openInContainer('https://site.test/', 1))).toBeUndefined()
  await restart({ restore: false, preferences: { 'privacy.firstparty.isolate': true } })
  expect(await cookieOf(visit)).toBeUndefined()
})

it('is told that nobody is there', async () => {
  await running.becomeIdle('idle')
  await noted('idle 1')
})
