/** New content beside the file that it is to replace, durable before anything is replaced. */
import { randomBytes } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'

export interface Write {
  readonly name: string
  /** Called when its turn comes, so that many files are never in memory at once. */
  readonly bytes: () => Buffer
  /** Something was removed from it: the backup must not go on holding that. */
  readonly forgets?: boolean
}

export interface Staged {
  readonly tmp: string
  readonly name: string
}

const PARALLEL = 8

/** A name that no other write has, and that a start knows as left over. */
export const temporaryName = (name: string) =>
  `${name}.${String(process.pid)}-${randomBytes(6).toString('hex')}.tmp`

/** Stages all of them or rejects; `staged` gets each one that is there, in both cases. */
export async function stageAll(folder: string, writes: readonly Write[], staged: Staged[]): Promise<void> {
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

/** @returns the name that it has for now */
export async function stage(folder: string, write: Write): Promise<string> {
  const bytes = write.bytes()
  const tmp = temporaryName(write.name)
  const file = await open(join(folder, tmp), 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    const { size } = await file.stat()
    if (size !== bytes.length) throw Object.assign(new Error(`${tmp} is short`), { code: 'EIO', errno: -5 })
    await file.sync()
  } catch (error) {
    await file.close().catch(() => undefined)
    await rm(join(folder, tmp), { force: true }).catch(() => undefined)
    throw error
  }
  await file.close()
  return tmp
}
