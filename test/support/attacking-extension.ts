/**
 * Another extension, of somebody who wants what ours has: it may ask every site, watches every request that the browser shows
 * it, and says that its own come from us.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import type { BrowserName } from './browsers.ts'

const GECKO_ID = 'attacker@latchkey.test'
/** Firefox would give it a random address. */
const UUID = 'a77ac4e2-0000-4000-8000-000000000001'

/** Where its pages are in Firefox; in Chromium its address follows from its key. */
export const attackerInFirefox = { origin: `moz-extension://${UUID}`, uuids: { [GECKO_ID]: UUID } }

const background = (isFirefox: boolean) => `
const api = globalThis.browser ?? chrome
globalThis.seen = []
const all = { urls: ['<all_urls>'] }
const note = ({ url, requestHeaders = [] }) =>
  void seen.push(url + ' ' + requestHeaders.map(({ name, value }) => name + ': ' + value).join(' '))
api.webRequest.onBeforeRequest.addListener(note, all)
api.webRequest.onSendHeaders.addListener(note, all, ['requestHeaders'${isFirefox ? '' : ", 'extraHeaders'"}])
api.runtime.onMessage.addListener((message, sender, answer) => void answer(seen))
${
  isFirefox
    ? `
// a fetch may not set it here, but this may: of its own requests
api.webRequest.onBeforeSendHeaders.addListener(
  ({ requestHeaders, originUrl = '' }) => {
    const forged = requestHeaders.find(({ name }) => name === 'X-Forged-Origin')?.value
    if (forged === undefined || !originUrl.startsWith(location.origin)) return {}
    const rest = requestHeaders.filter(({ name }) => !/^(origin|x-forged-origin)$/i.test(name))
    return { requestHeaders: [...rest, { name: 'Origin', value: forged }] }
  }, all, ['blocking', 'requestHeaders'])`
    : ''
}`

/** @param folder empty; the extension is written there */
export async function writeAttacker(browser: BrowserName, folder: string): Promise<void> {
  const isFirefox = browser === 'Firefox'
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'attacker.js'), background(isFirefox))
  await writeFile(join(folder, 'page.html'), '<!doctype html><title>attacker</title>')
  const common = { name: 'Attacker', version: '1' }
  const manifest = isFirefox
    ? {
        ...common,
        manifest_version: 2,
        background: { scripts: ['attacker.js'] },
        permissions: ['webRequest', 'webRequestBlocking', '<all_urls>'],
        browser_specific_settings: { gecko: { id: GECKO_ID } },
      }
    : {
        ...common,
        manifest_version: 3,
        background: { service_worker: 'attacker.js' },
        permissions: ['webRequest'],
        host_permissions: ['<all_urls>'],
      }
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest))
}

/** Every request that it has seen, with its headers. */
export const spied = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    interface Runtime {
      readonly runtime: { sendMessage(message: object): Promise<string[]> }
    }
    const { browser, chrome } = globalThis as unknown as { browser?: Runtime; chrome: Runtime }
    return (browser ?? chrome).runtime.sendMessage({})
  })

/**
 * One request in the name of another extension.
 * @param page of the attacker @returns status and text
 */
export const forge = (
  page: Page,
  asked: { url: string; origin: string; method: string; body?: string; bearer?: string },
): Promise<string> =>
  page.evaluate(async ({ url, origin, method, body, bearer }) => {
    // the first is for Chromium, the second for what this extension makes of it in Firefox
    const headers: Record<string, string> = {
      'X-Latchkey-Client': '1',
      Origin: origin,
      'X-Forged-Origin': origin,
    }
    if (!('browser' in globalThis)) delete headers['X-Forged-Origin']
    if (bearer !== undefined) headers['Authorization'] = `Bearer ${bearer}`
    if (body !== undefined) headers['Content-Type'] = 'application/json'
    const answer = await fetch(url, {
      method,
      headers,
      credentials: 'omit',
      ...(body !== undefined && { body }),
    })
    return `${String(answer.status)} ${await answer.text()}`
  }, asked)
