/** The journal as it is read: what was done, by whom, when. */
import * as v from 'valibot'
import { languages } from './settings.ts'
import { isoTime } from './time.ts'

const seq = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))
const event = v.pipe(v.string(), v.regex(/^[a-z-]+(\.[a-z-]+)?$/), v.maxLength(60))

/** `GET /v1/journal`: newest first. */
export const journalQuery = v.strictObject({
  /** Only those older than this number. */
  before: v.optional(seq),
  /** `pairing` means all that begin with `pairing.`. */
  event: v.optional(event),
  by: v.optional(v.pipe(v.string(), v.maxLength(60))),
  since: v.optional(
    v.pipe(
      v.string(),
      v.check((text) => !Number.isNaN(Date.parse(text))),
    ),
  ),
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number), v.minValue(1), v.maxValue(1000)),
  ),
  language: v.optional(v.picklist(languages)),
})

const journalRow = v.strictObject({
  seq: v.number(),
  at: isoTime,
  event: v.string(),
  by: v.string(),
  subject: v.nullable(v.string()),
  data: v.record(v.string(), v.unknown()),
  /** In words: when, what with whom, and who. */
  when: v.string(),
  text: v.string(),
  who: v.string(),
})
export type JournalRow = Readonly<v.InferOutput<typeof journalRow>>

export const journalAnswer = v.strictObject({ rows: v.array(journalRow), more: v.boolean() })

export const journalExportQuery = v.strictObject({
  format: v.optional(v.picklist(['csv', 'ndjson']), 'ndjson'),
  language: v.optional(v.picklist(languages)),
})
