/** What a browser with a packed extension, installed for good, can do: the same of Chromium and of Firefox. */
import type { Browser, Page } from 'puppeteer-core'

export interface InstalledOptions {
  /** The built extension; the project's own where none is given. */
  readonly extensionFolder?: string
  /** Names that this computer answers for, `site.test` or `*.site.test`. */
  readonly hosts: readonly string[]
  /** The port of 127.0.0.1 that stands for their port 443, so that their addresses look as those of real sites. */
  readonly port: number
  /** The certificate authority to trust, as PEM. */
  readonly authority: string
}

export interface StartOptions {
  /** False forgets the tabs of the last session. */
  readonly restore?: boolean
  /** Opened beside the restored tabs. */
  readonly urls?: readonly string[]
  readonly args?: readonly string[]
}

interface Size {
  readonly width: number
  readonly height: number
}

/** A profile with the extension installed for good: it survives restarts, as it does for a person. */
export interface InstalledBrowser {
  readonly name: 'Chromium' | 'Firefox'
  /** `chrome-extension://…` or `moz-extension://…` */
  readonly origin: string
  /** Starts the browser on this profile; resolves when it can be driven. */
  start(options?: StartOptions): Promise<RunningBrowser>
  /**
   * Replaces the installed extension by another build of a higher version; it takes effect at the next start. Call it while
   * the browser runs: that is when Chromium finds an update.
   */
  update(extensionFolder: string): Promise<void>
  /** Kills the browser where it still runs, and removes the profile and the temporary files. */
  remove(): Promise<void>
}

export interface RunningBrowser {
  readonly browser: Browser
  /** Opens an address in a new tab; for pages of the extension give the whole address. */
  open(url: string, size?: Size): Promise<Page>
  /** Quits as a person does, session saved; resolves when the process has ended and the profile can be started again. */
  close(): Promise<void>
  /** SIGKILL to every process of the browser. `saved` (default true) waits before until the open tabs are in the session on disk. */
  kill(options?: { saved?: boolean }): Promise<void>
  /** Installs a build of a higher version now, as the browser does when it finds an update for an idle extension. */
  updateNow(extensionFolder: string): Promise<void>
  /** Switches the extension off or on, as on the browser's own page of extensions. */
  setEnabled(on: boolean): Promise<void>
  /** Lets the extension have a host permission as if the person had agreed: `*://*.site.test/*`. */
  grant(origin: string): Promise<void>
  revoke(origin: string): Promise<void>
  /** Allows the extension in private windows. */
  allowPrivate(): Promise<void>
  /** Opens a private window at an address. */
  openPrivate(url: string): Promise<void>
}
