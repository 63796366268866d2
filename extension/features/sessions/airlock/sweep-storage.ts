/** Clears the site storage of origins: local storage, IndexedDB, caches, files, service workers and, in Chromium, the HTTP cache. */
import { browser, isFirefox, type BrowsingData } from '../../../core/browser.ts'

/** What each family can clear for a few origins alone. */
const types: BrowsingData.DataTypeSet = isFirefox
  ? { localStorage: true, indexedDB: true, serviceWorkers: true }
  : ({
      localStorage: true,
      indexedDB: true,
      serviceWorkers: true,
      cacheStorage: true,
      fileSystems: true,
      // of the whole site, which is what a rule covers: a thousand go in one call
      cookies: true,
      // what the site's answers left in the cache, a token among it; of these origins alone
      cache: true,
    } as BrowsingData.DataTypeSet)

/** Throws where the browser refuses. It cannot be read again: what the browser calls done is believed. */
export async function clearStorage(origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return
  // Firefox looks for a host as it stands in the origin, with its port where there is one, and knows no sub-domains
  const scope = isFirefox
    ? { hostnames: [...new Set(origins.map((origin) => new URL(origin).host))] }
    : ({ origins: [...origins] } as BrowsingData.RemovalOptions)
  await browser.browsingData.remove(scope, types)
}

/** Firefox says that it clears the HTTP cache of a few hosts, and clears nothing: so the whole of it goes, other sites' too. */
export async function clearHttpCache(): Promise<void> {
  if (isFirefox) await browser.browsingData.remove({}, { cache: true })
}
