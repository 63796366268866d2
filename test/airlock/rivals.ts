/** Extensions of a few lines, each doing one thing that is commonly done to end a session. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { InstalledBrowser } from '../support/installed-browser.ts'
import { SITE } from './hard-site.ts'

export interface Rival {
  readonly permissions: readonly string[]
  /** Source of its background; `api` is the browser's. */
  readonly background: string
  /** An expression that is true when it is ready; it may be a promise. */
  readonly isReady: string
}

const reach = [`*://${SITE}/*`, `*://*.${SITE}/*`]

const removeCookies = `
const removeCookies = async () => {
  for (const { name, domain, path } of await api.cookies.getAll({ domain: '${SITE}' }))
    await api.cookies.remove({ name, url: 'https://' + domain + path })
}`

export const nothing: Rival = { permissions: [], background: '', isReady: 'true' }

export const sessionOnlySetting: Rival = {
  permissions: ['contentSettings'],
  background: `
api.runtime.onInstalled.addListener(() =>
  api.contentSettings.cookies.set({ primaryPattern: 'https://*.${SITE}/*', setting: 'session_only' }))`,
  isReady: `api.contentSettings.cookies.get({ primaryUrl: 'https://app.${SITE}/' })
  .then(({ setting }) => setting === 'session_only')`,
}

export const sweepsAtStart: Rival = {
  permissions: ['cookies', ...reach],
  background: `${removeCookies}
api.runtime.onStartup.addListener(removeCookies)`,
  isReady: 'true',
}

export const stripsCookieHeader: Rival = {
  permissions: ['cookies', 'declarativeNetRequest', ...reach],
  background: `${removeCookies}
const everything = ['main_frame', 'sub_frame', 'stylesheet', 'script', 'image', 'font', 'object', 'xmlhttprequest', 'ping', 'media', 'websocket', 'other']
const condition = { requestDomains: ['${SITE}'], resourceTypes: everything }
const requestHeaders = [{ header: 'cookie', operation: 'remove' }]
const strip = { id: 1, priority: 1, condition, action: { type: 'modifyHeaders', requestHeaders } }
const letThrough = () => api.declarativeNetRequest.updateSessionRules({
  removeRuleIds: [1], addRules: [{ id: 1, priority: 2, condition, action: { type: 'allow' } }] })
api.runtime.onInstalled.addListener(async () => {
  await letThrough()
  await api.declarativeNetRequest.updateDynamicRules({ removeRuleIds: [1], addRules: [strip] })
})
api.runtime.onStartup.addListener(async () => {
  await removeCookies()
  await letThrough()
  for (const { id } of await api.tabs.query({ url: '*://*.${SITE}/*' })) await api.tabs.reload(id)
})`,
  isReady: 'api.declarativeNetRequest.getDynamicRules().then(({ length }) => length === 1)',
}

/** Writes one as an extension that can be installed; its `page.html` is a page of its own to ask it on. */
export async function writeRival(
  { permissions, background }: Rival,
  family: InstalledBrowser['name'],
  folder: string,
): Promise<void> {
  const hosts = permissions.filter((permission) => permission.includes('/'))
  const manifest =
    family === 'Firefox'
      ? {
          manifest_version: 2,
          background: { scripts: ['background.js'] },
          permissions,
          browser_specific_settings: { gecko: { id: 'rival@latchkey.test' } },
        }
      : {
          manifest_version: 3,
          background: { service_worker: 'background.js' },
          permissions: permissions.filter((permission) => !hosts.includes(permission)),
          host_permissions: hosts,
        }
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ name: 'Rival', version: '1', ...manifest }))
  await writeFile(join(folder, 'background.js'), `const api = globalThis.browser ?? chrome\n${background}`)
  await writeFile(join(folder, 'page.html'), '<!doctype html><title>Rival</title>')
}
