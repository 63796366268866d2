/** The words that the daemon serves. */
import * as v from 'valibot'

export const servedWords = v.object({
  /** Of the daemon. */
  version: v.string(),
  /** Key → message. Which keys there are is up to the daemon's version. */
  words: v.record(v.string(), v.string()),
})
