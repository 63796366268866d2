/** Notices: one for each finding that is new or got worse, and for each step of what runs towards an end. */
import * as v from 'valibot'
import { checkIds, evidence, severities } from './findings.ts'
import { isoTime } from './time.ts'

export const notice = v.strictObject({
  /** Stable: showing the same one twice replaces it. */
  id: v.string(),
  /** `nearer`: a step of what runs towards an end, as a name does. `more`: `count` others at once, of which this is about the gravest. */
  kind: v.picklist(['new', 'worse', 'nearer', 'more']),
  thing: v.string(),
  check: v.picklist(checkIds),
  severity: v.picklist(severities),
  organisation: v.nullable(v.string()),
  subjects: v.array(v.string()),
  count: v.number(),
  seen: evidence,
  createdAt: isoTime,
})
export type Notice = v.InferOutput<typeof notice>
