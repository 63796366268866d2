/** What the tests of this folder keep: a document, records and events that all carry the number of one change. */
import * as v from 'valibot'
import type { Store } from '#daemon/core/store.ts'

export const counter = v.strictObject({ n: v.number() })
export const thing = v.strictObject({ id: v.string(), n: v.number(), text: v.string() })
export type Thing = v.InferOutput<typeof thing>
export const event = v.strictObject({ at: v.string(), n: v.number() })

export const AT = '2026-11-22T10:00:00.000Z'
export const DAY = '2026-11-22'

/** Spread over about as many shards as there are. */
export const thingsOf = (n: number, count: number, text = 'x'): Thing[] =>
  Array.from({ length: count }, (_, index) => ({ id: `thing-${String(index)}`, n, text }))

export const openThings = async (store: Store) => ({
  counter: await store.document('counter', counter, { n: 0 }),
  things: await store.collection('things', thing, ({ id }) => id),
  pages: await store.shelf('pages', thing, ({ id }) => id),
  events: await store.dayLog('events', event, ({ at }) => at),
})
