/** One small file, whole in memory: lowdb over the durable adapter. */
import { Low, type Adapter } from 'lowdb'
import { basename, dirname, join } from 'node:path'
import * as v from 'valibot'
import { createBatches } from './batches.ts'
import type { Disk } from './disk.ts'
import { createFiles } from './durable-file.ts'
import { seal } from './envelope.ts'
import type { Document, Schema } from './store.ts'

/** Boxed, since `Low` neither reads nor writes a falsy value. */
type Kept<T> = { readonly value: T }

export interface Closable {
  /** Waits for what is under way, then refuses changes with `why`. */
  stop(why: string): Promise<void>
}

export async function openDocument<T>(
  disk: Disk,
  path: string,
  schema: Schema<T>,
  initial: T,
  written: (file: string) => Promise<void>,
): Promise<Document<T> & Closable> {
  const low = new Low<Kept<T>>(documentAdapter(disk, path, schema), { value: initial })
  await low.read()
  let durable = low.data.value

  const batches = createBatches<(value: T) => T>(async (batch) => {
    let next = durable
    for (const { job, refuse } of batch) {
      try {
        // A copy, so that a change made in place is undone with the rest when the write fails.
        next = asRead(schema, job(structuredClone(next)))
      } catch (error) {
        refuse(error)
      }
    }
    if (next === durable) return
    low.data = { value: next }
    await low.write()
    durable = next
    await written(`${path}.json`)
  })

  return {
    get value() {
      return durable
    },
    change: (next) => batches.add(next),
    stop: (why) => batches.stop(why),
  }
}

/**
 * What a restart would read. So nothing is written that could not be read again (`Infinity` becomes `null` in JSON),
 * and what the caller does with its own object later changes nothing here.
 */
export const asRead = <T>(schema: Schema<T>, value: T): T =>
  v.parse(schema, JSON.parse(JSON.stringify(value)))

function documentAdapter<T>(disk: Disk, path: string, schema: Schema<T>): Adapter<Kept<T>> {
  const file = join(disk.root, `${path}.json`)
  const files = createFiles(dirname(file))
  let seq = 0
  return {
    async read() {
      const found = await disk.read(`${path}.json`)
      if (!found) return null
      seq = found.seq
      return { value: disk.parse(path, schema, found.schema, found.body) }
    },
    write: ({ value }) =>
      disk.write(path, async () => {
        const bytes = seal({ schema: disk.version, seq: seq + 1, body: value })
        await files.replace([{ name: basename(file), bytes: () => bytes }])
        seq += 1
      }),
  }
}
