/** The room that is left where the data lie. */
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { hasCode } from '#daemon/core/private-path.ts'
import type { Sights } from './sights.ts'

/** What this user may still write; before the folder is made, that of the one that it will lie in. */
export async function seeDisk(root: string): Promise<Sights['disk']> {
  try {
    const { bavail, bsize } = await statfs(root)
    return { free: bavail * bsize }
  } catch (error) {
    if (!hasCode(error, 'ENOENT') || dirname(root) === root) throw error
    return seeDisk(dirname(root))
  }
}
