/** A description that is a file in the person's folder. */
import { constants } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { hasCode, NO_FOLLOW, syncFolder } from '../core/private-path.ts'
import { MARK, type Kept } from './keeper.ts'

/** A link is nobody's of ours: `systemctl mask` makes one to /dev/null. */
export async function readKept(path: string): Promise<Kept> {
  let text: string
  try {
    const file = await open(path, constants.O_RDONLY | NO_FOLLOW)
    try {
      text = await file.readFile('utf8')
    } finally {
      await file.close()
    }
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 'absent'
    if (hasCode(error, 'ELOOP')) return 'foreign'
    throw error
  }
  return text.includes(MARK) ? 'ours' : 'foreign'
}

export async function writeKept(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const next = `${path}.next`
  await rm(next, { force: true })
  const file = await open(next, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(next, path)
  await syncFolder(dirname(path))
}
