/** Browsers of a person whose home is a folder of the test's own: there they look for the programs that they may start. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch, type Browser, type Page } from 'puppeteer-core'
import { writeAllowedBuild } from './allowed-build.ts'
import { openInFirefox } from './browsers.ts'
import { outputFolder } from '../../scripts/build-extension.ts'
import { programPath } from '../../scripts/tools.ts'
import { ourExtension } from '#shared/native.ts'

export interface NativeBrowser {
  readonly browser: Browser
  open(path: string): Promise<Page>
  /** What another extension hears that asks for our program. */
  refusalOfStranger(): Promise<string>
}

const popup = { width: 392, height: 580 }

/** In a folder where browsers look by themselves. */
export const homeOfBrowsers = async (): Promise<string> => {
  const home = await mkdtemp(join(tmpdir(), 'latchkey-home-'))
  await mkdir(join(home, '.config', 'chromium'), { recursive: true })
  await mkdir(join(home, '.config', 'mozilla', 'firefox'), { recursive: true })
  return home
}

export const homeEnv = (home: string) => ({ HOME: home, XDG_CONFIG_HOME: join(home, '.config') })

/** An extension with the same right, and nothing else of ours. */
async function writeStranger(folder: string, manifest: object): Promise<string> {
  await mkdir(folder, { recursive: true })
  const common = { name: 'Stranger', version: '1.0', permissions: ['nativeMessaging'] }
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ ...common, ...manifest }))
  await writeFile(join(folder, 'page.html'), '<title>stranger</title>')
  await writeFile(join(folder, 'background.js'), '')
  return folder
}

const ask = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    interface Asking {
      readonly runtime: { sendNativeMessage(name: string, message: object): Promise<unknown> }
    }
    const { browser, chrome } = globalThis as unknown as { browser?: Asking; chrome: Asking }
    const message = { verb: 'pair', origin: location.origin }
    return (browser ?? chrome).runtime.sendNativeMessage('latchkey.daemon', message).then(
      (answer) => `answered ${JSON.stringify(answer)}`,
      (error: unknown) => String(error),
    )
  })

export async function nativeChromium(home: string): Promise<NativeBrowser> {
  const executablePath = programPath(['chromium', 'chromium-browser'])
  if (executablePath === null) throw new Error('chromium is missing: apt-get install chromium')
  const ours = join(home, 'extension')
  // its question is shown to no driver
  await writeAllowedBuild('nativeMessaging', ours)
  const background = { service_worker: 'background.js' }
  const stranger = await writeStranger(join(home, 'stranger'), { manifest_version: 3, background })
  const browser = await launch({
    executablePath,
    userDataDir: join(home, '.config', 'chromium'),
    env: { ...process.env, ...homeEnv(home) },
    pipe: true,
    enableExtensions: [ours],
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--lang=en-GB'],
  })
  const open = async (url: string) => {
    const page = await browser.newPage()
    await page.setViewport(popup)
    await page.goto(url)
    return page
  }
  return {
    browser,
    open: (path) => open(`${ourExtension.chromium}/${path}`),
    async refusalOfStranger() {
      const id = await browser.installExtension(stranger)
      return ask(await open(`chrome-extension://${id}/page.html`))
    },
  }
}

const UUID = {
  ours: '5ff6bd9a-29cb-4a2f-9f3f-1d9c4a1f7d10',
  stranger: '5ff6bd9a-29cb-4a2f-9f3f-1d9c4a1f7d11',
}
const STRANGER = 'stranger@elsewhere.example'

export async function nativeFirefox(home: string): Promise<NativeBrowser> {
  const executablePath = programPath(['firefox-esr', 'firefox'])
  if (executablePath === null) throw new Error('firefox is missing: apt-get install firefox-esr')
  const stranger = await writeStranger(join(home, 'stranger-firefox'), {
    manifest_version: 2,
    browser_specific_settings: { gecko: { id: STRANGER } },
  })
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    args: ['--remote-allow-system-access'],
    env: { ...process.env, ...homeEnv(home) },
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({
        [ourExtension.firefox]: UUID.ours,
        [STRANGER]: UUID.stranger,
      }),
      // the person's yes
      'extensions.webextOptionalPermissionPrompts': false,
      'intl.locale.requested': 'en-GB',
    },
  })
  await browser.installExtension(outputFolder.firefox)
  return {
    browser,
    open: (path) => openInFirefox(browser, `moz-extension://${UUID.ours}/${path}`, popup),
    async refusalOfStranger() {
      await browser.installExtension(stranger)
      return ask(await openInFirefox(browser, `moz-extension://${UUID.stranger}/page.html`))
    },
  }
}
