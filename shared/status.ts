/** What the toolbar, the popup and `latchkey status` show. */
import * as v from 'valibot'
import { sourceNames, unknownReasons } from './fact.ts'
import { checkIds, evidence, finding, findingStatuses, severities } from './findings.ts'
import { roles } from './team.ts'
import { actionIds } from './actions.ts'
import { isoTime } from './time.ts'

const checkId = v.picklist(checkIds)

/** In order of priority: the first that applies is shown. The browser adds those it alone can see. */
const badgeStates = ['locked', 'todo', 'unknown', 'ok'] as const
export const badge = v.strictObject({
  state: v.picklist(badgeStates),
  text: v.string(),
  title: v.string(),
  /** Things that need the person. */
  count: v.number(),
  /** Checks that could not be answered. */
  unknown: v.number(),
  worst: v.nullable(v.picklist(severities)),
  sandbox: v.boolean(),
  /** How many organisations the person has left out of it. */
  leftOut: v.number(),
})
export type Badge = v.InferOutput<typeof badge>

const organisationStatus = v.strictObject({
  id: v.string(),
  name: v.string(),
  role: v.nullable(v.picklist(roles)),
  /** The provider's own number; `null` where it is not known. */
  supportLevel: v.nullable(v.number()),
  /** Whether the badge counts it. */
  counted: v.boolean(),
  badge,
})

const lostPoints = v.strictObject({
  id: checkId,
  points: v.number(),
  because: v.picklist(['open', 'unknown']),
})

export const status = v.strictObject({
  badge,
  score: v.nullable(v.number()),
  lost: v.array(lostPoints),
  findings: v.array(finding),
  organisations: v.array(organisationStatus),
  sandbox: v.boolean(),
  /** Sentences about the daemon itself that a person should know: a key kept in a plain file, a full disk. */
  warnings: v.array(v.string()),
  version: v.string(),
})
export type Status = v.InferOutput<typeof status>

/** Findings of one check that are one thing to do: what the popup shows as a row. */
export const thing = v.strictObject({
  key: v.string(),
  id: checkId,
  status: v.picklist(findingStatuses),
  severity: v.picklist(severities),
  organisation: v.nullable(v.string()),
  count: v.number(),
  /** How many subjects the check looked at. */
  of: v.number(),
  /** The first few subjects; `count` says how many there are. */
  subjects: v.array(v.string()),
  seen: evidence,
  reason: v.nullable(v.picklist(unknownReasons)),
  observedAt: v.nullable(isoTime),
  source: v.picklist(sourceNames),
  since: v.nullable(isoTime),
  /** Until when it is snoozed or dismissed, and the person's words why. */
  until: v.nullable(isoTime),
  because: v.nullable(v.string()),
  /** When the person opened the guided action; the next sync after it verifies the result. */
  actedAt: v.nullable(isoTime),
  isNew: v.boolean(),
  fix: v.strictObject({
    action: v.picklist(actionIds),
    url: v.string(),
    exact: v.boolean(),
    guide: v.string(),
  }),
})
export type Thing = v.InferOutput<typeof thing>

export const overview = v.strictObject({
  now: isoTime,
  version: v.string(),
  sandbox: v.boolean(),
  badge,
  score: v.nullable(v.number()),
  lost: v.array(lostPoints),
  passed: v.number(),
  /** The worst, worst first: few enough to be drawn at once. */
  things: v.array(thing),
  /** All of them, those that `things` leaves out as well; worst first. */
  tally: v.array(
    v.strictObject({
      id: checkId,
      status: v.picklist(findingStatuses),
      severity: v.picklist(severities),
      things: v.number(),
      subjects: v.number(),
    }),
  ),
  /** Closed since the person last looked, by an observed fact. */
  closed: v.array(v.strictObject({ key: v.string(), id: checkId, subject: v.string(), at: isoTime })),
  organisations: v.array(
    v.strictObject({
      id: v.string(),
      name: v.string(),
      role: v.nullable(v.picklist(roles)),
      requires2fa: v.nullable(v.boolean()),
      /** The day in UTC from which the person means to require it. */
      planned: v.nullable(v.string()),
      members: v.nullable(
        v.strictObject({
          all: v.number(),
          on: v.number(),
          weak: v.number(),
          off: v.number(),
          unknown: v.number(),
          invited: v.number(),
          external: v.number(),
        }),
      ),
      domains: v.nullable(
        v.strictObject({ all: v.number(), urgent: v.number(), soon: v.number(), unknown: v.number() }),
      ),
      supportLevel: v.nullable(v.number()),
      badge,
      /** Whether the badge over all counts it. */
      counted: v.boolean(),
      lastSyncAt: v.nullable(isoTime),
    }),
  ),
  account: v.nullable(v.strictObject({ name: v.string(), email: v.string() })),
  /** Paired browsers, and those of them whose every session rule in force holds; null where none is paired. */
  browsers: v.nullable(v.strictObject({ all: v.number(), holding: v.number() })),
  lastSyncAt: v.nullable(isoTime),
  syncing: v.boolean(),
  warnings: v.array(v.string()),
})
export type Overview = v.InferOutput<typeof overview>
