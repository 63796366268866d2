/** The built extension as Chromium has it once the person has agreed to what it asks for later: its question is shown to no driver. */
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { outputFolder } from '../../scripts/build-extension.ts'

/** @param folder empty; the extension is written there */
export async function writeAllowedBuild(
  permission: 'contentSettings' | 'management' | 'nativeMessaging',
  folder: string,
): Promise<void> {
  await cp(outputFolder.chrome, folder, { recursive: true })
  const file = join(folder, 'manifest.json')
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Record<
    'permissions' | 'optional_permissions',
    string[]
  >
  manifest.permissions.push(permission)
  manifest.optional_permissions = manifest.optional_permissions.filter((one) => one !== permission)
  await writeFile(file, JSON.stringify(manifest))
}
