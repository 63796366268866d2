/** A key in a plain file, for machines with neither keychain nor person: whoever can read the file can read the secrets. */
import { rm } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { replaceFiles } from './durable-file.ts'
import { newKey } from './key-slots.ts'
import { readPrivate, syncFolder } from './private-path.ts'

/** The one that is there, else a new one, with mode 0600. */
export async function makeKeyfile(path: string): Promise<Buffer> {
  const kept = readKeyfile(path)
  if (kept) return kept
  const key = newKey()
  const bytes = Buffer.from(`${key.toString('base64')}\n`)
  await replaceFiles(dirname(path), [{ name: basename(path), bytes: () => bytes }])
  return key
}

/** `null` when it is missing or holds no key. */
export function readKeyfile(path: string): Buffer | null {
  const key = Buffer.from(readPrivate(path)?.toString('utf8') ?? '', 'base64')
  return key.length === 32 ? key : null
}

export async function removeKeyfile(path: string): Promise<void> {
  await rm(path, { force: true })
  await rm(`${path}.bak`, { force: true })
  await syncFolder(dirname(path))
}
