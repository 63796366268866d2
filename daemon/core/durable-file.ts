/**
 * Replaces files so that a crash, a power cut or a full disk leaves either the old or the new content, never less.
 * Several files of one folder are replaced together: all of them or none.
 */
import { link, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { seal, unseal } from './envelope.ts'
import { hasCode, readPrivate, syncFolder } from './private-path.ts'
import { stage, stageAll, temporaryName, type Staged, type Write } from './staged-file.ts'
import { StoreOpenError } from './store.ts'

const INTENT = '.commit.json'
/** Of a file in the same folder; `.` and `..` would lead out of it. */
const plainName = v.pipe(v.string(), v.regex(/^(?!\.{1,2}$)[^/\\]+$/))
const steps = v.array(v.strictObject({ tmp: plainName, name: plainName }))

/** What of a change has been done so far. */
interface Change {
  readonly staged: Staged[]
  readonly published: (Staged & { readonly isNew: boolean })[]
}

export const backupOf = (name: string): string => `${name}.bak`

export interface Files {
  /** One change after the other. Rejects with the system's error; then the files are as they were before. */
  replace(writes: readonly Write[]): Promise<void>
  /**
   * Where the disk refused even to take a refused change back, that is done now, and before any other change: it never
   * mixes with a later one. Rejects while it cannot be done.
   */
  settle(): Promise<void>
}

export function createFiles(folder: string): Files {
  let refused: Change | null = null
  let settling: Promise<void> | null = null
  const settle = async () => {
    if (refused) settling ??= takeBack(folder, refused).finally(() => (settling = null))
    await settling
    refused = null
  }
  return {
    settle,
    async replace(writes) {
      await settle()
      const change: Change = { staged: [], published: [] }
      try {
        await commit(folder, writes, change)
      } catch (error) {
        refused = change
        await settle().catch(() => undefined)
        throw error
      }
      const isNew = new Set(change.published.flatMap((step) => (step.isNew ? [step.name] : [])))
      for (const { name, forgets } of writes)
        if (forgets === true || isNew.has(name)) await renewBackup(folder, name)
    },
  }
}

async function commit(folder: string, writes: readonly Write[], { staged, published }: Change) {
  await stageAll(folder, writes, staged)
  // With one file the rename itself is the commit; with more, this list is: a start after a crash goes on with it.
  if (staged.length > 1) {
    const bytes = seal({ schema: 0, seq: 0, body: staged })
    const tmp = await stage(folder, { name: INTENT, bytes: () => bytes })
    await rename(join(folder, tmp), join(folder, INTENT))
    await syncFolder(folder)
  }
  for (const step of staged) published.push({ ...step, isNew: await publish(folder, step) })
  await syncFolder(folder)
  if (staged.length > 1) await rm(join(folder, INTENT))
}

/**
 * Backwards, and the list last: wherever a crash cuts this short, either the list and all that it names are there, and a
 * start makes the change whole, or every file is the old one. May be called again after it has failed.
 */
async function takeBack(folder: string, { staged, published }: Change): Promise<void> {
  for (let step = published.at(-1); step; step = published.at(-1)) {
    const path = join(folder, step.name)
    await renameIfThere(path, join(folder, step.tmp))
    if (!step.isNew) await renameIfThere(backupOf(path), path)
    published.pop()
    if (!step.isNew) await renewBackup(folder, step.name)
  }
  if (staged.length > 1) {
    await rm(join(folder, INTENT), { force: true })
    await syncFolder(folder)
  }
  for (const { tmp } of staged) await rm(join(folder, tmp), { force: true })
}

async function renameIfThere(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error
  }
}

/**
 * Makes the backup a copy of the file, on blocks of its own. Where this fails, what was written stays durable, and there is
 * no backup until the next write. A power cut may leave it damaged: it counts only while the file itself is, too.
 */
export async function renewBackup(folder: string, name: string): Promise<void> {
  const path = join(folder, name)
  const tmp = join(folder, temporaryName(name))
  try {
    await rm(backupOf(path), { force: true })
    await writeFile(tmp, await readFile(path), { flag: 'wx', mode: 0o600 })
    await rename(tmp, backupOf(path))
  } catch {
    await rm(tmp, { force: true }).catch(() => undefined)
  }
}

/** Replaces a file that can be made again, so no backup of it is kept. Rejects with the system's error; then the old one stands. */
export async function replaceMade(folder: string, write: Write): Promise<void> {
  const tmp = join(folder, await stage(folder, write))
  try {
    await rename(tmp, join(folder, write.name))
  } catch (error) {
    await rm(tmp, { force: true })
    throw error
  }
  await syncFolder(folder)
}

/** Ends a replacement that a crash cut short, and removes what an unfinished one left behind. */
export async function recoverFolder(folder: string): Promise<void> {
  const names = await readdir(folder)
  if (names.includes(INTENT)) {
    const intent = v.safeParse(steps, unseal(readPrivate(join(folder, INTENT)) ?? Buffer.alloc(0))?.body)
    if (!intent.success) throw damagedIntent(join(folder, INTENT))
    for (const step of intent.output) {
      if (names.includes(step.tmp)) await publish(folder, step)
    }
    await syncFolder(folder)
    await rm(join(folder, INTENT), { force: true })
  }
  for (const name of names) {
    if (name.endsWith('.tmp')) await removeLeftOver(join(folder, name))
  }
}

/** On a disk that is read-only it stays, and is in nobody's way. */
async function removeLeftOver(path: string): Promise<void> {
  try {
    await rm(path, { force: true })
  } catch (error) {
    if (!hasCode(error, 'EROFS')) throw error
  }
}

/** @returns whether there was no such file before */
async function publish(folder: string, { tmp, name }: Staged): Promise<boolean> {
  const path = join(folder, name)
  let isNew = false
  await rm(backupOf(path), { force: true })
  try {
    await link(path, backupOf(path))
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error
    isNew = true
  }
  await rename(join(folder, tmp), path)
  return isNew
}

const damagedIntent = (path: string) =>
  new StoreOpenError(
    path,
    'damaged',
    `${path} is damaged, which says how an interrupted change goes on: put a backup of the folder back (latchkey restore FILE), or move that file away to start without the change; nothing was changed`,
  )
