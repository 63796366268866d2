/** Who signs in: an account of their own, whatever organisations they belong to. Moments are milliseconds since the epoch. */
import * as v from 'valibot'

const moment = v.number()

const contact = {
  id: v.number(),
  createdAt: moment,
  recovery: v.boolean(),
  checked: v.boolean(),
  /** What was sent to it, until it is entered. */
  code: v.optional(v.string()),
}
const phone = v.object({ ...contact, number: v.string() })
const mailAddress = v.object({ ...contact, address: v.string() })

const device = v.object({
  /** Value of the lasting cookie by which a browser is known again. */
  key: v.string(),
  id: v.number(),
  name: v.string(),
  ip: v.string(),
  userAgent: v.string(),
  createdAt: moment,
  lastAt: moment,
})

/** Ways to do the second step, in the guide's order: push app, OTP app, security key, SMS. */
export const methodKinds = ['push', 'app', 'key', 'sms'] as const
export type MethodKind = (typeof methodKinds)[number]

/** The push app on the person's phone. */
const pushApp = v.object({ addedAt: moment })

const securityKey = v.object({
  /** The credential's own, in base64url, as is its public key. */
  id: v.string(),
  publicKey: v.string(),
  /** How often it says to have signed: a copy of it would lag behind. */
  counter: v.number(),
  name: v.string(),
  addedAt: moment,
  lastUsedAt: v.nullable(moment),
})

const applicationPassword = v.object({
  id: v.number(),
  name: v.string(),
  /** SHA-256 in hex; none for those of the start, which nobody knows. */
  hash: v.optional(v.nullable(v.string()), null),
  createdAt: v.optional(v.nullable(moment), null),
  lastUsedAt: v.nullable(moment),
})

/** What signs in to synchronise, each with a password of its own once there is a second factor. */
export const appKinds = ['mail', 'calendar', 'kdrive', 'mobile'] as const
export type AppKind = (typeof appKinds)[number]
const appUse = v.object({ app: v.picklist(appKinds), lastAt: moment })

export const person = v.object({
  id: v.number(),
  login: v.string(),
  firstName: v.string(),
  lastName: v.string(),
  email: v.string(),
  sso: v.boolean(),
  /** In the clear and shown on the sign-in page: this is play data. */
  password: v.string(),
  passwordChangedAt: v.nullable(moment),
  lastLoginAt: v.nullable(moment),
  otpSecret: v.nullable(v.string()),
  smsPhone: v.nullable(v.string()),
  backupCodes: v.array(v.object({ code: v.string(), used: v.boolean() })),
  phones: v.array(phone),
  emails: v.array(mailAddress),
  pushApp: v.optional(v.nullable(pushApp), null),
  securityKeys: v.optional(v.array(securityKey), []),
  applicationPasswords: v.array(applicationPassword),
  /** Apps that were let in with the account's own password. */
  appsByPassword: v.optional(v.array(appUse), []),
  devices: v.array(device),
  languageId: v.number(),
  countryId: v.number(),
  timezoneId: v.number(),
  alertOnLogin: v.boolean(),
  alertOnFailure: v.boolean(),
  /** Sign-in pauses after so many wrong passwords in a row, where the limit is on. */
  limitFailures: v.optional(v.boolean(), false),
  failureLimit: v.optional(v.number(), 10),
  failedInRow: v.optional(v.number(), 0),
  pausedAt: v.optional(v.nullable(moment), null),
  /** Since then the mailbox of the login address is gone: only `login`, the user name, opens the account. */
  addressDeletedAt: v.optional(v.nullable(moment), null),
  /** A login address that was asked for, and the code sent to it. */
  newAddress: v.optional(v.nullable(v.object({ address: v.string(), code: v.string() })), null),
})
export type Person = v.InferOutput<typeof person>
