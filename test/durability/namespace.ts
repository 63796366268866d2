/** Programs of a test among mounts of their own, so that nothing of the system's is touched. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const whyNot = (attempt: Promise<unknown>, what: string): Promise<string | null> =>
  attempt.then(
    () => null,
    (error: unknown) => `${what}: ${String(error)}`,
  )

/** Why a block device cannot be made and mounted here, or `null`: that wants the real root, in a user namespace it is refused. */
export async function noBlockDevice(): Promise<string | null> {
  if (process.getuid?.() !== 0) return 'only root may mount an image'
  const probe = 'test -r /dev/fuse && command -v mkfs.ext4 && losetup -f'
  return whyNot(run('unshare', ['-m', 'sh', '-c', probe]), 'no FUSE, ext4 or loop device')
}

/** Why there is no tmpfs of one's own here, or `null`. */
export const noTmpfs = (folder: string): Promise<string | null> =>
  whyNot(run('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', folder]), 'no tmpfs of one’s own')

/** Runs a program of this folder as the real root, and gives what it printed as JSON. */
export async function amongOwnMounts<T>(
  program: string,
  options: object,
  env: NodeJS.ProcessEnv = {},
): Promise<T> {
  const { stdout } = await run('unshare', ['-m', process.execPath, here(program), JSON.stringify(options)], {
    env: { ...process.env, ...env },
  })
  return JSON.parse(stdout) as T
}

/** Runs a program of this folder on a tmpfs at `folder`, and gives each line that it printed as JSON. */
export async function onTmpfs<Row>(folder: string, size: string, program: string): Promise<Row[]> {
  const script = 'mount -t tmpfs -o "size=$1" tmpfs "$2" && exec "$3" "$4" "$2"'
  const inside = ['sh', size, folder, process.execPath, here(program)]
  const { stdout } = await run('unshare', ['-rm', 'sh', '-c', script, ...inside])
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
}
