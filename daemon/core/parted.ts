/** A document of many parts, of which a change writes those that it changes: they lie in a collection, what is left in a small file beside it. */
import { isDeepStrictEqual } from 'node:util'
import type { Collection, Document } from './store.ts'
import { createTurns } from './turns.ts'

/** By what each field is, not by what it says: who gives the same anew wants it written anew, so that the backup forgets what was before. */
const isSame = (one: object, other: object) => {
  const fields = new Map<string, unknown>(Object.entries(one))
  return Object.entries(other).every(([name, field]) => fields.get(name) === field)
}

/** How a value is taken apart and put together again. Pure. */
export interface Parting<T, Rest extends object, Part> {
  readonly rest: (value: T) => Rest
  /** By id. */
  readonly parts: (value: T) => ReadonlyMap<string, Part>
  readonly whole: (rest: Rest, parts: Iterable<Part>) => T
}

/**
 * A crash in the middle of a change leaves the rest new and some parts old: what it is used for must bear that. Changes
 * give a new value and leave the one that they get as it is.
 */
export function partedDocument<T, Rest extends object, Part>(
  rest: Document<Rest>,
  parts: Collection<Part>,
  parting: Parting<T, Rest, Part>,
): Document<T> {
  const { inTurn } = createTurns()
  let value = parting.whole(rest.value, parts.values())
  return {
    get value() {
      return value
    },
    change: (next) =>
      inTurn(async () => {
        const after = next(value)
        if (after === value) return
        const [was, is] = [parting.parts(value), parting.parts(after)]
        const put = [...is].flatMap(([id, part]) => (isDeepStrictEqual(was.get(id), part) ? [] : [part]))
        const remove = [...was.keys()].filter((id) => !is.has(id))
        const left = parting.rest(after)
        if (!isSame(parting.rest(value), left)) await rest.change(() => left)
        if (put.length + remove.length > 0) await parts.change({ put, remove })
        value = parting.whole(rest.value, parts.values())
      }),
  }
}
