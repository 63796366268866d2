/** Everything the sandbox Manager remembers: one JSON document. Moments are milliseconds since the epoch. */
import * as v from 'valibot'

const moment = v.number()

const roleTypes = ['owner', 'admin', 'normal', 'client'] as const
export type RoleType = (typeof roleTypes)[number]

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

const member = v.object({
  id: v.number(),
  login: v.string(),
  firstName: v.string(),
  lastName: v.string(),
  email: v.string(),
  role: v.picklist(roleTypes),
  sso: v.boolean(),
  /** An external who left: no longer in the organisation, in an empty one of their own. */
  left: v.boolean(),
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
export type Member = v.InferOutput<typeof member>

const invitation = v.object({
  id: v.number(),
  firstName: v.string(),
  lastName: v.string(),
  email: v.string(),
  role: v.picklist(['owner', 'admin', 'normal']),
  status: v.picklist(['accepted', 'cancelled', 'pending', 'rejected']),
  sentAt: moment,
  expiresAt: moment,
  languageId: v.number(),
})
export type Invitation = v.InferOutput<typeof invitation>

/** Asked for a transfer, taken the lock off, led it to other name servers. */
export const strangeActs = ['moving', 'unlocked', 'elsewhere'] as const

const domain = v.object({
  /** A-labels. */
  name: v.string(),
  createdAt: moment,
  paidUntil: moment,
  /** The provider's API names no date for it, as for extensions that only renew by themselves. */
  undated: v.boolean(),
  warranty: v.boolean(),
  /** Kept alive by the warranty: the year is still to be paid. */
  owed: v.boolean(),
  privacy: v.boolean(),
  dnssec: v.boolean(),
  contact: v.string(),
  /** What a stranger has done to it. */
  strange: v.optional(v.array(v.picklist(strangeActs)), []),
})
export type Domain = v.InferOutput<typeof domain>

const product = v.object({
  id: v.number(),
  serviceId: v.number(),
  serviceName: v.picklist(['email_hosting', 'web_hosting', 'drive']),
  name: v.string(),
  createdAt: moment,
  paidUntil: moment,
  locked: v.boolean(),
  maintenance: v.boolean(),
})
export type Product = v.InferOutput<typeof product>

const message = v.object({
  id: v.number(),
  at: moment,
  channel: v.picklist(['mail', 'sms']),
  kind: v.string(),
  to: v.string(),
  subject: v.string(),
  body: v.string(),
})
export type Message = v.InferOutput<typeof message>

const activity = v.object({
  at: moment,
  memberId: v.number(),
  kind: v.picklist([
    'signed-in',
    'wrong-password',
    'wrong-code',
    'signed-out',
    '2fa-on',
    '2fa-off',
    '2fa-required',
    '2fa-not-required',
    'security-alert',
    'domain-renewed',
    'domain-restored',
    'warranty-on',
    'warranty-off',
    'product-blocked',
    'product-unblocked',
    'maintenance-on',
    'maintenance-off',
    'profile-changed',
    'token-created',
    'token-revoked',
    'left',
  ]),
  detail: v.string(),
  ip: v.string(),
})
export type Activity = v.InferOutput<typeof activity>

const token = v.object({
  id: v.number(),
  memberId: v.number(),
  name: v.string(),
  token: v.string(),
  scopes: v.array(v.string()),
  createdAt: moment,
  lastUsedAt: v.nullable(moment),
  expiresAt: v.nullable(moment),
})
export type Token = v.InferOutput<typeof token>

const session = v.object({
  id: v.string(),
  memberId: v.number(),
  createdAt: moment,
  /** False between the password and the second factor. */
  complete: v.boolean(),
  /** A code sent by SMS that was not used yet, and a secret or number being set up. */
  smsCode: v.nullable(v.string()),
  pending: v.nullable(v.string()),
})
export type Session = v.InferOutput<typeof session>

const task = v.object({
  uuid: v.string(),
  status: v.picklist(['executed', 'failed', 'running', 'spooled']),
  createdAt: moment,
  response: v.unknown(),
})
export type Task = v.InferOutput<typeof task>

export const state = v.object({
  version: v.literal(1),
  size: v.picklist(['small', 'large']),
  /** What the sandbox's clock is ahead of the computer's, in milliseconds. */
  offset: v.number(),
  /** Mails and warranties are done up to here. */
  settledAt: moment,
  foundedAt: moment,
  nextId: v.number(),
  organisation: v.object({ id: v.number(), name: v.string(), requires2fa: v.boolean() }),
  members: v.array(member),
  invitations: v.array(invitation),
  domains: v.array(domain),
  products: v.array(product),
  outbox: v.array(message),
  activity: v.array(activity),
  /** Events older than `foundedAt`, computed from their number alone (`history.ts`), so that many cost nothing. */
  historyLength: v.number(),
  tokens: v.array(token),
  sessions: v.array(session),
  tasks: v.array(task),
})
export type State = v.InferOutput<typeof state>
