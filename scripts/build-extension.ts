/** Builds the extension for one browser, and knows whether that was done since the sources last changed. */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { bin, root, run } from './run.ts'

export type BuiltFor = 'chrome' | 'firefox'

export const outputFolder: Record<BuiltFor, string> = {
  chrome: `${root}.output/chrome-mv3`,
  firefox: `${root}.output/firefox-mv2`,
}

const sources = ['extension', 'shared', 'scripts/third-party.ts', 'wxt.config.ts', 'package.json']

export async function buildExtension(browser: BuiltFor): Promise<boolean> {
  // else what is built for tests or development would tell where its sources lay
  const env = { ...process.env, NODE_ENV: 'production' }
  const { code, output } = await run(process.execPath, [bin('wxt'), 'build', '-b', browser], 'gather', env)
  if (code !== 0) console.error(output)
  return code === 0
}

/** Whether the output is newer than everything it is made of. */
export async function isBuilt(browser: BuiltFor): Promise<boolean> {
  const built = await stat(join(outputFolder[browser], 'manifest.json')).catch(() => null)
  if (!built) return false
  for (const source of sources) {
    const path = join(root, source)
    const inside = (await stat(path)).isDirectory()
      ? await readdir(path, { recursive: true, withFileTypes: true })
      : []
    const files = inside.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    for (const file of [path, ...files]) if ((await stat(file)).mtimeMs > built.mtimeMs) return false
  }
  return true
}
