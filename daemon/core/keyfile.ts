/** A key in a plain file, for machines with neither keychain nor person: whoever can read the file can read the secrets. */
import { link, rename, rm } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { replaceMade } from './durable-file.ts'
import { newKey } from './key-slots.ts'
import { readPrivate, syncFolder } from './private-path.ts'

const beforeOf = (path: string) => `${path}.before`

/** The one that is there, else a new one, with mode 0600. */
export async function makeKeyfile(path: string): Promise<Buffer> {
  return readKeyfile(path) ?? replaceKeyfile(path)
}

/** A new one; the one before stays beside it until `settleKeyfile`. */
export async function replaceKeyfile(path: string): Promise<Buffer> {
  const key = newKey()
  const bytes = Buffer.from(`${key.toString('base64')}\n`)
  // one that lies there alone may be all that opens
  if (readPrivate(path) !== null) {
    await rm(beforeOf(path), { force: true })
    await link(path, beforeOf(path))
  }
  await replaceMade(dirname(path), { name: basename(path), bytes: () => bytes })
  return key
}

/** `null` when it is missing or holds no key. */
export function readKeyfile(path: string): Buffer | null {
  const key = Buffer.from(readPrivate(path)?.toString('utf8') ?? '', 'base64')
  return key.length === 32 ? key : null
}

/** After a replacement: whether the new one holds, or the one before comes back. */
export async function settleKeyfile(path: string, counts: 'new' | 'before'): Promise<void> {
  if (counts === 'before') await rename(beforeOf(path), path)
  else await rm(beforeOf(path), { force: true })
  await syncFolder(dirname(path))
}

/** This one and, during a replacement, the one before. */
export const keyfiles = (path: string): readonly { key: Buffer; counts: 'new' | 'before' }[] =>
  (['new', 'before'] as const).flatMap((counts) => {
    const key = readKeyfile(counts === 'new' ? path : beforeOf(path))
    return key ? [{ key, counts }] : []
  })

export async function removeKeyfile(path: string): Promise<void> {
  await rm(path, { force: true })
  await rm(beforeOf(path), { force: true })
  await syncFolder(dirname(path))
}
