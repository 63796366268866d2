/** What the checks find: severities, the shape of a finding, and the order in which a person should see them. */
import * as v from 'valibot'
import { actionIds } from './actions.ts'
import { sourceNames, unknownReasons } from './fact.ts'
import { isoTime } from './time.ts'

export const severities = ['critical', 'warning', 'notice'] as const
export type Severity = (typeof severities)[number]

/** One row each in the daemon's tables of checks; `finding.<id>` is its text in every language. */
export const checkIds = [
  'account-2fa-off',
  'account-2fa-required-and-off',
  'account-2fa-sms-only',
  'account-2fa-sms-fallback',
  'account-2fa-single-method',
  'account-backup-codes-few',
  'account-backup-codes-unkept',
  'account-factor-here',
  'account-recovery-phone-missing',
  'account-recovery-email-missing',
  'account-recovery-email-on-own-name',
  'account-login-hosted-here',
  'account-password-old',
  'account-password-before-incident',
  'account-application-passwords-idle',
  'account-application-password-new',
  'account-application-passwords-due',
  'account-devices-unseen',
  'account-alerts-off',
  'activity-unfamiliar',
  'activity-failed-passwords',
  'activity-not-me',
  'statement-to-confirm',
  'organisation-2fa-not-required',
  'organisation-2fa-withdrawn',
  'organisation-2fa-planned',
  'organisation-single-legal-representative',
  'organisation-blocked',
  'invitation-expired',
  'member-without-2fa',
  'administrator-without-2fa',
  'member-2fa-weak',
  'member-2fa-switched-off',
  'external-with-wide-rights',
  'member-unseen',
  'domain-lapsing',
  'domain-without-warranty',
  'domain-on-hold',
  'domain-transferring',
  'domain-unlocked',
  'domain-delegation-changed',
  'domain-owner-unvalidated',
  'domain-payment-doubtful',
  'domain-contact-on-name',
  'product-expiring',
  'product-blocked',
  'product-in-maintenance',
  'session-breach',
  'session-start-missed',
  'session-cookie-returned',
  'session-site-shut',
  'session-rule-weakened',
  'session-browser-unseen',
  'source-failed',
] as const
export type CheckId = (typeof checkIds)[number]

/** What was seen, as data: the reader's language makes a sentence of it. */
export const evidence = v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()]))
export type Evidence = v.InferOutput<typeof evidence>

export const findingStatuses = ['open', 'unknown', 'snoozed', 'dismissed'] as const
export type FindingStatus = (typeof findingStatuses)[number]

export const finding = v.strictObject({
  id: v.picklist(checkIds),
  /** Check and subject together; stable over syncs and restarts. */
  key: v.string(),
  severity: v.picklist(severities),
  /** A person's word for what it is about: an address, a name. */
  subject: v.string(),
  organisation: v.nullable(v.string()),
  status: v.picklist(findingStatuses),
  title: v.string(),
  seen: evidence,
  /** Why it is not known, where the status is `unknown`. */
  reason: v.nullable(v.picklist(unknownReasons)),
  observedAt: v.nullable(isoTime),
  source: v.picklist(sourceNames),
  since: v.nullable(isoTime),
  fix: v.strictObject({
    action: v.picklist(actionIds),
    url: v.string(),
    exact: v.boolean(),
    guide: v.string(),
  }),
})
export type Finding = v.InferOutput<typeof finding>
