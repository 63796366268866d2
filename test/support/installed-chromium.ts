/**
 * Chromium with the packed extension, installed as Debian installs extensions for every profile: by a file in the system's folder.
 * That folder is the test's alone in a mount namespace of the browser's process, so nothing of the machine is written.
 */
import { createHash, X509Certificate } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch } from 'puppeteer-core'
import type { InstalledBrowser, InstalledOptions } from './installed-browser.ts'
import { packerOf } from './packed-extension.ts'
import { runningChromium, type RunningChromium } from './running-chromium.ts'
import { startWebServer } from './web-server.ts'
import { outputFolder } from '../../scripts/build-extension.ts'
import { programPath } from '../../scripts/tools.ts'

/** Debian's Chromium reads the folder `extensions` in it. */
const SYSTEM_FOLDER = '/usr/share/chromium'

/** All of them: the driver's own would switch off what a person's browser does, extensions for every profile among it. */
const flags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--password-store=basic',
  '--use-mock-keychain',
  '--disable-component-update',
  '--disable-sync',
  '--disable-breakpad',
  '--lang=en-GB',
  // Debian's launcher would load the folder's file as if it were an unpacked extension
  '--load-extension=',
]

export async function installedChromium(options: InstalledOptions): Promise<InstalledBrowser> {
  const program = programPath(['chromium'])
  if (program === null) throw new Error('chromium is missing: apt-get install chromium')
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-installed-'))
  const file = (...names: readonly string[]) => join(folder, ...names)

  const packer = await packerOf(program, folder)
  const updates = await startWebServer((request, response) => {
    if (request.url === '/newest.crx') createReadStream(newest.file).pipe(response)
    else
      response
        .setHeader('content-type', 'text/xml')
        .end(updateAnswer(packer.id, newest.version, updates.origin))
  })
  let newest = await packer.pack(options.extensionFolder ?? outputFolder.chrome, updates.origin)
  const publish = async (extensionFolder: string) => {
    newest = await packer.pack(extensionFolder, updates.origin)
    return newest.version
  }

  await mkdir(file('system', 'extensions'), { recursive: true })
  await writeFile(
    file('system', 'extensions', `${packer.id}.json`),
    JSON.stringify({ external_crx: newest.file, external_version: newest.version }),
  )
  const inNamespace = `mount --bind ${file('system')} ${SYSTEM_FOLDER} && exec ${program} "$@"`
  const launcher = `#!/bin/sh\nexec unshare --mount --map-root-user sh -c '${inNamespace}' chromium "$@"\n`
  await writeFile(file('chromium'), launcher, { mode: 0o755 })

  const origin = `chrome-extension://${packer.id}`
  let running: RunningChromium | undefined
  return {
    name: 'Chromium',
    origin,
    async start({ restore = true, urls = [], args = [] } = {}) {
      if (restore) await forgetCrash(file('profile', 'Default', 'Preferences'))
      const browser = await launch({
        executablePath: file('chromium'),
        pipe: true,
        // what a killed browser leaves behind is removed with the rest
        env: { ...process.env, TMPDIR: folder },
        ignoreDefaultArgs: true,
        defaultViewport: null,
        waitForInitialPage: false,
        args: [
          ...flags,
          `--user-data-dir=${file('profile')}`,
          `--host-resolver-rules=${options.hosts.map((host) => `MAP ${host} 127.0.0.1:${String(options.port)}`).join(',')}`,
          `--ignore-certificate-errors-spki-list=${fingerprint(options.authority)}`,
          ...(restore ? ['--restore-last-session'] : []),
          ...args,
          ...urls,
        ],
      })
      // a new profile gets the extension some time after its first start
      const isNew = running === undefined
      if (isNew) await browser.waitForTarget((target) => target.url().startsWith(origin))
      running = runningChromium(browser, { id: packer.id, profile: file('profile'), publish }, isNew)
      return running
    },
    update: async (extensionFolder) => {
      if (running === undefined) throw new Error('Chromium finds an update while it runs: start it first')
      await running.stageUpdate(extensionFolder)
    },
    async remove() {
      await running?.kill({ saved: false })
      await updates.close()
      await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

/** After a crash Chromium asks before it restores the tabs; this is the person's yes, given before they could be asked. */
async function forgetCrash(preferences: string): Promise<void> {
  const text = await readFile(preferences, 'utf8').catch(() => null)
  if (text?.includes('"exit_type":"Crashed"') === true)
    await writeFile(preferences, text.replace('"exit_type":"Crashed"', '"exit_type":"Normal"'))
}

/** Of its public key: a chain with that key in it is trusted. */
const fingerprint = (pem: string): string =>
  createHash('sha256')
    .update(new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64')

const updateAnswer = (id: string, version: string, origin: string): string =>
  `<gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">
  <app appid="${id}"><updatecheck codebase="${origin}/newest.crx" version="${version}"/></app>
</gupdate>`
