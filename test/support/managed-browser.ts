/** A browser with storage, under an organisation's policy. Import it before anything of the extension. */
import './fake-browser.ts'

export const managedBrowser = {
  /** Null is what Firefox does where there is no policy: it rejects. */
  policy: null as Record<string, unknown> | null,
  /** What the browser waits for before it says so; Chromium takes seconds as it starts. */
  ready: Promise.resolve(),
  local: {} as Record<string, unknown>,
  /** The disk: nothing more can be kept. */
  isFull: false,
  doors: [] as { condition: { requestDomains: string[] } }[],
}

const pick = (keys: string | string[]) =>
  Object.fromEntries(Object.entries(managedBrowser.local).filter(([key]) => [keys].flat().includes(key)))
const { browser } = globalThis as unknown as { browser: { storage: object; permissions: object } }
Object.assign(browser.storage, {
  local: {
    get: (keys: string | string[]) => Promise.resolve(pick(keys)),
    set: (changes: object) =>
      managedBrowser.isFull
        ? Promise.reject(new Error('QUOTA_BYTES quota exceeded'))
        : Promise.resolve(void Object.assign(managedBrowser.local, changes)),
  },
  managed: {
    get: async () => {
      await managedBrowser.ready
      if (managedBrowser.policy === null) throw new Error('Managed storage manifest not found')
      return managedBrowser.policy
    },
  },
})
Object.assign(browser, {
  declarativeNetRequest: { getDynamicRules: () => Promise.resolve(managedBrowser.doors) },
})
