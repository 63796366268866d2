/** Firefox ESR with a packed extension in its profile: its restarts, crashes and restored tabs are the real ones. */
import { spawn, type ChildProcess } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { connect } from 'puppeteer-core'
import { openInFirefox } from './browsers.ts'
import { inParentOf } from './firefox-parent.ts'
import { firefoxActs, type FirefoxActs } from './firefox-acts.ts'
import { firefoxProfile, type FirefoxProfile, type Preferences } from './firefox-profile.ts'
import type { InstalledBrowser, InstalledOptions, RunningBrowser, StartOptions } from './installed-browser.ts'
import { programPath } from '../../scripts/tools.ts'

export interface InstalledFirefox extends InstalledBrowser {
  /** The preferences stay in the profile, as a person's settings do: `privacy.firstparty.isolate`. */
  start(options?: StartOptions & { preferences?: Preferences }): Promise<RunningFirefox>
}

export interface RunningFirefox
  extends RunningBrowser, Omit<FirefoxActs, 'restored' | 'saveSession' | 'quit' | 'installNow'> {}

interface Firefox {
  readonly child: ChildProcess
  /** The streams close when the last process that inherited them has ended. */
  readonly ended: Promise<void>
}

export async function installedFirefox(options: InstalledOptions): Promise<InstalledFirefox> {
  const executable = programPath(['firefox-esr', 'firefox'])
  if (executable === null) throw new Error('firefox is missing: apt-get install firefox-esr')
  const profile = await firefoxProfile(options)
  let last: Firefox | null = null
  return {
    name: 'Firefox',
    origin: profile.origin,
    async start({ restore = true, urls = [], args = [], preferences = {} } = {}) {
      await profile.prefer({
        'browser.startup.page': restore ? 3 : 0,
        'browser.sessionstore.resume_from_crash': restore,
        ...preferences,
      })
      const child = spawn(
        executable,
        [
          '--headless',
          '--no-remote',
          '--remote-debugging-port=0',
          '--remote-allow-system-access',
          '--profile',
          profile.folder,
          ...args,
          ...urls,
        ],
        // a group of its own, so that a crash can take all of its processes
        { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
      )
      last = { child, ended: new Promise((resolve) => child.once('close', () => resolve())) }
      return driven(last, profile, await endpointOf(child))
    },
    update: (extensionFolder) => profile.install(extensionFolder),
    async remove() {
      // a test that failed leaves it running
      if (last) await crash(last)
      await rm(profile.folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

/** The address of the driver's socket, which Firefox tells while it starts. */
const endpointOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.on('data', (part: Buffer) => {
      said += part.toString()
      const socket = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1]
      if (socket !== undefined) resolve(`${socket}/session`)
    })
    child.once('error', reject)
    child.once('close', (code) => {
      reject(new Error(`firefox ended with ${String(code)}: ${said.slice(-2000)}`))
    })
  })

async function crash({ child, ended }: Firefox): Promise<void> {
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
    process.kill(-child.pid, 'SIGKILL')
  await ended
}

async function driven(
  firefox: Firefox,
  profile: FirefoxProfile,
  browserWSEndpoint: string,
): Promise<RunningFirefox> {
  const browser = await connect({
    browserWSEndpoint,
    protocol: 'webDriverBiDi',
    defaultViewport: null,
    // Firefox would keep every answer for the driver
    networkEnabled: false,
  })
  const { restored, saveSession, quit, installNow, ...acts } = firefoxActs(inParentOf(browser, profile.id))
  await restored()
  return {
    ...acts,
    browser,
    open: (url, size) => openInFirefox(browser, url, size),
    updateNow: async (extensionFolder) => installNow(await profile.pack(extensionFolder)),
    async close() {
      // the answer can be lost with the connection
      quit().catch(() => undefined)
      await firefox.ended
    },
    async kill({ saved = true } = {}) {
      if (saved) await saveSession()
      await crash(firefox)
    },
  }
}
