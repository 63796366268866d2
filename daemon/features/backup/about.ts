/** What a backup says of itself, first of all that is in it. */
import * as v from 'valibot'
import { backupReasons, countedThings } from '#shared/backups.ts'
import { isoTime } from '#shared/time.ts'

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
/** Of the store and the journal: nothing that could lead out of a folder. */
const path = v.pipe(
  v.string(),
  v.maxLength(255),
  v.regex(/^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*\.?[A-Za-z0-9_-][A-Za-z0-9._-]*$/),
)

export const FORMAT = 1
/** By which a file is known as ours, of whatever version. */
export const mark = v.object({ fmt: v.literal('latchkey-backup'), v: v.number(), version: v.string() })

export const about = v.strictObject({
  fmt: v.literal('latchkey-backup'),
  v: v.literal(FORMAT),
  madeAt: isoTime,
  /** Of the program. */
  version: v.string(),
  /** Of the data. */
  schema: count,
  kind: v.picklist(['own', 'sandbox']),
  why: v.picklist(backupReasons),
  holds: v.record(v.picklist(countedThings), count),
  files: v.array(v.strictObject({ path, size: count, sha256 })),
})
export type About = Readonly<v.InferOutput<typeof about>>
export const ABOUT = 'about.json'
