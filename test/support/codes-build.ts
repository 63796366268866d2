/** The built extension with a door of its own for the tests in place of the popup (`codes-door.ts`), made of the same sources. */
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { outputFolder, type BuiltFor } from '../../scripts/build-extension.ts'

const here = fileURLToPath(new URL('.', import.meta.url))

export const DOOR = 'codes-door.html'

interface Manifest {
  readonly permissions: string[]
  /** Of Chromium. */
  readonly host_permissions?: string[]
  readonly action?: { default_popup: string }
  readonly browser_action?: { default_popup: string }
}

/**
 * @param folder empty; the extension is written there
 * @param options.everywhere the extension may touch every page and frame
 */
export async function writeCodesBuild(
  browser: BuiltFor,
  folder: string,
  { everywhere = false } = {},
): Promise<void> {
  await cp(outputFolder[browser], folder, { recursive: true })
  await build({
    root: here,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { 'import.meta.env.FIREFOX': String(browser === 'firefox') },
    build: {
      target: 'esnext',
      outDir: folder,
      emptyOutDir: false,
      modulePreload: false,
      assetsDir: 'door',
      rolldownOptions: { input: join(here, DOOR) },
    },
  })
  const file = join(folder, 'manifest.json')
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest
  const button = manifest.action ?? manifest.browser_action
  if (!button) throw new Error('no toolbar button')
  button.default_popup = DOOR
  if (everywhere) (manifest.host_permissions ?? manifest.permissions).push('*://*/*')
  await writeFile(file, JSON.stringify(manifest))
}
