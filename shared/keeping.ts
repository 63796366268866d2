/** Keeping as a page shows it: the daemon's own sentences, in the language asked for. */
import * as v from 'valibot'

/** `GET /v1/keeping` */
export const keepingAnswer = v.strictObject({
  lines: v.array(v.string()),
  /** Newest first: when it was made and why, what it holds, and what restoring it would do. */
  backups: v.array(
    v.strictObject({ name: v.string(), title: v.string(), text: v.string(), question: v.string() }),
  ),
  labels: v.strictObject({
    title: v.string(),
    now: v.string(),
    restore: v.string(),
    days: v.string(),
    journal: v.string(),
  }),
})
export type Keeping = Readonly<v.InferOutput<typeof keepingAnswer>>

/** Of what was asked for, that which a page shows: that it was done, or why not. */
export const said = v.object({ text: v.string() })

/** `GET /v1/journal/about`: words of the page, and whether the journal is whole. */
export const journalAbout = v.strictObject({
  intact: v.boolean(),
  verdict: v.string(),
  file: v.nullable(v.string()),
  line: v.nullable(v.number()),
  kinds: v.array(v.strictObject({ event: v.string(), label: v.string() })),
  labels: v.strictObject({
    title: v.string(),
    text: v.string(),
    filter: v.string(),
    everything: v.string(),
    older: v.string(),
    empty: v.string(),
  }),
})
export type JournalAbout = Readonly<v.InferOutput<typeof journalAbout>>

/** Of `GET /v1/journal`, what a page shows. */
export const journalPage = v.object({
  rows: v.array(v.object({ seq: v.number(), when: v.string(), text: v.string(), who: v.string() })),
  more: v.boolean(),
})
export type JournalPage = Readonly<v.InferOutput<typeof journalPage>>
