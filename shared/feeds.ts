/** What Latchkey tells other programs of the names: a calendar, tables and metrics, as files and at an address. */
import * as v from 'valibot'

export const feedFormats = ['ics', 'csv', 'json', 'prometheus'] as const
export type FeedFormat = (typeof feedFormats)[number]

interface About {
  /** Of the file, and of what is downloaded. */
  readonly file: string
  /** The last part of its address: who scrapes metrics looks for them under this name. */
  readonly path: string
  readonly type: `${string}/${string}`
}

export const feedAbout: Readonly<Record<FeedFormat, About>> = {
  ics: { file: 'domains.ics', path: 'domains.ics', type: 'text/calendar; charset=utf-8' },
  csv: { file: 'domains.csv', path: 'domains.csv', type: 'text/csv; charset=utf-8; header=present' },
  json: { file: 'domains.json', path: 'domains.json', type: 'application/json' },
  prometheus: { file: 'domains.prom', path: 'metrics', type: 'text/plain; version=0.0.4; charset=utf-8' },
}

export const exportQuery = v.strictObject({ format: v.picklist(feedFormats) })

/** Suggested: beside the daemon's own and the sandbox's. */
export const FEED_PORT = 47_602

const port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535))

/** Why nothing answers at the address; `off` and `open` are no faults. */
const feedDoors = ['off', 'open', 'address-in-use', 'not-permitted'] as const

export const feedsState = v.strictObject({
  files: v.boolean(),
  /** Where the files lie, or would. */
  folder: v.string(),
  served: v.boolean(),
  port,
  door: v.picklist(feedDoors),
})
export type FeedsState = v.InferOutput<typeof feedsState>

export const feedsPatch = v.strictObject({
  files: v.optional(v.boolean()),
  served: v.optional(v.boolean()),
  port: v.optional(port),
})
export type FeedsPatch = v.InferOutput<typeof feedsPatch>

/** `address` has the secret in it: it is told once, when it is made, and nothing but its hash is kept. */
export const feedsChanged = v.strictObject({ ...feedsState.entries, address: v.nullable(v.string()) })
export type FeedsChanged = v.InferOutput<typeof feedsChanged>
