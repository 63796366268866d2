/** The built extension as Chromium has it once the person has agreed to what it asks for later: its question is shown to no driver. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { outputFolder } from '../../scripts/build-extension.ts'

export interface AllowedBuild {
  readonly folder: string
  remove(): Promise<void>
}

export async function allowedBuild(permission: 'contentSettings' | 'management'): Promise<AllowedBuild> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-allowed-'))
  await cp(outputFolder.chrome, folder, { recursive: true })
  const file = join(folder, 'manifest.json')
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Record<
    'permissions' | 'optional_permissions',
    string[]
  >
  manifest.permissions.push(permission)
  manifest.optional_permissions = manifest.optional_permissions.filter((one) => one !== permission)
  await writeFile(file, JSON.stringify(manifest))
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
