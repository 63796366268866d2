/** Ways on which a notice reaches the person, when each is used, and what became of every notice on each of them. */
import * as v from 'valibot'
import { severities } from './findings.ts'
import { notice } from './notices.ts'
import { timeOfDay } from './quiet-hours.ts'
import { languages } from './settings.ts'
import { isoTime } from './time.ts'

/** What a notice is about, by what its check begins with. */
export const noticeAreas = [
  'account',
  'activity',
  'team',
  'domains',
  'products',
  'sessions',
  'sources',
] as const
export type NoticeArea = (typeof noticeAreas)[number]

const line = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))
const port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535))
const webAddress = v.pipe(v.string(), v.maxLength(2000), v.url())

export const channelKinds = ['mail', 'webhook', 'ntfy'] as const
export type ChannelKind = (typeof channelKinds)[number]

/** The two that need no set-up are switched in the settings; of the others there may be several. */
export const builtInChannels = ['browser', 'desktop'] as const

const channelTarget = v.variant('kind', [
  v.strictObject({
    kind: v.literal('mail'),
    host: line,
    port,
    /** `none` only to this computer. */
    security: v.picklist(['tls', 'starttls', 'none']),
    user: v.nullable(line),
    from: line,
    to: line,
  }),
  v.strictObject({ kind: v.literal('webhook'), url: webAddress }),
  v.strictObject({
    kind: v.literal('ntfy'),
    server: webAddress,
    topic: v.pipe(line, v.regex(/^[-\w]{1,64}$/)),
    /** A button acknowledges by a message to the topic of the same name with `-ack` behind it. */
    answers: v.optional(v.boolean(), true),
  }),
])
export type ChannelTarget = v.InferOutput<typeof channelTarget>

const channelTiming = v.variant('type', [
  v.strictObject({ type: v.literal('at-once') }),
  /** Escalation: only what nobody has acknowledged by then. */
  v.strictObject({
    type: v.literal('unanswered'),
    minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_080)),
  }),
  v.strictObject({ type: v.literal('daily'), at: timeOfDay }),
  /** 1 is Monday (ISO 8601). */
  v.strictObject({
    type: v.literal('weekly'),
    day: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7)),
    at: timeOfDay,
  }),
])
export type ChannelTiming = v.InferOutput<typeof channelTiming>

export const channelSettings = v.strictObject({
  name: line,
  on: v.boolean(),
  least: v.picklist(severities),
  /** `null`: all. */
  areas: v.nullable(v.array(v.picklist(noticeAreas))),
  timing: channelTiming,
  /** `null`: as the person's. */
  language: v.nullable(v.picklist(languages)),
  /** The person says that it lies in their own network: private addresses are allowed then, and only then. */
  ownNetwork: v.boolean(),
  target: channelTarget,
})
export type ChannelSettings = v.InferOutput<typeof channelSettings>

export const channelId = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,16}$/))

export const deliveryFaults = [
  'unreachable', // no connection
  'timeout',
  'refused', // the server said no, and will again
  'busy', // the server said later
  'login', // the user name or the secret is wrong
  'certificate',
  'redirected', // not followed: whoever answers there was not chosen
  'address', // it leads to where the daemon may not go
  'locked', // its secret does not open now
  'no-desktop',
] as const
export type DeliveryFault = (typeof deliveryFaults)[number]

/** How a way's last try went. */
export const lastTry = v.strictObject({ at: isoTime, fault: v.nullable(v.picklist(deliveryFaults)) })
export type LastTry = v.InferOutput<typeof lastTry>

/** `GET /v1/notices/channels`. The secret itself (a password, a token, the key of the signature) is never told. */
export const channelView = v.strictObject({
  id: channelId,
  ...channelSettings.entries,
  hasSecret: v.boolean(),
  last: v.nullable(lastTry),
  /** Waiting to be sent by it. */
  waiting: v.number(),
})
export type ChannelView = v.InferOutput<typeof channelView>
/** `PUT /v1/notices/channels/:id`, which makes a new one where there is none. `secret`: `null` leaves it as it is, `''` takes it away. */
export const channelRequest = v.strictObject({
  ...channelSettings.entries,
  secret: v.nullable(v.pipe(v.string(), v.maxLength(500))),
})
export type ChannelRequest = v.InferOutput<typeof channelRequest>

/** `POST /v1/notices/channels/:id/test` (`browser` and `desktop` too). */
export const channelTestAnswer = v.strictObject({ fault: v.nullable(v.picklist(deliveryFaults)) })

const deliveryStates = [
  'waiting',
  'held', // for quiet hours, or for the digest
  'sending',
  'sent',
  'failed', // given up
  'not-needed', // it was acknowledged, snoozed or over first
] as const

export const delivery = v.strictObject({
  channel: v.string(),
  /** As it was called then. */
  name: v.string(),
  state: v.picklist(deliveryStates),
  tries: v.number(),
  at: isoTime,
  /** When it is tried next, or what it is held until. */
  nextAt: v.nullable(isoTime),
  fault: v.nullable(v.picklist(deliveryFaults)),
})
export type Delivery = v.InferOutput<typeof delivery>

/** What was said when, why and where. */
export const saidNotice = v.strictObject({
  notice,
  deliveries: v.array(delivery),
  acknowledged: v.nullable(v.strictObject({ at: isoTime, by: v.string() })),
  snoozedUntil: v.nullable(isoTime),
  /** When what it told of was over. */
  overAt: v.nullable(isoTime),
})
export type SaidNotice = v.InferOutput<typeof saidNotice>
/** `GET /v1/notices/history?before=`: newest first, at most 100. */
export const historyAnswer = v.strictObject({ notices: v.array(saidNotice), next: v.nullable(v.string()) })

/** `POST /v1/notices/:id/acknowledge {}` and `POST /v1/notices/:id/snooze`. Both answer the notice as it stands then. */
export const snoozeRequest = v.strictObject({
  hours: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(24 * 30)),
})

/** What can be answered in the notification itself, where the browser has buttons: at most two each. */
const quickAnswers = ['renew', 'restore', 'was-me', 'not-me', 'sign-out', 'snooze'] as const
export type QuickAnswer = (typeof quickAnswers)[number]
