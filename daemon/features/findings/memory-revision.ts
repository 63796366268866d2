/** Tells one state of what is remembered from another, without comparing them. */
import type { FindingsMemory } from './memory.ts'

const revisions = new WeakMap<object, number>()
let lastRevision = 0
/** A number for each value that the memory has had: documents replace their value, never change it. */
export function memoryRevision(memory: FindingsMemory): number {
  const known = revisions.get(memory)
  if (known !== undefined) return known
  lastRevision += 1
  revisions.set(memory, lastRevision)
  return lastRevision
}
