import { constants } from 'node:fs'
import { chmod, copyFile, mkdir, open, stat, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { syncFolder } from '../core/private-path.ts'
import type { ProgramFiles } from './program-files.ts'

/** Copies, for this user alone, what a power cut shall not take back. */
export async function copyAll(files: ProgramFiles, to: string): Promise<void> {
  const folders = new Set<string>()
  for (const [place, source] of files) {
    const target = resolve(to, place)
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    await copyFile(source, target, constants.COPYFILE_FICLONE)
    await chmod(target, (await stat(source)).mode & 0o100 ? 0o700 : 0o600)
    await syncFile(target)
    folders.add(dirname(target))
  }
  for (const folder of folders) await syncFolder(folder)
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

export async function writeDurably(path: string, text: string): Promise<void> {
  await writeFile(path, text, { mode: 0o600 })
  await syncFile(path)
}
