/** "Was it you?", and what the person said was somebody else until the account is secured (guide: security mails). */
import { check, type CheckRow, type Subjects } from '#daemon/core/check.ts'
import type { AskedSnapshot } from '#daemon/core/snapshot.ts'
import type { FlagReason } from '#shared/activity.ts'
import { severityOf } from './severity.ts'

/** Somebody came in; the other reasons are of those who did not. */
const cameIn: readonly FlagReason[] = ['impossible-travel', 'new-place', 'new-device']
const isUnfamiliar = ({ reasons }: AskedSnapshot) => reasons.some((code) => cameIn.includes(code))

/** As messages select it. */
const word: Readonly<Record<FlagReason, string>> = {
  'impossible-travel': 'travel',
  'new-place': 'place',
  'new-device': 'device',
  'failed-passwords': 'failed',
  'denied-on-phone': 'denied',
  paused: 'paused',
}
const seenOf = ({ reasons: [first], label, count, at }: AskedSnapshot) => ({
  state: first === undefined ? 'other' : word[first],
  name: label,
  left: count,
  date: at,
})

const needs = ({ flagFact }: Subjects['flag']) => ({ flag: flagFact })

export const activityChecks: readonly CheckRow<'flag'>[] = [
  check({
    id: 'activity-unfamiliar',
    scope: 'flag',
    severity: 'warning',
    action: 'open-activity',
    counted: 'each',
    concerns: ({ flag }) => !flag.isOther && isUnfamiliar(flag),
    needs,
    test: ({ flag }) => ({ seen: seenOf(flag), severity: severityOf(flag) }),
  }),
  check({
    id: 'activity-failed-passwords',
    scope: 'flag',
    severity: 'warning',
    action: 'open-activity',
    counted: 'each',
    concerns: ({ flag }) => !flag.isOther && !isUnfamiliar(flag),
    needs,
    test: ({ flag }) => ({ seen: seenOf(flag), severity: severityOf(flag) }),
  }),
  check({
    id: 'activity-not-me',
    scope: 'flag',
    severity: 'critical',
    action: 'secure-account',
    counted: 'each',
    concerns: ({ flag }) => flag.isOther,
    needs,
    test: ({ flag }) => ({ seen: { ...seenOf(flag), plan: flag.plan } }),
  }),
]
