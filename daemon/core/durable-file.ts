/**
 * Replaces files so that a crash, a power cut or a full disk leaves either the old or the new content, never less.
 * Several files of one folder are replaced together: all of them or none.
 */
import { randomBytes } from 'node:crypto'
import { link, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { seal, unseal } from './envelope.ts'
import { hasCode, readPrivate, syncFolder } from './private-path.ts'

export interface Write {
  readonly name: string
  /** Called when its turn comes, so that many files are never in memory at once. */
  readonly bytes: () => Buffer
  /** Something was removed from it: the backup must not go on holding that. */
  readonly forgets?: boolean
}

const INTENT = '.commit.json'
const PARALLEL = 8
const steps = v.array(v.strictObject({ tmp: v.string(), name: v.string() }))
type Step = v.InferOutput<typeof steps>[number]

export const backupOf = (name: string): string => `${name}.bak`

/** Rejects with the system's error; then the folder is as it was before. */
export async function replaceFiles(folder: string, writes: readonly Write[]): Promise<void> {
  const staged: Step[] = []
  const published: (Step & { isNew: boolean })[] = []
  try {
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
  } catch (error) {
    await rm(join(folder, INTENT), { force: true })
    for (const { name, isNew } of published) {
      if (isNew) await rm(join(folder, name), { force: true })
      else await rename(join(folder, backupOf(name)), join(folder, name))
    }
    for (const { tmp } of staged) await rm(join(folder, tmp), { force: true })
    throw error
  }
  const forgetting = writes.filter(({ forgets }) => forgets === true)
  for (const { name } of forgetting) await renewBackup(join(folder, name))
  if (forgetting.length > 0) await syncFolder(folder).catch(() => undefined)
}

/** What was written is durable, and stays so where this fails. */
async function renewBackup(path: string): Promise<void> {
  try {
    await rm(backupOf(path), { force: true })
    await link(path, backupOf(path))
  } catch {
    // without a backup until the next write
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
    const intent = unseal(readPrivate(join(folder, INTENT)) ?? Buffer.alloc(0))
    for (const step of v.parse(steps, intent?.body ?? [])) {
      if (names.includes(step.tmp)) await publish(folder, step)
    }
    await syncFolder(folder)
    await rm(join(folder, INTENT), { force: true })
  }
  for (const name of names) {
    if (name.endsWith('.tmp')) await rm(join(folder, name), { force: true })
  }
}

async function stageAll(folder: string, writes: readonly Write[], staged: Step[]): Promise<void> {
  const rest = writes.values()
  let failed = false
  const lanes = await Promise.allSettled(
    Array.from({ length: Math.min(PARALLEL, writes.length) }, async () => {
      for (const write of rest) {
        if (failed) return
        try {
          staged.push({ tmp: await stage(folder, write), name: write.name })
        } catch (error) {
          failed = true
          throw error
        }
      }
    }),
  )
  const fault = lanes.find((lane) => lane.status === 'rejected')
  if (fault) throw fault.reason
}

async function stage(folder: string, write: Write): Promise<string> {
  const bytes = write.bytes()
  const tmp = `${write.name}.${String(process.pid)}-${randomBytes(6).toString('hex')}.tmp`
  const file = await open(join(folder, tmp), 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    const { size } = await file.stat()
    if (size !== bytes.length) throw Object.assign(new Error(`${tmp} is short`), { code: 'EIO', errno: -5 })
    await file.sync()
    await file.close()
    return tmp
  } catch (error) {
    await file.close()
    await rm(join(folder, tmp), { force: true })
    throw error
  }
}

/** @returns whether there was no such file before */
async function publish(folder: string, { tmp, name }: Step): Promise<boolean> {
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
