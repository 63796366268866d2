/** One-time codes: what an entry is, what is to be said of it, and why an address cannot be read. Never a seed. */
import * as v from 'valibot'
import { connectionName } from './connections.ts'
import { isoTime } from './time.ts'

/** By time (RFC 6238), or by a counter (RFC 4226). */
export const codeKinds = ['totp', 'hotp'] as const
export type CodeKind = (typeof codeKinds)[number]

export const codeAlgorithms = ['SHA-1', 'SHA-256', 'SHA-512'] as const
export type CodeAlgorithm = (typeof codeAlgorithms)[number]

export const codeDigits = [6, 7, 8] as const

/** What an address means that does not say it (the Key URI format). */
export const codeDefaults = { algorithm: 'SHA-1', digits: 6, period: 30 } as const

/** Seconds: a code that lasts longer than any century is a slip. */
export const LONGEST_PERIOD = 2 ** 32 - 1
/** Characters of an issuer, and of an account. */
export const LONGEST_CODE_NAME = 200
/** To begin with: so that a counter never comes to an end, however long it is counted on. */
export const HIGHEST_COUNTER = Number.MAX_SAFE_INTEGER - 1_000_000
/** Bytes. The longest in use are 64. */
export const LONGEST_SEED = 512

/** What is to be said of what was read, and keeps nobody from using it; `codes.remark.<id>` says each. */
export const codeRemarks = [
  'short-seed', // below 128 bits, the least that RFC 4226 (section 4, R6) lets a site choose
  'known-seed', // it stands in documents, or is one byte over and over
  'no-name', // neither issuer nor account
  'issuers-differ', // the label names another issuer than the parameter
  'look-alike', // an issuer that is made to be read as another
  'name-changed', // what cannot be shown, or was too long, was taken out of a name
  'parameters-ignored', // parameters that are not known, and could matter
] as const
export type CodeRemark = (typeof codeRemarks)[number]

/** Why an address cannot be read; `codes.fault.<id>` says each, and what to do. */
export const addressFaults = [
  'empty',
  'too-long',
  'several', // more than one line
  'not-otpauth',
  'migration', // an export of Google Authenticator, where the address of one code was asked for
  'steam',
  'motp',
  'yandex',
  'other-kind',
  'nested', // an address within a name of another
  'twice', // a parameter that decides stands twice
  'no-secret',
  'bad-secret',
  'bad-secret-length',
  'long-secret',
  'bad-algorithm',
  'bad-digits',
  'bad-period',
  'no-counter',
  'bad-counter',
  'damaged', // an export of Google Authenticator that is cut off or altered
] as const
export type AddressFault = (typeof addressFaults)[number]

const name = v.pipe(v.string(), v.maxLength(LONGEST_CODE_NAME))
const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most))

/** What decides a code, beside its seed. */
export const codeShape = v.strictObject({
  kind: v.picklist(codeKinds),
  algorithm: v.picklist(codeAlgorithms),
  digits: v.picklist(codeDigits),
  /** Seconds; null for `hotp`. */
  period: v.nullable(whole(1, LONGEST_PERIOD)),
  /** The next one that is due; null for `totp`. */
  counter: v.nullable(whole(0, Number.MAX_SAFE_INTEGER)),
})
export type CodeShape = v.InferOutput<typeof codeShape>

/** Its names, '' where there is none, and what is to be said of it. */
const codeAbout = v.strictObject({
  ...codeShape.entries,
  issuer: name,
  account: name,
  remarks: v.array(v.picklist(codeRemarks)),
})
export type CodeAbout = v.InferOutput<typeof codeAbout>

export const codeId = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/))

/** What is kept of an entry beside its seed, and what a draft proposes. */
const placed = {
  ...codeAbout.entries,
  /** Where it may be filled in: `https://host[:port]`, or http on loopback, as `asOrigin` writes them. */
  origins: v.array(v.string()),
  /** The login at the provider whose second factor it is. */
  connection: v.nullable(connectionName),
}

/** How it was known that the seed is the right one: the site took a code, another app shows the same, or nobody looked. */
const codeConfirmations = ['site', 'other-app', 'import'] as const

export const codeEntry = v.strictObject({
  id: codeId,
  ...placed,
  addedAt: isoTime,
  /** To the hour. */
  usedAt: v.nullable(isoTime),
  confirmedBy: v.picklist(codeConfirmations),
  /** It gives no codes any more, and can be restored for 30 days. */
  removedAt: v.nullable(isoTime),
})
export type CodeEntry = Readonly<v.InferOutput<typeof codeEntry>>

/** What was read and is not kept yet: 15 minutes in memory, for the session that brought it. */
export const codeDraft = v.strictObject({
  id: codeId,
  ...placed,
  from: v.picklist(['address', 'migration', 'file', 'hand']),
  /** An entry with the same seed, which may be a removed one. */
  duplicateOf: v.nullable(codeId),
  /** A code of it was shown, so that a site can have taken it. */
  shown: v.boolean(),
  expiresAt: isoTime,
})
export type CodeDraft = Readonly<v.InferOutput<typeof codeDraft>>

/** `POST /v1/codes/:id/code`, and of a draft */
export const codeAnswer = v.strictObject({
  code: v.pipe(v.string(), v.regex(/^\d{6,8}$/)),
  /** By this computer's own clock; null for `hotp`. */
  validUntil: v.nullable(isoTime),
  /** The one after it, in the last ten seconds. */
  next: v.nullable(v.strictObject({ code: v.string() })),
  /** The one that this code is of, and that no other code will be of; null for `totp`. */
  counter: v.nullable(v.number()),
  /** ms by which this computer's clock is ahead of the provider's; null below 5 s, and where that is not known. */
  clockOffMs: v.nullable(v.number()),
  /** ms by which that may be wrong. */
  clockBoundMs: v.nullable(v.number()),
})
export type CodeAnswer = Readonly<v.InferOutput<typeof codeAnswer>>
