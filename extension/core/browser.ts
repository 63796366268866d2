/** The only door to the browser's own API. */
import browser from 'webextension-polyfill'

export { browser }
export type {
  BrowsingData,
  Cookies,
  DeclarativeNetRequest,
  Runtime,
  Tabs,
  WebRequest,
} from 'webextension-polyfill'

/** `action` in Manifest V3, `browserAction` in V2. */
export const toolbar = (browser.action as typeof browser.action | undefined) ?? browser.browserAction

/** Known when the package is built: the two families differ where the standard is silent. */
export const isFirefox = import.meta.env.FIREFOX
