/** A document of which a part is settled by somebody else: that part is never kept, so it goes with who settled it. */
import type { Document } from './store.ts'

/** @param settle what is seen of what is kept */
export function settledDocument<T>(document: Document<T>, settle: (kept: T) => T): Document<T> {
  let seen: { readonly of: T; readonly value: T } | null = null
  return {
    get value() {
      const { value } = document
      if (seen?.of !== value) seen = { of: value, value: settle(value) }
      return seen.value
    },
    change: (next) => document.change(next),
  }
}
