/** Many records by id in 256 files by the hash of the id, each read from the disk when it is asked for. */
import { join } from 'node:path'
import { createBatches } from './batches.ts'
import { indexOf, nameOf, SHARDS } from './collection.ts'
import type { Disk } from './disk.ts'
import { asRead, type Closable } from './document.ts'
import { createFiles, recoverFolder } from './durable-file.ts'
import { seal } from './envelope.ts'
import { createPace } from './pace.ts'
import { asWriteError } from './private-path.ts'
import type { Schema, Shelf } from './store.ts'

interface Job<T> {
  readonly ids: readonly string[]
  readonly next: (id: string, before: T | undefined) => T | null | undefined
}

export async function openShelf<T>(
  disk: Disk,
  path: string,
  schema: Schema<T>,
  idOf: (record: T) => string,
  written: (files: readonly string[]) => Promise<void>,
): Promise<Shelf<T> & Closable> {
  await recoverFolder(join(disk.root, path))
  const files = createFiles(join(disk.root, path))
  const fileOf = (index: number) => `${path}/${nameOf(index)}`

  async function read(index: number): Promise<{ readonly seq: number; readonly records: Map<string, T> }> {
    await files.settle().catch((error: unknown) => {
      throw asWriteError(path, error)
    })
    const found = await disk.read(fileOf(index))
    const { seq, schema: from, body } = found ?? { seq: 0, schema: disk.version, body: [] }
    const records = disk.parseEach(path, schema, from, body)
    return { seq, records: new Map(records.map((record) => [idOf(record), record])) }
  }

  /** @returns whether there was anything to write */
  async function changeFile(index: number, { ids, next }: Job<T>): Promise<boolean> {
    const { seq, records } = await read(index)
    let isChanged = false
    let forgets = false
    for (const id of ids) {
      const before = records.get(id)
      const after = next(id, before) ?? undefined
      if (after === before) continue
      isChanged = true
      if (after === undefined) forgets = records.delete(id)
      else records.set(id, asRead(schema, after))
    }
    if (!isChanged) return false
    const bytes = () => seal({ schema: disk.version, seq: seq + 1, body: [...records.values()] })
    await disk.write(path, () => files.replace([{ name: nameOf(index), bytes, forgets }]))
    return true
  }

  async function change({ ids, next }: Job<T>): Promise<void> {
    const changed: string[] = []
    const errors: unknown[] = []
    const pace = createPace()
    for (const [index, some] of Map.groupBy(ids, indexOf)) {
      await pace()
      try {
        if (await changeFile(index, { ids: some, next })) changed.push(fileOf(index))
      } catch (error) {
        // one file that is damaged keeps none of the others from being written
        errors.push(error)
      }
    }
    if (changed.length > 0) await written(changed)
    if (errors.length > 0) throw errors[0]
  }

  const batches = createBatches<Job<T>>(async (batch) => {
    for (const { job, refuse } of batch) {
      try {
        await change(job)
      } catch (error) {
        refuse(error)
      }
    }
  })

  return {
    get: async (id) => (await read(indexOf(id))).records.get(id),
    change: (ids, next) => batches.add({ ids: [...ids], next }),
    async ids() {
      const ids: string[] = []
      const pace = createPace()
      for (let index = 0; index < SHARDS; index += 1) {
        await pace()
        ids.push(...(await read(index)).records.keys())
      }
      return ids
    },
    stop: (why) => batches.stop(why),
  }
}
