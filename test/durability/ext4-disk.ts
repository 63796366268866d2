/** ext4 on a disk that records, for a program that has mounts of its own. */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { deserialize } from 'node:v8'

/** What a disk was asked, in order. */
export type DiskLog = (
  | { readonly type: 'write'; readonly at: number; readonly bytes: Buffer }
  | { readonly type: 'flush' }
  | { readonly type: 'said'; readonly text: string }
)[]

export const system = (command: string, ...args: string[]): string =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()

/** The disk as it was before anything was recorded. */
export const imageIn = (folder: string): string => join(folder, 'disk.image')

export async function mountRecorded(folder: string, mountOptions: string) {
  const image = imageIn(folder)
  const [logFile, served, mount] = ['log', 'served', 'mounted'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  for (const path of [served, mount]) mkdirSync(path)
  writeFileSync(image, Buffer.alloc(16 * 1024 * 1024))
  system('mkfs.ext4', '-q', '-F', '-b', '4096', image)
  const program = fileURLToPath(new URL('recorded-disk.ts', import.meta.url))
  const recorder = spawn(process.execPath, [program, image, served, logFile], { stdio: 'inherit' })
  const ended = once(recorder, 'close')
  while (!existsSync(join(served, 'disk'))) await setTimeout(20)
  const sayFile = join(served, 'say')

  const disk = {
    mount,
    /** Whoever writes to it stands in the disk's order. */
    sayFile,
    say(text: string): void {
      writeFileSync(sayFile, text, { flag: 'r+' })
    },
    remount(): void {
      const loop = system('losetup', '-f', '--show', join(served, 'disk'))
      system('mount', '-o', mountOptions, loop, mount)
      // goes with the mount
      system('losetup', '-d', loop)
    },
    unmount: () => system('umount', mount),
    async end(): Promise<DiskLog> {
      system('umount', served)
      await ended
      return deserialize(readFileSync(logFile)) as DiskLog
    },
  }
  disk.remount()
  return disk
}
