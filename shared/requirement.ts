/** Requiring two-step verification of an organisation: who would be stopped, when it is to begin, and how it has gone. */
import * as v from 'valibot'
import { actionIds } from './actions.ts'
import { languages } from './settings.ts'
import { memberRow, roles } from './team.ts'
import { isoTime } from './time.ts'

export const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))

/** Why the switch is not offered. Lacking it oneself is the only guard; the rest says who can. */
export const switchRefusals = ['own-2fa-off', 'own-2fa-unknown', 'role-too-low', 'role-unknown'] as const

export const dryRunFilters = ['stopped', 'unknown', 'external', 'apart', 'fine', 'all'] as const

/** One person of the dry run. */
const dryRunRow = v.strictObject({
  ...memberRow.entries,
  /** At their next action. `unknown`: nobody knows whether they have a second factor. `apart`: signs in elsewhere, or is not here yet. */
  stopped: v.picklist(['yes', 'no', 'unknown', 'apart']),
  /** An external may leave the organisation instead. */
  mayLeave: v.boolean(),
})
export type DryRunRow = v.InferOutput<typeof dryRunRow>

/** `GET /v1/organisations/:id/requirement` */
export const requirement = v.strictObject({
  organisation: v.strictObject({ id: v.string(), name: v.string() }),
  /** As the organisation says; `null` where nobody knows. */
  required: v.nullable(v.boolean()),
  own: v.strictObject({
    name: v.nullable(v.string()),
    role: v.nullable(v.picklist(roles)),
    twoFactor: v.nullable(v.picklist(['on', 'off'])),
  }),
  /** `null`: the switch may be offered. */
  refused: v.nullable(v.picklist(switchRefusals)),
  /** Administrators and legal representatives: the way back in, should something go wrong. */
  administrators: v.strictObject({
    all: v.number(),
    enrolled: v.number(),
    /** Fewer enrolled than two, or than all where there are fewer than two. */
    few: v.boolean(),
    lacking: v.array(v.string()),
    unknown: v.array(v.string()),
  }),
  counts: v.record(v.picklist(dryRunFilters), v.number()),
  /** The date on which the person means to switch it on. */
  planned: v.nullable(
    v.strictObject({
      on: day,
      plannedAt: isoTime,
      /** Whole days left in UTC; negative when it has passed. */
      daysLeft: v.number(),
      /** Days before it on which Latchkey reminds, largest first, and which of them have come. */
      reminders: v.array(v.strictObject({ days: v.number(), on: day, passed: v.boolean() })),
    }),
  ),
  /** Steps of the whole way, each with what is known of it. */
  steps: v.array(
    v.strictObject({
      id: v.picklist(['own', 'administrators', 'tell', 'date', 'switch', 'everyone']),
      state: v.picklist(['done', 'open', 'unknown']),
    }),
  ),
  observedAt: v.nullable(isoTime),
  fix: v.strictObject({
    action: v.picklist(actionIds),
    url: v.string(),
    exact: v.boolean(),
    guide: v.string(),
  }),
})
export type Requirement = v.InferOutput<typeof requirement>

/** `GET /v1/organisations/:id/dry-run`: one page, whom it concerns most first. */
export const dryRunQuery = v.strictObject({
  filter: v.optional(v.picklist(dryRunFilters), 'stopped'),
  search: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
  offset: v.optional(v.pipe(v.string(), v.regex(/^\d{1,7}$/), v.transform(Number)), '0'),
  limit: v.optional(v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number)), '100'),
})
export const dryRunPage = v.strictObject({
  total: v.number(),
  counts: v.record(v.picklist(dryRunFilters), v.number()),
  observedAt: v.nullable(isoTime),
  rows: v.array(dryRunRow),
})

/** `POST /v1/organisations/:id/requirement/plan`; `null` takes the date back. */
export const planRequest = v.strictObject({ on: v.nullable(day) })

/** `POST /v1/organisations/:id/requirement/text`: the mail that tells people in advance. */
export const textRequest = v.strictObject({
  language: v.picklist(languages),
  /** `announce` to everybody before; `remind` those who lack it; `alert` about one person's own settings. */
  kind: v.picklist(['announce', 'remind', 'alert']),
})
export const textAnswer = v.strictObject({ subject: v.string(), body: v.string() })

/** `GET /v1/organisations/:id/adoption`: by UTC day, oldest first; only days on which it was observed. */
export const adoption = v.strictObject({
  days: v.array(
    v.strictObject({
      day,
      on: v.number(),
      weak: v.number(),
      off: v.number(),
      unknown: v.number(),
      required: v.nullable(v.boolean()),
    }),
  ),
  /** Newest first, the last hundred. */
  events: v.array(
    v.strictObject({
      at: isoTime,
      kind: v.picklist(['required', 'not-required', 'switched-on', 'switched-off', 'joined', 'left']),
      /** Of the person; `null` for the organisation's own. */
      name: v.nullable(v.string()),
    }),
  ),
})
export type Adoption = v.InferOutput<typeof adoption>
