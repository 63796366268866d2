import * as v from 'valibot'
import type { Collection, Document, Store } from '#daemon/core/store.ts'

/** A store that keeps nothing on disk but behaves like the real one: values are parsed, and every write is counted. */
export interface MemoryStore extends Store {
  /** Paths written since the last call, in order. */
  writes(): readonly string[]
  /** Everything held, as text: to search for what must not be there. */
  dump(): string
}

function mustBePath(path: string): void {
  if (!/^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(path)) throw new Error(`not a path of the store: ${path}`)
}

export function createMemoryStore(): MemoryStore {
  const documents = new Map<string, { value: unknown }>()
  const collections = new Map<string, Map<string, unknown>>()
  let writes: string[] = []

  return {
    state: 'ready',
    hold: (act) => act(),
    document<T>(path: string, schema: v.GenericSchema<unknown, T>, initial: T): Promise<Document<T>> {
      mustBePath(path)
      const kept = documents.get(path) ?? { value: initial }
      documents.set(path, kept)
      return Promise.resolve({
        get value() {
          return kept.value as T
        },
        change(next) {
          kept.value = v.parse(schema, next(kept.value as T))
          writes.push(path)
          return Promise.resolve()
        },
      } as Document<T>)
    },
    collection<T>(
      path: string,
      schema: v.GenericSchema<unknown, T>,
      idOf: (record: T) => string,
    ): Promise<Collection<T>> {
      mustBePath(path)
      const records = (collections.get(path) ?? new Map<string, unknown>()) as Map<string, T>
      collections.set(path, records)
      let revision = 0
      return Promise.resolve({
        get size() {
          return records.size
        },
        get revision() {
          return revision
        },
        get: (id) => records.get(id),
        values: () => records.values(),
        change({ put = [], remove = [] }) {
          for (const id of remove) records.delete(id)
          for (const record of put) records.set(idOf(record), v.parse(schema, record))
          revision += 1
          writes.push(path)
          return Promise.resolve()
        },
      })
    },
    async shelf(path, schema, idOf) {
      const kept = await this.collection(path, schema, idOf)
      return {
        get: (id) => Promise.resolve(kept.get(id)),
        async change(ids, next) {
          const changed = Array.from(ids, (id) => ({
            id,
            before: kept.get(id),
            after: next(id, kept.get(id)),
          })).filter(({ before, after }) => (after ?? undefined) !== before)
          const put = changed.flatMap(({ after }) => after ?? [])
          const remove = changed.flatMap(({ id, after }) => (after == null ? id : []))
          if (changed.length > 0) await kept.change({ put, remove })
        },
        ids: () => Promise.resolve(Array.from(kept.values(), idOf)),
      }
    },
    dayLog: () => Promise.reject(new Error('no day logs here')),
    drop(path) {
      for (const kept of [documents, collections])
        for (const key of kept.keys()) if (key === path || key.startsWith(`${path}/`)) kept.delete(key)
      return Promise.resolve()
    },
    writes() {
      const since = writes
      writes = []
      return since
    },
    dump: () => JSON.stringify([[...documents], Array.from(collections, ([path, map]) => [path, [...map]])]),
    close: () => Promise.resolve(),
  }
}
