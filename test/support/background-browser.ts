/**
 * The browser as the background meets it, for tests that run in none: what it listens to can be made to happen, what it opens,
 * shows and keeps can be looked at. Import it before anything of the extension.
 */
import { packCatalogues } from '../../extension/build/catalogues.ts'

type Listener = (...told: unknown[]) => unknown
type Shown = { readonly title: string; readonly message: string; readonly buttons?: { title: string }[] }

const listeners = new Map<string, Listener[]>()
const area = () => {
  const kept: Record<string, unknown> = {}
  return {
    kept,
    get: (keys: string | string[]) =>
      Promise.resolve(Object.fromEntries([keys].flat().map((key) => [key, kept[key]]))),
    set: (more: object) => Promise.resolve(void Object.assign(kept, more)),
    remove: (key: string) => Promise.resolve(void delete kept[key]),
  }
}
const local = area()
const session = area()

export const backgroundBrowser = {
  local: local.kept,
  /** What IndexedDB holds of the client. */
  credential: undefined as unknown,
  /** Addresses of tabs. */
  tabs: [] as string[],
  notifications: new Map<string, Shown>(),
  /** Names of cookies of whatever site is asked for. */
  cookies: [] as string[],
  /** As if it had happened; `event` is such as `alarms.onAlarm`. */
  happen(event: string, ...told: unknown[]) {
    for (const listener of listeners.get(event) ?? []) listener(...told)
  },
}

/** A request of IndexedDB: answered later. */
function found(result: unknown) {
  const request = { result, onsuccess: () => undefined }
  queueMicrotask(() => request.onsuccess())
  return request
}
const store = { objectStore: () => ({ get: () => found(backgroundBrowser.credential) }) }

const known: Record<string, Record<string, unknown>> = {
  runtime: {
    id: 'latchkey',
    getURL: (path: string) => `chrome-extension://latchkey${path}`,
    getManifest: () => ({ version: '0.1.0' }),
    getPlatformInfo: () => Promise.resolve({ os: 'linux' }),
  },
  storage: { local, session, managed: { get: () => Promise.resolve({}) } },
  tabs: {
    query: () => Promise.resolve([]),
    create: ({ url }: { url: string }) => Promise.resolve(void backgroundBrowser.tabs.push(url)),
  },
  notifications: {
    create: (id: string, shown: Shown) =>
      Promise.resolve(void backgroundBrowser.notifications.set(id, shown)),
    clear: (id: string) => Promise.resolve(backgroundBrowser.notifications.delete(id)),
    getAll: () => Promise.resolve(Object.fromEntries(backgroundBrowser.notifications)),
  },
  i18n: { getUILanguage: () => 'en' },
  // hosts, and nothing that is optional
  permissions: { contains: ({ origins }: { origins?: unknown }) => Promise.resolve(origins !== undefined) },
  declarativeNetRequest: {
    getDynamicRules: () => Promise.resolve([]),
    getSessionRules: () => Promise.resolve([]),
  },
  cookies: {
    getAllCookieStores: () => Promise.resolve([{ id: '0', tabIds: [] }]),
    getAll: () =>
      Promise.resolve(
        backgroundBrowser.cookies.map((name) => ({ name, domain: 'site.example', path: '/', storeId: '0' })),
      ),
    remove: ({ name }: { name: string }) => {
      backgroundBrowser.cookies = backgroundBrowser.cookies.filter((one) => one !== name)
      return Promise.resolve({})
    },
  },
}

/** What no test looks at: an event is listened to, a call comes to nothing. */
const anything = (namespace: string) =>
  new Proxy(known[namespace] ?? {}, {
    get(there, name: string) {
      if (name in there) return there[name]
      if (!/^on[A-Z]/.test(name))
        return () => Promise.resolve(/^get(All|Registered)/.test(name) ? [] : undefined)
      const event = `${namespace}.${name}`
      const addListener = (told: Listener) => listeners.set(event, [...(listeners.get(event) ?? []), told])
      return { addListener, removeListener: () => undefined }
    },
  })

const { fetch } = globalThis
/** What the package carries is read as if it were there. */
const packed = new Map(
  packCatalogues().map(({ relativeDest, contents }) => [
    `chrome-extension://latchkey/${relativeDest}`,
    contents,
  ]),
)
Object.assign(globalThis, {
  browser: new Proxy({}, { get: (_, namespace: string) => anything(namespace) }),
  indexedDB: { open: () => found({ transaction: () => store }) },
  fetch: (from: string, how?: RequestInit) =>
    packed.has(from) ? Promise.resolve(new Response(packed.get(from))) : fetch(from, how),
})
