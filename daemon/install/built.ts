/** The bundle is what is installed; in a clone it may be missing, or older than the sources. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type Result } from '#shared/result.ts'

export interface NotBuilt {
  readonly type: 'not-built'
  /** The last of what the build printed. */
  readonly output: string
}

const build = 'scripts/build-daemon.ts'
const sources = ['daemon', 'shared', build, 'package.json']

/** Only a clone has sources: a package has its bundle and nothing to make it from. */
export const isClone = (folder: string): boolean => existsSync(join(folder, build))

export async function ensureBuilt(folder: string): Promise<Result<void, NotBuilt>> {
  if (!isClone(folder) || (await isBuilt(folder))) return ok(undefined)
  const child = spawn(process.execPath, [build], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => (output = (output + part.toString()).slice(-2000)))
  const code = await new Promise((resolve) => child.once('error', resolve).once('close', resolve))
  return code === 0 ? ok(undefined) : err({ type: 'not-built', output: output.trim() })
}

/** Whether the bundle is newer than everything it is made of. */
async function isBuilt(folder: string): Promise<boolean> {
  const bundle = await stat(join(folder, 'dist/latchkey.js')).catch(() => null)
  if (!bundle) return false
  for (const source of sources) {
    const path = join(folder, source)
    const inside = (await stat(path)).isDirectory() ? await readdir(path, { recursive: true }) : []
    for (const file of [path, ...inside.map((name) => join(path, name))])
      if ((await stat(file)).mtimeMs > bundle.mtimeMs) return false
  }
  return true
}
