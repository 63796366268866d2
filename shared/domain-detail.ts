/** One name, whole: its dates with who says each, what happened to it, and what its registry answers. */
import * as v from 'valibot'
import { nameNotes } from './domain-notes.ts'
import { domainRow, lookupOutcomes, phases } from './domains.ts'
import { sourceNames, told, unknownReasons } from './fact.ts'
import { isoTime } from './time.ts'

const domainDates = ['paidUntil', 'expiry', 'renewBy', 'restoreBy'] as const

/** What was seen of a name at a moment when something had changed. */
export const nameEvent = v.strictObject({
  at: isoTime,
  phase: v.picklist(phases),
  paidUntil: v.nullable(isoTime),
  expiry: v.nullable(isoTime),
  /** Of the registry, where it said any. */
  statuses: v.array(v.string()),
})
export type NameEvent = v.InferOutput<typeof nameEvent>

export const domainDetail = v.strictObject({
  row: domainRow,
  confidence: v.picklist(['high', 'low']),
  /** Codes of `life.*` messages, the first decided. */
  reasons: v.array(v.string()),
  dates: v.array(
    v.strictObject({
      date: v.picklist(domainDates),
      at: v.nullable(isoTime),
      /** `null`: worked out from another date and the lengths of the extension. */
      source: v.nullable(v.picklist(sourceNames)),
      observedAt: v.nullable(isoTime),
      reason: v.nullable(v.picklist(unknownReasons)),
    }),
  ),
  statuses: v.array(v.strictObject({ source: v.picklist(sourceNames), statuses: told(v.array(v.string())) })),
  /** Of the extension, in days; `null` where nothing is known of it. */
  lengths: v.nullable(
    v.strictObject({
      grace: v.tuple([v.number(), v.number()]),
      redemption: v.number(),
      pendingDelete: v.number(),
      closesBefore: v.nullable(v.number()),
      sure: v.boolean(),
      source: v.string(),
    }),
  ),
  notes: v.nullable(nameNotes),
  /** Newest first. */
  history: v.array(nameEvent),
  /** When the registry will be asked again by itself. */
  asksAgainAt: v.nullable(isoTime),
  /** People of the organisation whose login or recovery address lies on it; `null` where that is not known. */
  reach: v.nullable(v.number()),
})
export type DomainDetail = v.InferOutput<typeof domainDetail>

/** What came of asking the registry now. */
export const nameAsked = v.strictObject({
  outcome: v.nullable(v.picklist(lookupOutcomes)),
  /** Host of the server that answered; `null` where there is none to ask. */
  server: v.nullable(v.string()),
  protocol: v.nullable(v.picklist(['rdap', 'whois'])),
  /** The answer as it came, cut at 64 KiB; `null` where none came. */
  raw: v.nullable(v.string()),
  cut: v.boolean(),
  /** When it may be asked again, where it asked to wait. */
  retryAt: v.nullable(isoTime),
})
export type NameAsked = v.InferOutput<typeof nameAsked>

/** The guide's way through "my domain is not here", in its order. */
export const missingSteps = ['account', 'section', 'registry', 'restore', 'register'] as const
export const missingName = v.strictObject({
  name: v.string(),
  display: v.string(),
  steps: v.array(
    v.strictObject({
      step: v.picklist(missingSteps),
      /** `yes`: here is the answer; `no`: it is not this; `unknown`: nobody can say yet. */
      state: v.picklist(['yes', 'no', 'unknown']),
      /** What was seen, for the sentence `missing.<step>.<state>`. */
      seen: v.record(v.string(), v.union([v.string(), v.number(), v.null()])),
    }),
  ),
  /** The page that helps next. */
  fix: v.nullable(v.strictObject({ action: v.string(), url: v.string() })),
})
export type MissingName = v.InferOutput<typeof missingName>
