/** Could this person get back in today? For each case the ways that are open, each with what is known of it. */
import * as v from 'valibot'
import { unknownReasons } from './fact.ts'
import { recoveryCases } from './plan-steps.ts'
import { isoTime } from './time.ts'

const answers = ['yes', 'no', 'unknown'] as const
export type Answer = (typeof answers)[number]

/** `way.<id>` says each. */
const recoveryWays = [
  'recovery-phone', // verified
  'recovery-address', // verified, and on no name of the person's own
  'address-elsewhere', // the login address is not hosted by the provider: nothing breaks
  'no-second-step', // 2FA is off: there is none to lose
  'security-key', // a second factor that is not on the phone
  'second-method',
  'backup-codes', // there are some left, and the person says that they are kept
  'administers', // whoever administers sets a mailbox's password
] as const
export type RecoveryWay = (typeof recoveryWays)[number]

const way = v.strictObject({
  id: v.picklist(recoveryWays),
  state: v.picklist(answers),
  /** Why it is not known. */
  reason: v.nullable(v.picklist(unknownReasons)),
  /** Two digits of a phone number, a masked address, a count: never the whole. */
  seen: v.nullable(v.string()),
})

const readyCase = v.strictObject({
  case: v.picklist(recoveryCases),
  /** Of its plan. */
  plan: v.string(),
  state: v.picklist(answers),
  ways: v.array(way),
})

/** `GET /v1/recovery`, one for each login. */
const readiness = v.strictObject({
  login: v.nullable(v.string()),
  name: v.nullable(v.string()),
  /** The worst of its cases. */
  state: v.picklist(answers),
  observedAt: v.nullable(isoTime),
  cases: v.array(readyCase),
})
export type Readiness = v.InferOutput<typeof readiness>
export const recovery = v.array(readiness)
