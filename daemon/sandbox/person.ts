/** Who signs in: an account of their own, whatever organisations they belong to. Moments are milliseconds since the epoch. */
import * as v from 'valibot'

const moment = v.number()

const contact = { id: v.number(), createdAt: moment, recovery: v.boolean(), checked: v.boolean() }
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
  applicationPasswords: v.array(
    v.object({ id: v.number(), name: v.string(), lastUsedAt: v.nullable(moment) }),
  ),
  devices: v.array(device),
  languageId: v.number(),
  countryId: v.number(),
  timezoneId: v.number(),
  alertOnLogin: v.boolean(),
  alertOnFailure: v.boolean(),
})
export type Person = v.InferOutput<typeof person>
