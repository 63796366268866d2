/**
 * A browser that keeps nothing: no client's token, so that the daemon cannot be asked; no choice of language. Import it before
 * anything of the extension.
 */
import './fake-browser.ts'

const done = () => Promise.resolve()
const nothing = { get: () => Promise.resolve({}), set: done, remove: done }

/** Answers every question with nothing, as a request of IndexedDB does: later. */
function found(result: unknown) {
  const request = { result, onsuccess: () => undefined }
  queueMicrotask(() => request.onsuccess())
  return request
}
const emptyStore = { objectStore: () => ({ get: () => found(undefined) }) }

const { browser } = globalThis as unknown as { browser: Record<'runtime' | 'storage' | 'tabs', object> }
Object.assign(browser.runtime, { getManifest: () => ({ version: '0.1.0' }) })
Object.assign(browser.storage, { local: nothing, session: nothing })
Object.assign(browser.tabs, { query: () => Promise.resolve([]) })
Object.assign(browser, {
  action: {
    setBadgeText: done,
    setBadgeBackgroundColor: done,
    setBadgeTextColor: done,
    setTitle: done,
    setIcon: done,
  },
})
Object.assign(globalThis, {
  indexedDB: { open: () => found({ transaction: () => emptyStore }) },
  // put in by the build
  __WORDS__: 'words',
})
