/** Programs of Windows by their whole paths: a bare name is looked for in the current folder first, where anybody's file may lie. */
import { existsSync } from 'node:fs'
import { win32 } from 'node:path'

export const ofSystem = (program: string): string =>
  win32.join(process.env['SystemRoot'] ?? String.raw`C:\Windows`, 'System32', program)

/**
 * @param isThere for tests
 * @returns `null` where no folder of `PATH` holds it; on other systems the name alone, for which only `PATH` is asked
 */
export function onPath(
  name: string,
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
  isThere: (path: string) => boolean = existsSync,
): string | null {
  if (platform !== 'win32') return name
  const folders = (env['PATH'] ?? '').split(';').filter((folder) => win32.isAbsolute(folder))
  return folders.map((folder) => win32.join(folder, `${name}.exe`)).find(isThere) ?? null
}
