/** Many records by id in 256 files by the hash of the id: lowdb over an adapter that writes only the files that changed. */
import { Low, type Adapter } from 'lowdb'
import { hash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { createBatches } from './batches.ts'
import type { Disk } from './disk.ts'
import { asRead, type Closable } from './document.ts'
import { backupOf, createFiles, recoverFolder } from './durable-file.ts'
import { seal } from './envelope.ts'
import { createPace } from './pace.ts'
import type { Collection, Schema } from './store.ts'

/** Never changed in place: a new map at an index is what tells the adapter to write that file. */
type Shard<T> = ReadonlyMap<string, T>
type Shards<T> = readonly Shard<T>[]

export const SHARDS = 256
export const nameOf = (index: number) => `${index.toString(16).padStart(2, '0')}.json`
export const indexOf = (id: string) => Number.parseInt(hash('sha256', id).slice(0, 2), 16)
const emptyShards = <T>(): Shards<T> => Array.from({ length: SHARDS }, () => new Map<string, T>())

interface Delta<T> {
  readonly put?: readonly T[]
  readonly remove?: readonly string[]
}

export async function openCollection<T>(
  disk: Disk,
  path: string,
  schema: Schema<T>,
  idOf: (record: T) => string,
  written: (files: readonly string[]) => Promise<void>,
): Promise<Collection<T> & Closable> {
  await recoverFolder(join(disk.root, path))
  const low = new Low<Shards<T>>(shardsAdapter(disk, path, schema, idOf, written), emptyShards())
  await low.read()
  // One map over all shards: a look-up need not hash, a walk need not hop.
  const records = new Map(low.data.flatMap((shard) => [...shard]))
  let revision = 0

  /** Adds a change to those of its batch, or leaves them as they were and throws: a delta holds wholly or not at all. */
  async function draft(changed: Map<string, T | null>, { put = [], remove = [] }: Delta<T>): Promise<void> {
    const pace = createPace()
    const mine = new Map<string, T | null>(remove.map((id) => [id, null]))
    for (const record of put) {
      await pace()
      const id = idOf(record)
      const before = changed.has(id) ? changed.get(id) : records.get(id)
      // The very object that is kept may have been changed in place: comparing it with itself would say nothing.
      if (before !== record && isDeepStrictEqual(before, record)) mine.delete(id)
      else mine.set(id, asRead(schema, record))
    }
    for (const [id, record] of mine) changed.set(id, record)
  }

  const batches = createBatches<Delta<T>>(async (batch) => {
    const changed = new Map<string, T | null>()
    for (const { job, refuse } of batch) {
      try {
        await draft(changed, job)
      } catch (error) {
        refuse(error)
      }
    }
    const pace = createPace()
    const copies = new Map<number, Map<string, T>>()
    for (const [id, record] of changed) {
      await pace()
      if (record === null && !records.has(id)) continue
      const index = indexOf(id)
      const copy = copies.get(index) ?? new Map(low.data[index])
      copies.set(index, copy)
      if (record === null) copy.delete(id)
      else copy.set(id, record)
    }
    if (copies.size === 0) return
    const before = low.data
    low.data = before.map((shard, index) => copies.get(index) ?? shard)
    try {
      await low.write()
    } catch (error) {
      low.data = before
      throw error
    }
    for (const [id, record] of changed) {
      if (record === null) records.delete(id)
      else records.set(id, record)
    }
    revision += 1
  })

  return {
    get size() {
      return records.size
    },
    get revision() {
      return revision
    },
    get: (id) => records.get(id),
    values: () => records.values(),
    change: (delta) => batches.add(delta),
    stop: (why) => batches.stop(why),
  }
}

function shardsAdapter<T>(
  disk: Disk,
  path: string,
  schema: Schema<T>,
  idOf: (record: T) => string,
  written: (files: readonly string[]) => Promise<void>,
): Adapter<Shards<T>> {
  const files = createFiles(join(disk.root, path))
  const seqs = new Uint32Array(SHARDS)
  let onDisk = emptyShards<T>()

  return {
    async read() {
      const pace = createPace()
      const shards: Shard<T>[] = []
      // most collections have few files: a look at the folder costs less than a try to open each of 256, and of their backups
      const there = new Set(await readdir(join(disk.root, path)))
      const mayBe = (name: string) =>
        there.has(name) || there.has(backupOf(name)) || disk.known.has(`${path}/${name}`)
      for (const index of seqs.keys()) {
        const name = nameOf(index)
        if (!mayBe(name)) {
          shards.push(new Map())
          continue
        }
        await pace()
        const found = await disk.read(`${path}/${name}`)
        const { seq, schema: from, body } = found ?? { seq: 0, schema: disk.version, body: [] }
        seqs[index] = seq
        const parsed = disk.parseEach(path, schema, from, body)
        shards.push(new Map(parsed.map((record) => [idOf(record), record])))
      }
      onDisk = shards
      return shards
    },
    async write(shards) {
      const changed = [...seqs.keys()].filter((index) => shards[index] !== onDisk[index])
      const writes = changed.map((index) => ({
        name: nameOf(index),
        forgets: [...(onDisk[index]?.keys() ?? [])].some((id) => shards[index]?.has(id) !== true),
        bytes: () =>
          seal({
            schema: disk.version,
            seq: (seqs[index] ?? 0) + 1,
            body: [...(shards[index] ?? new Map<string, T>()).values()],
          }),
      }))
      await disk.write(path, () => files.replace(writes))
      for (const index of changed) seqs[index] = (seqs[index] ?? 0) + 1
      onDisk = shards
      await written(changed.map((index) => `${path}/${nameOf(index)}`))
    },
  }
}
