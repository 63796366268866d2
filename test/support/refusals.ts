/** What a browser may refuse or say, said to the extension in the browser's place. Each returns what takes it back. */
import type { AirlockedBrowser } from './airlocked-browser.ts'
import type { RunningFirefox } from './installed-firefox.ts'

/** Replaces a function of the browser: of the extension's background in Chromium, of the browser's own process in Firefox. */
async function replace(
  browser: AirlockedBrowser,
  { chromium, firefox }: { chromium: string; firefox: string },
  by: string,
): Promise<() => Promise<unknown>> {
  const [name, act] =
    browser.family === 'Chromium'
      ? [chromium, (script: string) => browser.inWorker(script)]
      : [firefox, (script: string) => inApi(browser.running as RunningFirefox, script)]
  await act(`globalThis.before = ${name}; ${name} = ${by}`)
  return () => act(`${name} = globalThis.before`)
}

/** Where Firefox's side of the extension interfaces lives. */
const inApi = (firefox: RunningFirefox, script: string) =>
  firefox.parent(`Cu.evalInSandbox(given.script, ExtensionParent.apiManager.global)`, { script })

export const refuseToClearStorage = (browser: AirlockedBrowser) =>
  replace(
    browser,
    { chromium: 'chrome.browsingData.remove', firefox: 'clearQuotaManager' },
    `async () => { throw new Error('refused') }`,
  )

/** Nobody has touched the computer for an hour. */
export const sayIdle = (browser: AirlockedBrowser) =>
  browser.family === 'Chromium'
    ? replace(browser, { chromium: 'chrome.idle.queryState', firefox: '' }, `async () => 'idle'`)
    : replace(
        browser,
        { chromium: '', firefox: 'idleService' },
        `{ idleTime: 3_600_000, addIdleObserver() {}, removeIdleObserver() {} }`,
      )
