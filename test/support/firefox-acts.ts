/** What a person does to Firefox outside of its pages, done in the browser's own process. */
import type { Parent } from './firefox-parent.ts'

export interface OpenTab {
  readonly url: string
  /** 0 outside of containers. */
  readonly userContextId: number
  readonly isPrivate: boolean
  /** Restored, but not loaded before somebody selects it. */
  readonly isPending: boolean
}

export type FirefoxActs = ReturnType<typeof firefoxActs>

export const firefoxActs = (parent: Parent) => {
  const add = (permissions: readonly string[], origins: readonly string[]) =>
    parent(`await ExtensionPermissions.add(id, given, extension())`, { permissions, origins })

  return {
    /** Runs statements in the browser's own process. */
    parent,
    restored: () => parent(`await SessionStore.promiseAllWindowsRestored`),
    quit: () =>
      parent(`Services.tm.dispatchToMainThread(() => Services.startup.quit(Ci.nsIAppStartup.eAttemptQuit))`),
    /** Writes the session as the browser does by itself every 15 s. */
    saveSession: () =>
      parent(`
        await Promise.all(windows().map((window) => TabStateFlusher.flushWindow(window)))
        await SessionSaver.run()`),

    setEnabled: (on: boolean) =>
      parent(
        `const addon = await AddonManager.getAddonByID(id)
        await (given.on ? addon.enable() : addon.disable())`,
        { on },
      ),
    grant: (origin: string) => add([], [origin]),
    revoke: (origin: string) =>
      parent(
        `await ExtensionPermissions.remove(id, { permissions: [], origins: [given.origin] }, extension())`,
        { origin },
      ),
    async allowPrivate() {
      await add(['internal:privateBrowsingAllowed'], [])
      // as the page of extensions does
      await parent(`const addon = await AddonManager.getAddonByID(id)
        await addon.reload()`)
    },

    openPrivate: (url: string) =>
      parent(
        `
        const opened = OpenBrowserWindow({ private: true })
        await new Promise((done) => opened.addEventListener('load', done, { once: true }))
        await opened.delayedStartupPromise
        opened.gBrowser.fixupAndLoadURIString(given.url, { triggeringPrincipal })
        // the driver opens its tabs in the window that was used last
        window.focus()`,
        { url },
      ),
    openInContainer: (url: string, userContextId: number) =>
      parent(
        `gBrowser.selectedTab = gBrowser.addTab(given.url, { userContextId: given.userContextId, triggeringPrincipal })`,
        { url, userContextId },
      ),
    /** Every tab of every window. */
    tabs: () =>
      parent<OpenTab[]>(`
        return windows().flatMap((window) => window.gBrowser.tabs.map((tab) => ({
          url: tab.linkedBrowser.currentURI.spec,
          userContextId: tab.userContextId,
          isPrivate: PrivateBrowsingUtils.isWindowPrivate(window),
          isPending: tab.hasAttribute('pending'),
        })))`),
    /** Selects the tab at an address, which loads one that was restored without. */
    select: (url: string) =>
      parent(
        `gBrowser.selectedTab = gBrowser.tabs.find((tab) => tab.linkedBrowser.currentURI.spec === given.url)`,
        { url },
      ),

    /** Tells the extension, which has to listen, that nobody has touched the computer for a while, or that somebody is back. */
    becomeIdle: (state: 'idle' | 'active') =>
      parent(
        `
        const observers = Cu.evalInSandbox('idleObserversMap', ExtensionParent.apiManager.global)
        observers.get(extension()).observer.observe(null, given.state)`,
        { state },
      ),

    /** An extension that listens for updates is told of this one, and has it when it reloads itself or at the next start. */
    installNow: (file: string) =>
      parent(
        `
        const file = Cc['@mozilla.org/file/local;1'].createInstance(Ci.nsIFile)
        file.initWithPath(given.file)
        const install = await AddonManager.getInstallForFile(file)
        const postponed = new Promise((resolve) => install.addListener({ onInstallPostponed: () => resolve() }))
        await Promise.race([install.install(), postponed])`,
        { file },
      ),
  }
}
