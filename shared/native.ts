/** What the extension and the program that the browser starts for it say to each other: one question, one answer. */
import * as v from 'valibot'

/** The name under which browsers know that program. */
export const nativeHost = 'latchkey.daemon'

/** What browsers call our extension; the first follows from the key in its manifest. */
export const ourExtension = {
  chromium: 'chrome-extension://fekokcooaopdpabfkhbegcdaildibojc',
  firefox: 'latchkey@latchkey.example',
} as const

export const nativeRequest = v.strictObject({
  /** `pair` starts the daemon too, where it does not run. */
  verb: v.picklist(['status', 'start', 'pair']),
  /** The extension's own. Firefox makes up a new one at each installation, and tells it to nobody else. */
  origin: v.pipe(v.string(), v.maxLength(100)),
})
export type NativeRequest = v.InferOutput<typeof nativeRequest>

export type NativeAnswer =
  /** `port` is null where the daemon does not run. */
  | { readonly port: number | null; readonly version: string | null }
  | { readonly port: number; readonly ticket: string }
  | { readonly error: 'not-started' | 'refused' }
