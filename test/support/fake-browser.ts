/**
 * The browser's side of an extension's page, for tests that run in no browser. Import it before anything of the extension:
 * its door to the browser takes what it finds when it is loaded.
 */
import { packSuffixes } from '../../extension/build/suffixes.ts'

type Listener = (changes: Record<string, unknown>, area: string) => void

const listeners = new Set<Listener>()

export const fakeBrowser = {
  /** What the background answers. */
  answer: (_message: unknown): Promise<unknown> => Promise.reject(new Error('Receiving end does not exist.')),
  /** What the person says when the browser asks them. */
  permits: true,
  messages: [] as unknown[],
  asked: [] as unknown[],
  /** Addresses of tabs; `opens` is whether the browser opens its own pages. */
  tabs: [] as string[],
  opens: true,
  reset() {
    listeners.clear()
    Object.assign(fakeBrowser, { ...untouched, messages: [], asked: [], tabs: [] })
  },
  /** As if the background had changed something. */
  change(key: string) {
    for (const told of listeners) told({ [key]: {} }, 'session')
  },
}
const untouched = { ...fakeBrowser }

const runtime = {
  id: 'latchkey',
  getURL: (path: string) => `chrome-extension://latchkey${path}`,
  sendMessage(message: unknown) {
    fakeBrowser.messages.push(message)
    return fakeBrowser.answer(message)
  },
}
Object.assign(globalThis, {
  chrome: { runtime },
  browser: {
    runtime,
    storage: {
      // no organisation has set anything
      managed: { get: () => Promise.resolve({}) },
      session: {
        get: () => Promise.resolve({}),
        set: () => Promise.resolve(),
        remove: () => Promise.resolve(),
      },
      onChanged: {
        addListener: (told: Listener) => listeners.add(told),
        removeListener: (told: Listener) => listeners.delete(told),
      },
    },
    tabs: {
      create({ url }: { url: string }) {
        if (!fakeBrowser.opens) return Promise.reject(new Error(`Illegal URL: ${url}`))
        fakeBrowser.tabs.push(url)
        return Promise.resolve({})
      },
    },
    permissions: {
      request(wanted: unknown) {
        fakeBrowser.asked.push(wanted)
        return Promise.resolve(fakeBrowser.permits)
      },
    },
  },
})

/** What the package carries is read as if it were there. */
const { fetch } = globalThis
globalThis.fetch = (from, how) =>
  from === runtime.getURL('/suffixes.txt') ? Promise.resolve(new Response(packSuffixes())) : fetch(from, how)
