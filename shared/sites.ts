/** Addresses of pages: which are the provider's own, and which only look like them, or like a name of the person's. */
import * as v from 'valibot'
import { evidence } from './findings.ts'

/** `open`: a true name, reached by a way that is not the provider's. */
const siteVerdicts = ['genuine', 'open', 'lookalike', 'unrelated'] as const

/** Why a name is guarded: it is the provider's, one of an organisation's, or stands under a session rule. */
const guardedBy = ['provider', 'organisation', 'rule'] as const

/** A name that others may imitate. */
const guardedName = v.strictObject({
  /** Registrable, in A-labels, lower case. */
  name: v.pipe(v.string(), v.maxLength(253)),
  by: v.picklist(guardedBy),
})
export type GuardedName = v.InferOutput<typeof guardedName>

const siteReasons = [
  'true-origin',
  'not-https', // a true name, over a way on which anybody may answer
  'other-port',
  'not-listed', // below the provider's own name, and none of its sign-in pages
  'elsewhere', // the provider's, and without its sign-in
  'same-look', // letters that look the same
  'name-inside', // the name stands within another one
  'other-ending', // the same name under another suffix
  'mistyped', // one or two letters away
  'user-name', // the name stands before an @
  'in-path', // the name stands behind the host, where anybody may write anything
  'hidden', // signs in it that nobody sees
  'no-name', // an IP address
  'near', // a letter or two away, and a word of its own
  'unlike',
] as const
export type SiteReason = (typeof siteReasons)[number]

const siteJudgement = v.strictObject({
  verdict: v.picklist(siteVerdicts),
  /** The guarded name that it imitates. */
  of: v.nullable(v.string()),
  reasons: v.array(v.strictObject({ code: v.picklist(siteReasons), seen: evidence })),
})
export type SiteJudgement = v.InferOutput<typeof siteJudgement>

/** `GET /v1/sites/guarded`: what a browser watches over; the provider's own names are known to it anyway. At most 2,000. */
export const guardedAnswer = v.array(guardedName)
