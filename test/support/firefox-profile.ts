/** A Firefox profile as a person's, with an extension in it, that reaches nothing but the hosts of a test. */
import { mkdir, mkdtemp, readFile, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InstalledOptions } from './installed-browser.ts'
import { zipFolder } from './zip.ts'
import { outputFolder } from '../../scripts/build-extension.ts'
import { run } from '../../scripts/run.ts'

export type Preferences = Readonly<Record<string, string | number | boolean>>

export interface FirefoxProfile {
  readonly folder: string
  /** The extension's id, `name@domain`. */
  readonly id: string
  /** `moz-extension://…` */
  readonly origin: string
  /** Packs a build into a file in the profile. */
  pack(extensionFolder: string): Promise<string>
  /** Puts a build where Firefox looks for it at its start. */
  install(extensionFolder: string): Promise<void>
  /** What holds from the next start on; it stays, as a person's setting does, until it is set again. */
  prefer(preferences: Preferences): Promise<void>
}

/** Firefox gives an extension a random address at its installation; the tests need to know it. */
const UUID = 'c3cbb2ba-2f2a-4a5e-8d0c-0f6f1f6b9a51'

const preferencesOf = (id: string, { hosts, port }: InstalledOptions): Preferences => ({
  // the extension: unsigned, enabled without a question, at an address that is known
  'xpinstall.signatures.required': false,
  'extensions.autoDisableScopes': 0,
  'extensions.startupScanScopes': 15,
  'extensions.webextensions.uuids': JSON.stringify({ [id]: UUID }),
  'extensions.webextOptionalPermissionPrompts': false,

  // the hosts are this computer, and everything else is behind a proxy that is not there
  'network.dns.forceResolve': '127.0.0.1',
  'network.socket.forcePort': `443=${String(port)}`,
  'network.proxy.type': 1,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 1,
  'network.proxy.failover_direct': false,
  'network.proxy.allow_bypass': false,
  'network.proxy.no_proxies_on': hosts.join(','),

  // the driver's own preferences would make it another browser than a person's, one that forgets its tabs in a crash
  'remote.prefs.recommended': false,
  // with the second crash in a day Firefox would ask what to restore, and with the third offer its safe mode
  'browser.sessionstore.max_resumed_crashes': -1,
  'toolkit.startup.max_resumed_crashes': -1,

  // no pages and questions of its own
  'browser.aboutwelcome.enabled': false,
  'browser.startup.homepage': 'about:blank',
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.shell.checkDefaultBrowser': false,
  'browser.tabs.warnOnClose': false,
  'browser.warnOnQuit': false,
  'datareporting.policy.dataSubmissionPolicyBypassNotification': true,
  'termsofuse.bypassNotification': true,
  'intl.locale.requested': 'en-GB',
  'privacy.userContext.enabled': true,
})

export async function firefoxProfile(options: InstalledOptions): Promise<FirefoxProfile> {
  const built = options.extensionFolder ?? outputFolder.firefox
  const manifest = JSON.parse(await readFile(join(built, 'manifest.json'), 'utf8')) as {
    browser_specific_settings: { gecko: { id: string } }
  }
  const { id } = manifest.browser_specific_settings.gecko
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-firefox-'))
  await mkdir(join(folder, 'extensions'))
  await trust(folder, options.authority)

  const pack = async (extensionFolder: string) => {
    const file = join(folder, 'packed.xpi')
    await writeFile(file, await zipFolder(extensionFolder))
    return file
  }
  // moved, because a running Firefox goes on reading the file that it has open
  const install = async (extensionFolder: string) =>
    rename(await pack(extensionFolder), join(folder, 'extensions', `${id}.xpi`))
  await install(built)

  return {
    folder,
    id,
    origin: `moz-extension://${UUID}`,
    pack,
    install,
    prefer: (preferences) =>
      writeFile(
        join(folder, 'user.js'),
        Object.entries({ ...preferencesOf(id, options), ...preferences })
          .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
          .join(''),
      ),
  }
}

async function trust(folder: string, authority: string): Promise<void> {
  const database = `sql:${folder}`
  const file = join(folder, 'authority.pem')
  await writeFile(file, authority)
  for (const args of [
    ['-N', '-d', database, '--empty-password'],
    ['-A', '-d', database, '-n', 'test authority', '-t', 'C,,', '-i', file],
  ]) {
    const { code, output } = await run('certutil', args)
    if (code !== 0) throw new Error(`certutil (Debian package libnss3-tools): ${output}`)
  }
}
