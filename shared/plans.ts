/** Plans: what to do, step by step, when something has gone wrong or somebody goes; as the daemon tells them, and what is said to it. */
import * as v from 'valibot'
import { actionIds } from './actions.ts'
import { sourceNames, unknownReasons } from './fact.ts'
import { planLinkIds } from './plan-links.ts'
import { planKinds, stepIds } from './plan-steps.ts'
import { languages } from './settings.ts'
import { isoTime } from './time.ts'

/** `done` by a fact, `stated` by the person's word; `unknown` has its reason, `not-needed` why. */
const stepStates = ['done', 'stated', 'open', 'unknown', 'not-needed'] as const

/** `plan.why.<id>` */
const notNeededWhys = [
  'recovery-contact', // the account has a verified one
  'no-second-step', // 2FA is off
  'factor-elsewhere', // the second factor does not live on the phone
  'one-method',
  'no-codes',
  'address-elsewhere', // not on a name of the organisation
  'not-representative',
  'nothing-there', // no such service, no such product
] as const
export type NotNeeded = (typeof notNeededWhys)[number]

const planStep = v.strictObject({
  id: v.picklist(stepIds),
  state: v.picklist(stepStates),
  /** Who says so; `null` where nobody can but the person. */
  source: v.nullable(v.picklist(sourceNames)),
  observedAt: v.nullable(isoTime),
  reason: v.nullable(v.picklist(unknownReasons)),
  why: v.nullable(v.picklist(notNeededWhys)),
  /** Codes, passwords or products that are still there. */
  left: v.nullable(v.number()),
  statedAt: v.nullable(isoTime),
  /** Whether the person’s word would count: no source shows it, or shows one way of several. */
  sayable: v.boolean(),
  /** The person's own words: where the codes are kept. */
  note: v.nullable(v.string()),
  fix: v.nullable(
    v.strictObject({
      action: v.nullable(v.picklist(actionIds)),
      link: v.nullable(v.picklist(planLinkIds)),
      url: v.string(),
      exact: v.boolean(),
      guide: v.string(),
    }),
  ),
})
export type PlanStep = v.InferOutput<typeof planStep>

export const plan = v.strictObject({
  id: v.string(),
  kind: v.picklist(planKinds),
  /** A name, for a person to read: of the login's owner, or of the member. */
  subject: v.nullable(v.string()),
  /** Its name; of members' plans alone. */
  organisation: v.nullable(v.string()),
  openedAt: v.nullable(isoTime),
  closedAt: v.nullable(isoTime),
  rehearsedAt: v.nullable(isoTime),
  /** The sandbox's page on which it can be rehearsed; `null` outside. */
  rehearsal: v.nullable(v.string()),
  steps: v.array(planStep),
})
export type Plan = v.InferOutput<typeof plan>

/** What `GET /v1/plans` answers: every login's, and the members' that were opened. */
export const plans = v.array(plan)

/** Nothing is left to do about these. */
export const isSettled = ({ state }: Pick<PlanStep, 'state'>): boolean =>
  state === 'done' || state === 'stated' || state === 'not-needed'

export const REHEARSAL = 'rehearsal'
export const LONGEST_NOTE = 80
/** `POST /v1/plans/:id/steps`: said, or taken back. */
export const planWord = v.strictObject({
  step: v.picklist([...stepIds, REHEARSAL]),
  done: v.boolean(),
  note: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(LONGEST_NOTE))), null),
})
export type PlanWord = v.InferOutput<typeof planWord>

/** `GET /v1/plans/:id/request`: what is asked of the provider's support, to be copied. */
export const supportRequest = v.array(
  v.strictObject({ language: v.picklist(languages), subject: v.string(), body: v.string() }),
)
