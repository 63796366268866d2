/**
 * Where each browser looks for the programs that an extension may start, and what it wants to read there. Sources:
 * developer.chrome.com "Native messaging", learn.microsoft.com "Native messaging" (Edge), MDN "Native manifests", and for
 * Brave its main delegate, which reads Chrome's folder but on Linux.
 */
import { posix, win32 } from 'node:path'
import { nativeHost, ourExtension } from '#shared/native.ts'

export const browserIds = ['chrome', 'chromium', 'edge', 'brave', 'firefox'] as const
export type BrowserId = (typeof browserIds)[number]

export interface NativePlace {
  readonly browser: BrowserId
  readonly name: string
  /** Folders of its own, one of which is there where the browser has been used. */
  readonly signs: readonly string[]
  readonly manifest: string
  /** On Windows: the key whose default value is the manifest's path. */
  readonly key: string | null
}

export interface Surroundings {
  readonly platform: NodeJS.Platform
  /** The person's home folder. */
  readonly home: string
  /** `XDG_CONFIG_HOME`, `LOCALAPPDATA` and `APPDATA` are looked at. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** Our own folder, for what a browser does not want in one of its own. */
  readonly own: string
}

const names: Readonly<Record<BrowserId, string>> = {
  chrome: 'Chrome',
  chromium: 'Chromium',
  edge: 'Edge',
  brave: 'Brave',
  firefox: 'Firefox',
}

const place = (
  browser: BrowserId,
  signs: readonly string[],
  manifest: string,
  key: string | null = null,
): NativePlace => ({ browser, name: names[browser], signs, manifest, key })

/** Below `~/.config`. */
const onLinux: Readonly<Record<Exclude<BrowserId, 'firefox'>, string>> = {
  chrome: 'google-chrome',
  chromium: 'chromium',
  edge: 'microsoft-edge',
  brave: 'BraveSoftware/Brave-Browser',
}

/** Below `~/Library/Application Support`: what shows that it is there, and where it reads. */
const onMac: Readonly<Record<BrowserId, readonly [sign: string, place: string]>> = {
  chrome: ['Google/Chrome', 'Google/Chrome'],
  chromium: ['Chromium', 'Chromium'],
  edge: ['Microsoft Edge', 'Microsoft Edge'],
  brave: ['BraveSoftware/Brave-Browser', 'Google/Chrome'],
  firefox: ['Firefox', 'Mozilla'],
}

/** Below `%LOCALAPPDATA%` (Firefox: `%APPDATA%`), and below `HKCU\Software`. */
const onWindows: Readonly<Record<BrowserId, readonly [sign: string, key: string]>> = {
  chrome: [String.raw`Google\Chrome`, String.raw`Google\Chrome`],
  chromium: ['Chromium', 'Chromium'],
  edge: [String.raw`Microsoft\Edge`, String.raw`Microsoft\Edge`],
  brave: [String.raw`BraveSoftware\Brave-Browser`, String.raw`Google\Chrome`],
  firefox: [String.raw`Mozilla\Firefox`, 'Mozilla'],
}

const file = `${nativeHost}.json`

export function nativePlaces({ platform, home, env, own }: Surroundings): readonly NativePlace[] {
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA'] ?? win32.join(home, 'AppData', 'Local')
    const roaming = env['APPDATA'] ?? win32.join(home, 'AppData', 'Roaming')
    return browserIds.map((browser) => {
      const [sign, key] = onWindows[browser]
      const family = browser === 'firefox' ? 'firefox' : 'chromium'
      return place(
        browser,
        [win32.join(browser === 'firefox' ? roaming : local, sign)],
        win32.join(own, `${family}.json`),
        `HKCU\\Software\\${key}\\NativeMessagingHosts\\${nativeHost}`,
      )
    })
  }
  if (platform === 'darwin') {
    const support = posix.join(home, 'Library', 'Application Support')
    return browserIds.map((browser) => {
      const [sign, folder] = onMac[browser]
      return place(
        browser,
        [posix.join(support, sign)],
        posix.join(support, folder, 'NativeMessagingHosts', file),
      )
    })
  }
  const config = configFolder(home, env)
  return browserIds.map((browser) => {
    if (browser !== 'firefox') {
      const folder = posix.join(config, onLinux[browser])
      return place(browser, [folder], posix.join(folder, 'NativeMessagingHosts', file))
    }
    // profiles have moved to ~/.config (Firefox 147); the programs have not (bugzilla.mozilla.org 2005167)
    const old = posix.join(home, '.mozilla')
    const signs = [posix.join(old, 'firefox'), posix.join(config, 'mozilla', 'firefox')]
    return place(browser, signs, posix.join(old, 'native-messaging-hosts', file))
  })
}

/** Browsers in a box of their own (snap, flatpak), which start no program outside it. */
export interface BoxedBrowser {
  readonly name: string
  readonly box: 'snap' | 'flatpak'
  readonly sign: string
}

const boxed = [
  ['Firefox', 'snap/firefox', '.var/app/org.mozilla.firefox'],
  ['Chromium', 'snap/chromium', '.var/app/org.chromium.Chromium'],
  ['Chrome', null, '.var/app/com.google.Chrome'],
  ['Edge', null, '.var/app/com.microsoft.Edge'],
  ['Brave', 'snap/brave', '.var/app/com.brave.Browser'],
] as const

export const boxedBrowsers = ({ platform, home }: Surroundings): readonly BoxedBrowser[] =>
  platform !== 'linux'
    ? []
    : boxed.flatMap(([name, snap, flatpak]) => [
        ...(snap === null ? [] : [{ name, box: 'snap' as const, sign: posix.join(home, snap) }]),
        { name, box: 'flatpak' as const, sign: posix.join(home, flatpak) },
      ])

/** @param launcher absolute path of what the browser is to start */
export const manifestFor = (browser: BrowserId, launcher: string) => ({
  name: nativeHost,
  description: 'Pairs the Latchkey extension with the program on this computer, and starts it',
  path: launcher,
  type: 'stdio',
  ...(browser === 'firefox'
    ? { allowed_extensions: [ourExtension.firefox] }
    : { allowed_origins: [`${ourExtension.chromium}/`] }),
})

/** A relative path there is invalid and to be ignored (XDG Base Directory Specification, section 2). */
function configFolder(home: string, env: Surroundings['env']): string {
  const config = env['XDG_CONFIG_HOME']
  return config?.startsWith('/') === true ? config : posix.join(home, '.config')
}
