/** The program as a package that can be installed: what is published, as a version of one's choice. */
import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBuilt } from '#daemon/install/built.ts'

const clone = fileURLToPath(new URL('../..', import.meta.url))

/** @param how `mute` runs as a daemon and never answers */
export async function installable(version: string, how: 'whole' | 'mute' = 'whole'): Promise<string> {
  const built = await ensureBuilt(clone)
  if (!built.ok) throw new Error(built.error.output)
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-package-'))
  await cp(join(clone, 'dist'), join(folder, 'dist'), { recursive: true })
  const { type, bin } = JSON.parse(await readFile(join(clone, 'package.json'), 'utf8')) as Record<
    string,
    object
  >
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'latchkey', version, type, bin }))
  await mkdir(join(folder, 'bin'))
  const launcher = await readFile(join(clone, 'bin/latchkey.mjs'), 'utf8')
  const silence =
    "\nif (process.argv[2] === 'start') await new Promise(() => setInterval(() => {}, 60_000))\n"
  await writeFile(
    join(folder, 'bin/latchkey.mjs'),
    how === 'mute' ? launcher.replace(/^#!.*\n/, (line) => line + silence) : launcher,
    { mode: 0o755 },
  )
  return folder
}
