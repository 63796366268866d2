/** A flag as it is kept: alike events of a login, and what the person said of them. */
import * as v from 'valibot'
import { activityEvent, activityFlag, flagReasons } from '#shared/activity.ts'
import { isoTime } from '#shared/time.ts'
import { travel } from './travel.ts'

export const keptFlag = v.strictObject({
  id: v.string(),
  login: v.string(),
  /** What is alike in its events. */
  group: v.string(),
  /** The newest. */
  event: activityEvent,
  first: v.strictObject({ id: v.string(), at: isoTime }),
  until: isoTime,
  count: v.number(),
  /** The newest few, so that one that is told again after a crash counts once. */
  events: v.array(v.strictObject({ id: v.string(), at: isoTime })),
  /** Of failed ones, from where; not more than a few. */
  addresses: v.array(v.string()),
  travel: v.nullable(travel),
  /** The source itself called the device a new one. */
  isNewDevice: v.boolean(),
  /** Of those that were gathered into one: their reasons. */
  gathered: v.nullable(v.array(v.picklist(flagReasons))),
  /** As they were when it was answered. */
  reasons: v.nullable(activityFlag.entries.reasons),
  answer: activityFlag.entries.answer,
  closedAt: v.nullable(isoTime),
  /** When the plan was opened by which it was closed. */
  plan: v.nullable(isoTime),
})
export type KeptFlag = Readonly<v.InferOutput<typeof keptFlag>>
