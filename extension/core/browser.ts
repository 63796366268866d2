/** The only door to the browser's own API. */
import browser from 'webextension-polyfill'

export { browser }

/** `action` in Manifest V3, `browserAction` in V2. */
export const toolbar = (browser.action as typeof browser.action | undefined) ?? browser.browserAction
