/**
 * What happened with an account, in an organisation and on this computer, from every source that tells it. The provider's API
 * publishes neither of the Manager's two lists: where a list is silent, it is unknown, and never empty.
 */
import * as v from 'valibot'
import { connectionName } from './connections.ts'
import { told, unknownReasons } from './fact.ts'
import { evidence, severities } from './findings.ts'
import { isoTime, MINUTE } from './time.ts'

export const activityKinds = [
  'signed-in',
  'sign-in-failed', // a wrong password or a wrong code after a right address
  'sign-in-denied', // refused on the phone
  'sign-in-paused', // after too many wrong passwords
  'sign-in-ended',
  'signed-out',
  'device-new',
  'device-seen',
  'two-factor-on',
  'two-factor-off',
  'backup-code-used',
  'password-changed',
  'login-changed',
  'profile-changed',
  'application-password',
  'app-signed-in',
  'app-refused',
  'requirement',
  'people', // invitations, roles, access, who joined and left
  'product',
  'domain',
  'token',
  'latchkey', // Latchkey's own journal
  'other', // a word that is not known here, in `word`
] as const
export type ActivityKind = (typeof activityKinds)[number]

/** Somebody, whoever it was, did not come in. */
export const failedKinds = ['sign-in-failed', 'sign-in-denied', 'sign-in-paused', 'app-refused'] as const

/** `account`: devices and last sign-in, as the API tells them; `browser`: a paired browser saw its own sign-in. */
export const activitySources = ['account', 'sandbox', 'browser', 'latchkey'] as const
export type ActivitySource = (typeof activitySources)[number]

/** The Manager's two lists, and what this computer knows. */
export const activityLists = ['user', 'organisation', 'computer'] as const
export type ActivityList = (typeof activityLists)[number]

const short = v.pipe(v.string(), v.maxLength(200))

/** As the source itself gives it: nothing here guesses where an address lies. */
const activityPlace = v.strictObject({
  name: short,
  /** ISO 3166-1, alpha-2. */
  country: v.nullable(v.pipe(v.string(), v.maxLength(2))),
  /** Degrees (WGS 84). */
  position: v.nullable(v.strictObject({ latitude: v.number(), longitude: v.number() })),
})
export type ActivityPlace = v.InferOutput<typeof activityPlace>

export const activityEvent = v.strictObject({
  /** The same for the same event, however often its source tells it. */
  id: v.pipe(v.string(), v.maxLength(64)),
  at: isoTime,
  kind: v.picklist(activityKinds),
  /** The source's own word, where `kind` is `other`. */
  word: v.nullable(short),
  source: v.picklist(activitySources),
  list: v.picklist(activityLists),
  /** The login that it is about; `null`: it belongs to an organisation or to this computer. */
  login: v.nullable(connectionName),
  organisation: v.nullable(v.pipe(v.string(), v.maxLength(40))),
  /** Who did it, as the source names them. */
  person: v.nullable(short),
  device: v.nullable(short),
  /** IP address. */
  address: v.nullable(v.pipe(v.string(), v.maxLength(45))),
  place: v.nullable(activityPlace),
  /** What it was done to. */
  detail: v.nullable(short),
})
export type ActivityEvent = v.InferOutput<typeof activityEvent>

/** The guide: a sign-in right after one of your own is yours (ms, before and after). */
export const PROBABLY_YOU = 5 * MINUTE

export const flagReasons = [
  'new-place',
  'new-device',
  'impossible-travel', // only between two positions that sources gave
  'failed-passwords',
  'denied-on-phone',
  'paused',
] as const
export type FlagReason = (typeof flagReasons)[number]

const flagAnswers = ['me', 'not-me'] as const
export type FlagAnswer = (typeof flagAnswers)[number]

/** What asks "was it you?": one event, or a run of alike ones. */
export const activityFlag = v.strictObject({
  id: v.pipe(v.string(), v.maxLength(64)),
  /** The newest of the run. */
  event: activityEvent,
  count: v.number(),
  from: isoTime,
  until: isoTime,
  /** In order of weight; `seen` holds what each compared. */
  reasons: v.array(v.strictObject({ code: v.picklist(flagReasons), seen: evidence })),
  /** As its finding; `null`: nothing of it waits any more. */
  severity: v.nullable(v.picklist(severities)),
  /** A browser of this computer signed in then: probably you. */
  you: v.nullable(v.strictObject({ at: isoTime, browser: v.string() })),
  answer: v.nullable(v.strictObject({ was: v.picklist(flagAnswers), at: isoTime, by: v.string() })),
  /** The id of the plan that secures its account; `null`: it is not connected any more. */
  plan: v.nullable(v.string()),
  /** After `not-me`: when every step of the plan to secure the account was done. */
  closedAt: v.nullable(isoTime),
})
export type ActivityFlag = v.InferOutput<typeof activityFlag>

/** One list of one login, and whether its source tells it. `known` is how many events of it are kept. */
const activityListState = v.strictObject({
  login: v.nullable(connectionName),
  /** Of the login, by name; `null` where that is not known. */
  person: v.nullable(v.string()),
  organisation: v.nullable(v.strictObject({ id: v.string(), name: v.string() })),
  list: v.picklist(activityLists),
  state: told(v.number()),
})

/** `GET /v1/activity`: newest first, at most 100; `next` is given back as `before`. */
export const activityAnswer = v.strictObject({
  now: isoTime,
  events: v.array(activityEvent),
  next: v.nullable(v.string()),
  lists: v.array(activityListState),
})
export type ActivityAnswer = v.InferOutput<typeof activityAnswer>

/** `GET /v1/activity/days`: days in UTC (`YYYY-MM-DD`), oldest first; only those with events. */
export const activityDaysAnswer = v.array(
  v.strictObject({ day: v.string(), count: v.number(), failed: v.number() }),
)
/** `GET /v1/activity/flags`: what waits for an answer first, the gravest before the others, then newest first. */
export const activityFlagsAnswer = v.strictObject({
  now: isoTime,
  flags: v.array(activityFlag),
  /** How many logins are connected: of none, nothing is known. */
  logins: v.number(),
  /** Logins of which no source tells who signs in: that nothing asks says nothing of them. */
  unheard: v.array(
    v.strictObject({
      login: connectionName,
      person: v.nullable(v.string()),
      reason: v.picklist(unknownReasons),
    }),
  ),
})
export type FlagsAnswer = v.InferOutput<typeof activityFlagsAnswer>
/** `POST /v1/activity/flags/:id/answer`; `null` takes the answer back. Answers the flag. */
export const flagAnswerRequest = v.strictObject({ was: v.nullable(v.picklist(flagAnswers)) })

const kindList = v.pipe(
  v.string(),
  v.maxLength(1000),
  v.transform((list) => list.split(',')),
  v.array(v.picklist(activityKinds)),
)
/** What is left out is not asked for. Times are half open: from `from` until before `to`. */
const activityFilter = {
  login: v.optional(connectionName),
  organisation: v.optional(v.pipe(v.string(), v.maxLength(40))),
  /** Separated by commas. */
  kinds: v.optional(kindList),
  list: v.optional(v.picklist(activityLists)),
  source: v.optional(v.picklist(activitySources)),
  /** Stands in person, device, address, place, detail or word, whatever the case. */
  text: v.optional(v.pipe(v.string(), v.maxLength(200))),
  from: v.optional(isoTime),
  to: v.optional(isoTime),
}
/** `GET /v1/activity`: the next page begins with what `next` of the last said. */
export const activityQuery = v.strictObject({ ...activityFilter, before: v.optional(v.string()) })
/** `GET /v1/activity/days`: every day since `from`, whatever else is filtered. */
export const activityDaysQuery = v.strictObject({
  from: activityFilter.from,
  organisation: activityFilter.organisation,
})
/** `GET /v1/activity/export`: all that the filter lets through, newest first. */
export const activityExportQuery = v.strictObject({
  ...activityFilter,
  format: v.optional(v.picklist(['csv', 'json']), 'csv'),
})
