/** What a reviewer needs to build the extension again and to get the very package that was handed in. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './run.ts'
import { filesIn, type Files } from './zip.ts'

/** Named one by one: what lies about in a working copy stays out. */
const folders = ['extension', 'shared', 'scripts']
const files = ['package.json', 'package-lock.json', 'tsconfig.json', 'wxt.config.ts', 'LICENSE']
const INSTRUCTIONS = 'docs/building.md'

export async function sourceFiles(): Promise<Files> {
  const found = new Map<string, Uint8Array | string>()
  for (const folder of folders)
    for (const [path, content] of await filesIn(join(root, folder))) found.set(`${folder}/${path}`, content)
  for (const file of files) found.set(file, await readFile(join(root, file)))
  return found.set('README.md', await readFile(join(root, INSTRUCTIONS)))
}
