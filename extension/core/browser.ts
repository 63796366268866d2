/** The only door to the browser's own API: by promises in every browser that the manifest lets in. */
import type { Browser } from 'webextension-polyfill'

const { browser: standard, chrome } = globalThis as unknown as { browser?: Browser; chrome?: Browser }

export const browser = (standard ?? chrome) as Browser
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
