/** Everything the sandbox Manager remembers: one JSON document. Moments are milliseconds since the epoch. */
import * as v from 'valibot'
import { activity } from './activity.ts'
import { invitation, membership, organisation, shared, supportRequest } from './organisation.ts'
import { methodKinds, person } from './person.ts'
import { identityRequest, recovery } from './recovery-request.ts'

const moment = v.number()

/** Asked for a transfer, taken the lock off, led it to other name servers. */
export const strangeActs = ['moving', 'unlocked', 'elsewhere'] as const

const domain = v.object({
  /** A-labels. */
  name: v.string(),
  organisationId: v.number(),
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
  organisationId: v.number(),
  serviceId: v.number(),
  serviceName: v.picklist(['email_hosting', 'web_hosting', 'drive']),
  name: v.string(),
  createdAt: moment,
  paidUntil: moment,
  locked: v.boolean(),
  maintenance: v.boolean(),
  /** Of a mail service. */
  mailboxes: v.optional(
    v.array(v.object({ address: v.string(), passwordChangedAt: v.nullable(moment) })),
    [],
  ),
})
export type Product = v.InferOutput<typeof product>

const message = v.object({
  id: v.number(),
  at: moment,
  channel: v.picklist(['mail', 'sms']),
  kind: v.string(),
  /** The person who wrote it; none where the Manager did. */
  from: v.optional(v.nullable(v.string()), null),
  to: v.string(),
  subject: v.string(),
  /** A line that begins with a slash is a path of the Manager. */
  body: v.string(),
  languageId: v.optional(v.number(), 2),
})
export type Message = v.InferOutput<typeof message>

const token = v.object({
  id: v.number(),
  personId: v.number(),
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
  personId: v.number(),
  /** The one that is looked at. */
  organisationId: v.number(),
  createdAt: moment,
  /** False between the password and the second factor. */
  complete: v.boolean(),
  /** A code sent by SMS that was not used yet, and a secret, number or challenge that is waited for. */
  smsCode: v.nullable(v.string()),
  pending: v.nullable(v.string()),
  /** How the second step is done here; none before it was chosen. */
  method: v.optional(v.nullable(v.picklist(methodKinds)), null),
  /** The last question that the push app was asked; `askedAt` by the computer's clock. */
  push: v.optional(
    v.nullable(
      v.object({
        id: v.number(),
        askedAt: moment,
        from: v.string(),
        answer: v.nullable(v.picklist(['yes', 'no'])),
      }),
    ),
    null,
  ),
  /** In a row. */
  wrongCodes: v.optional(v.number(), 0),
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
  version: v.literal(2),
  size: v.picklist(['small', 'large']),
  /** What the sandbox's clock is ahead of the computer's, in milliseconds. */
  offset: v.number(),
  /** Mails and warranties are done up to here. */
  settledAt: moment,
  foundedAt: moment,
  nextId: v.number(),
  organisations: v.array(organisation),
  /** In the order in which they came; nobody is taken out. */
  people: v.array(person),
  memberships: v.array(membership),
  invitations: v.array(invitation),
  shared: v.array(shared),
  supportRequests: v.array(supportRequest),
  domains: v.array(domain),
  products: v.array(product),
  outbox: v.array(message),
  activity: v.array(activity),
  /**
   * Events older than `foundedAt` of an organisation and its first people, computed from their number alone
   * (`history.ts`), so that many cost nothing.
   */
  history: v.object({ organisationId: v.number(), length: v.number(), people: v.number() }),
  tokens: v.array(token),
  sessions: v.array(session),
  recoveries: v.optional(v.array(recovery), []),
  identityRequests: v.optional(v.array(identityRequest), []),
  tasks: v.array(task),
})
export type State = v.InferOutput<typeof state>
