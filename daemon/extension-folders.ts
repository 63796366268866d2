import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isClone } from './install/built.ts'
import { packageFolder } from './package-folder.ts'

export interface ExtensionFolders {
  /** For Chrome, Chromium, Edge and Brave: what "Load unpacked" takes. */
  readonly chrome: string
  readonly firefox: string
}

/** Where the extension lies that came with this program; null in a clone, which builds it into a folder of its own. */
export function extensionFolders(): ExtensionFolders | null {
  const folder = join(packageFolder, 'dist/extension')
  if (isClone(packageFolder) || !existsSync(folder)) return null
  return { chrome: join(folder, 'chrome'), firefox: join(folder, 'firefox') }
}
