import type { Document } from '#daemon/core/store.ts'

/** A document that keeps nothing: for tests of rules, not of durability. Its changes take a turn, as real ones do. */
export function memoryDocument<T>(initial: T): Document<T> {
  let value = initial
  return {
    get value() {
      return value
    },
    async change(next) {
      await Promise.resolve()
      value = next(value)
    },
  }
}
