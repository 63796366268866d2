/** The harness itself: what the tests of restarts rely on is true of Chromium with a small extension of this test's own. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { InstalledBrowser, RunningBrowser } from '../support/installed-browser.ts'
import { installedChromium } from '../support/installed-chromium.ts'
import { eventually } from '../support/latchkey.ts'
import { watchedSite, type WatchedSite } from '../support/watched-site.ts'

/** Keeps what happened to it, each event with the version that saw it, and blocks one host. */
const background = `
let last = Promise.resolve()
const note = (event) => {
  last = last.then(async () => {
    const { events = [] } = await chrome.storage.local.get('events')
    await chrome.storage.local.set({ events: [...events, event + ' ' + chrome.runtime.getManifest().version] })
  })
}
note('run')
chrome.runtime.onStartup.addListener(() => note('startup'))
chrome.runtime.onInstalled.addListener(async ({ reason }) => {
  await chrome.declarativeNetRequest.updateDynamicRules({
    removeRuleIds: [1],
    addRules: [{ id: 1, action: { type: 'block' }, condition: {
      requestDomains: ['shut.test'], resourceTypes: ['main_frame', 'image'] } }],
  })
  note(reason)
})`

const manifest = (version: string) => ({
  manifest_version: 3,
  name: 'Probe',
  version,
  background: { service_worker: 'background.js' },
  permissions: ['declarativeNetRequest', 'storage'],
  optional_host_permissions: ['*://*/*'],
})

let folder: string
let site: WatchedSite
let installed: InstalledBrowser
let running: RunningBrowser

const build = async (version: string) => {
  await writeFile(join(folder, 'background.js'), background)
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest(version)))
  return folder
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-probe-'))
  const page = { body: '<title>site</title>', headers: { 'set-cookie': 'sid=1; max-age=600; secure' } }
  const app = `<script>
    fetch('/api', { method: 'POST', body: 'hello', headers: { authorization: 'Bearer t' } })
    new WebSocket('wss://live.site.test/socket', 'token.t').onopen = () => { document.title = 'live' }
  </script>`
  site = await watchedSite({ '*/': page, 'app.site.test/': { body: app }, '*/api': { status: 204 } })
})
afterAll(async () => {
  await site.close()
  await rm(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  site.clear()
  installed = await installedChromium({
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
  const page = await running.open(`${installed.origin}/manifest.json`)
  const answer = await page.evaluate(script)
  await page.close()
  return answer
}
const events = () =>
  inExtension(`chrome.storage.local.get().then(({ events }) => events)`) as Promise<string[]>
const noted = (event: string) => eventually(events, (all) => all.includes(event))
const isShut = () =>
  running.open('https://shut.test/').then(
    () => false,
    (error: unknown) => String(error).includes('ERR_BLOCKED_BY_CLIENT'),
  )
const restart = async () => {
  await running.close()
  site.clear()
  running = await installed.start()
}

it('stays installed over three restarts: its rule holds, its storage is kept, and the tab comes back with its cookie', async () => {
  await running.open('https://manager.site.test/')
  for (const times of [1, 2, 3]) {
    await restart()
    const restored = await site.next(({ path }) => path === '/', 0)
    expect(restored).toMatchObject({ host: 'manager.site.test', cookie: 'sid=1', secFetchDest: 'document' })
    expect(await isShut()).toBe(true)
    const seen = await eventually(
      events,
      (all) => all.filter((event) => event === 'startup 1').length === times,
    )
    expect(seen.filter((event) => event === 'install 1')).toHaveLength(1)
  }
})

it('forgets the tabs where the test wants that', async () => {
  await running.open('https://manager.site.test/')
  await running.close()
  site.clear()
  running = await installed.start({ restore: false, urls: ['https://other.site.test/'] })
  await site.next(({ host, path }) => host === 'other.site.test' && path === '/', 0)
  await noted('startup 1')
  expect(site.requests.filter(({ host }) => host === 'manager.site.test')).toEqual([])
})

it('brings the tabs back after a crash', async () => {
  await restart()
  await running.open('https://manager.site.test/')
  await running.kill()
  site.clear()
  running = await installed.start()
  expect(await site.next(({ path }) => path === '/', 0)).toMatchObject({ host: 'manager.site.test' })
})

it('is updated in the running browser', async () => {
  await running.updateNow(await build('2'))
  await noted('update 2')
  expect(await events()).toEqual(['run 1', 'install 1', 'run 2', 'update 2'])
})

it('is updated at the next start, which then is an update and not a start', async () => {
  await installed.update(await build('2'))
  expect(await events()).not.toContain('run 2')
  await restart()
  await noted('update 2')
  expect(await events()).toEqual(['run 1', 'install 1', 'run 2', 'update 2'])
  await restart()
  await noted('startup 2')
  expect((await events()).slice(4)).toEqual(['run 2', 'startup 2'])
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

it('is given a host and loses it again', async () => {
  const has = () => inExtension(`chrome.permissions.contains({ origins: ['*://*.site.test/*'] })`)
  expect(await has()).toBe(false)
  await running.grant('*://*.site.test/*')
  expect(await has()).toBe(true)
  await restart()
  expect(await has()).toBe(true)
  await running.revoke('*://*.site.test/*')
  expect(await has()).toBe(false)
})

it('reaches private windows only where it is allowed to', async () => {
  await running.open('https://manager.site.test/')
  await running.openPrivate('https://shut.test/')
  await site.next(({ host }) => host === 'shut.test', 0)
  await running.openPrivate('https://manager.site.test/private')
  expect((await site.next(({ path }) => path === '/private', 0)).cookie).toBeUndefined()

  await running.allowPrivate()
  const mark = site.requests.length
  await running.openPrivate('https://shut.test/')
  await running.openPrivate('https://manager.site.test/after')
  await site.next(({ path }) => path === '/after', mark)
  expect(site.since(mark).filter(({ host }) => host === 'shut.test')).toEqual([])
})

it('shows what a page of the site sends: its call with a token, and its socket', async () => {
  const page = await running.open('https://app.site.test/')
  expect(await site.next(({ path }) => path === '/api', 0)).toMatchObject({
    host: 'app.site.test',
    method: 'POST',
    authorization: 'Bearer t',
    body: 'hello',
    referer: 'https://app.site.test/',
    secFetchSite: 'same-origin',
    isWebSocket: false,
  })
  expect(await site.next(({ isWebSocket }) => isWebSocket, 0)).toMatchObject({
    host: 'live.site.test',
    path: '/socket',
    upgradeToken: 'token.t',
  })
  await eventually(
    () => page.title(),
    (title) => title === 'live',
  )
})
