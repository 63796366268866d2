/** Application passwords: passwords for programs that cannot do a second step, and what the person says of each. */
import * as v from 'valibot'
import { account } from './account.ts'
import { connectionName } from './connections.ts'
import { sourceNames } from './fact.ts'
import { DAY, isoTime } from './time.ts'

/** ms; what was not used for longer is nobody's tool any more. */
export const PASSWORD_IDLE = 365 * DAY
export const LONGEST_PURPOSE = 200
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100))

const login = v.strictObject({
  connection: connectionName,
  email: v.nullable(v.string()),
  /** As the provider lists them. */
  passwords: account.entries.applicationPasswords,
  source: v.picklist(sourceNames),
  observedAt: v.nullable(isoTime),
  /** What each is for, in the person's own words, by its id. */
  purposes: v.record(v.string(), v.string()),
  /** Made since the first look, and not called theirs by the person. */
  unseen: v.array(v.string()),
  /** Not used for a year, or never. */
  idle: v.array(v.string()),
  /** When the second step was seen to be switched on: from then on apps need one. `null`: never, or that is dealt with. */
  switchedOnAt: v.nullable(isoTime),
  /** When the person said that every app has its own. */
  doneAt: v.nullable(isoTime),
})
export type ApplicationPasswords = Readonly<v.InferOutput<typeof login>>

/** `GET /v1/application-passwords` */
export const applicationPasswordsAnswer = v.strictObject({ logins: v.array(login) })

/** `POST /v1/application-passwords/purpose`: '' takes it away. */
export const purposeRequest = v.strictObject({
  connection: connectionName,
  id,
  purpose: v.pipe(v.string(), v.trim(), v.maxLength(LONGEST_PURPOSE)),
})
/** What was said before, to take it back. */
export const purposeAnswer = v.strictObject({ before: v.string() })
/** `POST /v1/application-passwords/seen`: the person knows it, or not after all. */
export const seenRequest = v.strictObject({ connection: connectionName, id, seen: v.boolean() })
/** `POST /v1/application-passwords/done`: every app has its own, or not after all. */
export const doneRequest = v.strictObject({ connection: connectionName, done: v.boolean() })
export const toolDone = v.strictObject({ done: v.literal(true) })
