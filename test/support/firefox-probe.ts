/** A small extension for Firefox: keeps what happened to it, each event with the version that saw it, and blocks one host. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const background = `
let last = Promise.resolve()
const note = (event) => {
  last = last.then(async () => {
    const { events = [] } = await browser.storage.local.get('events')
    await browser.storage.local.set({ events: [...events, event + ' ' + browser.runtime.getManifest().version] })
  })
}
browser.runtime.onStartup.addListener(() => note('startup'))
browser.idle.onStateChanged.addListener(note)
browser.runtime.onInstalled.addListener(async ({ reason }) => {
  await browser.declarativeNetRequest.updateDynamicRules({
    removeRuleIds: [1],
    addRules: [{ id: 1, action: { type: 'block' }, condition: { requestDomains: ['shut.test'], resourceTypes: ['main_frame'] } }],
  })
  note(reason)
})`

/** More for its background: it decides when an update takes effect. */
export const waitsForUpdates = `
browser.runtime.onUpdateAvailable.addListener(({ version }) => note('told of ' + version))`

const options = `<!doctype html><button>Ask</button><script src="options.js"></script>`
const askingOptions = `
document.querySelector('button').onclick = () => browser.permissions.request({ origins: ['*://*.site.test/*'] })`

const manifest = (version: string) => ({
  manifest_version: 2,
  name: 'Probe',
  version,
  background: { scripts: ['background.js'], persistent: false },
  options_ui: { page: 'options.html', open_in_tab: true },
  permissions: ['declarativeNetRequest', 'idle', 'storage'],
  optional_permissions: ['*://*.site.test/*'],
  browser_specific_settings: { gecko: { id: 'probe@latchkey.test' } },
})

/** @param more source that is added to its background */
export async function writeFirefoxProbe(folder: string, version: string, more = ''): Promise<void> {
  await writeFile(join(folder, 'background.js'), background + more)
  await writeFile(join(folder, 'options.html'), options)
  await writeFile(join(folder, 'options.js'), askingOptions)
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest(version)))
}
