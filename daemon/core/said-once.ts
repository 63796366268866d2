/** One copy of what many records say in the same words: of ten thousand names most have the same servers and statuses. */
import * as v from 'valibot'
import type { Schema } from './store.ts'

/** So many different things are remembered for each list; whatever comes after them is kept for itself. */
const MOST = 5000

/**
 * The schema, whose records share what they say in the same words.
 * @param fields of a record whose values are likely to be said by others too; nobody may change a value in place
 */
export function saidOnce<R extends object>(schema: Schema<R>, fields: readonly (keyof R)[]): Schema<R> {
  const copies = new Map<string, unknown>()
  const once = <T>(value: T): T => {
    const text = JSON.stringify(value)
    const copy = copies.get(text) as T | undefined
    if (copy === undefined && copies.size < MOST) copies.set(text, value)
    return copy ?? value
  }
  return v.pipe(
    schema,
    v.transform((record) => {
      // what the schema has just made is nobody else's yet
      for (const field of fields) record[field] = once(record[field])
      return record
    }),
  )
}
