/**
 * What a page needs to draw at once, in the one storage that can be read without waiting. It is a copy: what it copies lies
 * in `storage.local`, at the daemon and in the package. The extension's own origin owns it, so no site can read it.
 */
import * as v from 'valibot'
import type { Catalogue } from '#shared/i18n.ts'
import { languages } from '#shared/settings.ts'
import { overview } from '#shared/status.ts'
import { isoTime } from '#shared/time.ts'

/** Of the words that this build carries: a copy of others may lack what its pages say. */
declare const __WORDS__: string

const schema = v.object({
  /** Of the extension: a copy of another version's words is not taken. */
  version: v.string(),
  language: v.picklist(languages),
  words: v.literal(__WORDS__),
  catalogue: v.custom<Catalogue>((value) => typeof value === 'object' && value !== null),
  port: v.number(),
  organisation: v.string(),
  /** `at` is when it came, `etag` asks whether it is still so. */
  seen: v.nullable(v.object({ at: isoTime, overview, etag: v.nullable(v.string()) })),
})
export type FirstPaint = Omit<v.InferOutput<typeof schema>, 'words'>

const KEY = 'first-paint'

/** Null where there is none, or none that this version can use. */
export function recall(version: string): FirstPaint | null {
  try {
    const parsed = v.safeParse(schema, JSON.parse(localStorage.getItem(KEY) ?? 'null'))
    return parsed.success && parsed.output.version === version ? parsed.output : null
  } catch {
    // damaged, or storage is switched off: the slower way works without
    return null
  }
}

export function remember(page: FirstPaint): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...page, words: __WORDS__ }))
  } catch {
    // full or switched off: the next page draws a little later
  }
}
