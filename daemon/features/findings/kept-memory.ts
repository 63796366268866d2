/** What is remembered of findings, on disk: a record a thing, since there may be ten thousand and few change at a time. */
import * as v from 'valibot'
import { partedDocument, type Parting } from '../../core/parted.ts'
import type { Document, Store } from '../../core/store.ts'
import {
  findingsMemory,
  lookMemory,
  noMemory,
  thingMemory,
  type FindingsMemory,
  type LookMemory,
  type ThingMemory,
} from './memory.ts'

const parting: Parting<FindingsMemory, LookMemory, ThingMemory> = {
  rest: ({ closed, lookedAt }) => ({ closed, lookedAt }),
  parts({ open, marks, acted }) {
    const keys = new Set([open, marks, acted].flatMap(Object.keys))
    return new Map(
      [...keys].map((key) => [
        key,
        { key, open: open[key] ?? null, mark: marks[key] ?? null, acted: acted[key] ?? null },
      ]),
    )
  },
  whole(rest, things) {
    const whole: FindingsMemory = { ...rest, open: {}, marks: {}, acted: {} }
    for (const { key, open, mark, acted } of things) {
      if (open) whole.open[key] = open
      if (mark) whole.marks[key] = mark
      if (acted !== null) whole.acted[key] = acted
    }
    return whole
  },
}

/** A folder in which it is one file still is taken over; cut off in between, it is taken over again. */
export async function openFindingsMemory(store: Store): Promise<Document<FindingsMemory>> {
  const rest = await store.document<LookMemory | FindingsMemory>(
    'findings',
    v.union([lookMemory, findingsMemory]),
    parting.rest(noMemory),
  )
  const things = await store.collection('finding-things', thingMemory, ({ key }) => key)
  if ('open' in rest.value) {
    const before = rest.value
    await things.change({ put: [...parting.parts(before).values()] })
    await rest.change(() => parting.rest(before))
  }
  return partedDocument(rest, things, parting)
}
