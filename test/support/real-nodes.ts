/** Node itself, in versions that the project does not bring: from the npm registry, kept for the next run. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { modules } from './packaged.ts'

const run = promisify(execFile)
const kept = join(modules, '.cache/latchkey-nodes')

/** @returns the program, or the reason why it is not there */
export async function realNode(
  version: string,
): Promise<{ readonly node: string } | { readonly absent: string }> {
  const folder = join(kept, version)
  const node = join(folder, 'bin/node')
  if (existsSync(node)) return { node }
  await mkdir(kept, { recursive: true })
  const coming = await mkdtemp(join(kept, 'coming-'))
  const name = `node-${process.platform}-${process.arch}@${version}`
  try {
    await run('npm', ['pack', name, '--silent', '--fetch-retries=0', `--pack-destination=${coming}`])
    const [archive = ''] = await readdir(coming)
    await run('tar', ['-xzf', join(coming, archive), '-C', coming, '--strip-components=1'])
    await rm(join(coming, archive))
    await rename(coming, folder).catch((error: unknown) => {
      // another run was faster
      if (!existsSync(node)) throw error
    })
    return { node }
  } catch (error) {
    const why = error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? '') : String(error)
    return { absent: `npm did not bring ${name}: ${why}` }
  } finally {
    await rm(coming, { recursive: true, force: true })
  }
}
