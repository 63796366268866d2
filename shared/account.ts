/** The person's own login at the provider: what the account checks judge. */
import * as v from 'valibot'
import { told } from './fact.ts'
import { isoTime } from './time.ts'

/** Method names are an open set (the push app is being renamed): unknown names are kept as they come. */
export const twoFactorMethods = ['push-app', 'otp-app', 'security-key', 'sms'] as const

const phone = v.strictObject({
  id: v.string(),
  number: v.string(),
  verified: told(v.boolean()),
  forRecovery: told(v.boolean()),
})
const mailAddress = v.strictObject({
  id: v.string(),
  address: v.string(),
  verified: told(v.boolean()),
  forRecovery: told(v.boolean()),
})
const applicationPassword = v.strictObject({
  id: v.string(),
  name: v.string(),
  lastUsedAt: told(v.nullable(isoTime)),
})
/** A browser or an app that was used to sign in. */
const device = v.strictObject({
  id: v.string(),
  name: v.string(),
  lastSeenAt: told(v.nullable(isoTime)),
  /** IP address, of when it was last seen. */
  address: v.optional(told(v.nullable(v.string())), { unknown: 'never-asked' }),
})

export const account = v.strictObject({
  id: v.string(),
  name: v.string(),
  email: v.string(),
  twoFactor: told(v.picklist(['on', 'off'])),
  methods: told(v.array(v.string())),
  backupCodesLeft: told(v.number()),
  passwordChangedAt: told(v.nullable(isoTime)),
  lastLoginAt: told(isoTime),
  alertOnLogin: told(v.boolean()),
  alertOnFailure: told(v.boolean()),
  language: told(v.string()),
  country: told(v.string()),
  timeZone: told(v.string()),
  phones: told(v.array(phone)),
  emails: told(v.array(mailAddress)),
  applicationPasswords: told(v.array(applicationPassword)),
  /** Kept by versions that did not ask for it: none was heard yet. */
  devices: v.optional(told(v.array(device)), { unknown: 'never-asked' }),
})
export type Account = v.InferOutput<typeof account>
