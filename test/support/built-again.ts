/** The built extension once more, as a higher version: what an update brings. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { outputFolder } from '../../scripts/build-extension.ts'
import type { Family } from './airlocked-browser.ts'

export interface BuiltAgain {
  /** Gives the folder of a build that is newer than all before. */
  next(): Promise<string>
  /** Of the last one. */
  version(): string
  remove(): Promise<void>
}

export async function builtAgain(family: Family): Promise<BuiltAgain> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-built-'))
  await cp(outputFolder[family === 'Chromium' ? 'chrome' : 'firefox'], folder, { recursive: true })
  const file = join(folder, 'manifest.json')
  const manifest = JSON.parse(await readFile(file, 'utf8')) as { version: string }
  let made = 0
  const version = () => `${manifest.version}.${String(made)}`
  return {
    version,
    async next() {
      made += 1
      await writeFile(file, JSON.stringify({ ...manifest, version: version() }))
      return folder
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
