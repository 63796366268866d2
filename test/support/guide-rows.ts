/**
 * What the provider's guides say, line by line: which test of the sandbox Manager has its name from a line, and what in
 * Latchkey serves it. The guides lie beside the folder of the test data and may be absent.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ActionId } from '#shared/actions.ts'
import type { CheckId } from '#shared/findings.ts'
import type { PlanKind, StepId } from '#shared/plan-steps.ts'
import { accountRows } from './guide-rows-account.ts'
import { blockingRows } from './guide-rows-blocking.ts'
import { domainsRows } from './guide-rows-domains.ts'
import { recoveryRows } from './guide-rows-recovery.ts'
import { requirementRows } from './guide-rows-requirement.ts'
import { twoFactorRows } from './guide-rows-two-factor.ts'
import { usersRows } from './guide-rows-users.ts'

type PlanPath = { [K in PlanKind]: `plan ${K}` | `plan ${K} ${StepId<K>}` }[PlanKind]
/** An action has the number of its step where the line is one. */
type LatchkeyPath =
  | `finding ${CheckId}`
  | `action ${ActionId}`
  | `action ${ActionId} ${number}`
  | PlanPath
  | `page #/${string}`
  | `cli ${string}`

type Without =
  | 'about another guide'
  | 'advice, which the Manager does not act on'
  | 'a setting of the browser, which is no part of the Manager'
  | 'signing up, before there is anything to look after'
  | 'signing in, which Latchkey does for nobody'
  | `missing: ${string}`

export interface GuideRow {
  /** The beginning of the line, enough to tell it from every other. */
  readonly guide: string
  /** Each `NAME: beginning of the test's name`, in `test/daemon/sandbox-NAME.test.ts`; or why there is none. */
  readonly sandbox: readonly `${string}: ${string}`[] | Without
  readonly latchkey: readonly LatchkeyPath[] | Without
  /** A test of Latchkey's own: `its path in test/: beginning of its name`. */
  readonly proof?: `${string}.test.ts: ${string}` | `${string}.test.tsx: ${string}`
}

export const guideRows: readonly GuideRow[] = [
  ...usersRows,
  ...accountRows,
  ...twoFactorRows,
  ...blockingRows,
  ...domainsRows,
  ...recoveryRows,
  ...requirementRows,
]

/** Beginnings of the lines that state neither a rule nor a step. */
export const noRule: readonly string[] = [
  // of the site, and headlines
  'Knowledge base',
  '1000 FAQs',
  'This guide helps you',
  'Discover Premium Support',
  'Preamble',
  'Prerequisites',
  'Introduction',
  'Invite the new user',
  'Automatic prevention messages',
  'Connection from a new location',
  'Login attempt (wrong password)',
  'See recent activities on the Manager',
  'Change the language of your account',
  "Change your account's regional settings",
  'Change the mobile phone number',
  'Enable two-step verification',
  'Be mindful of existing synchronizations',
  'Authenticate on every browser opening',
  '... on Chrome',
  ':',
  'Blocking a product',
  'Suspend e-mails',
  'Blocking a user of the Organization',
  'Renew a domain name before expiration',
  'Restore a domain name after expiration',
  'Troubleshoot an issue',
  'You have forgotten...',
  '... the password for the user account',
  '... the login email address for the user account',
  'And if the email address no longer exists',
  'Identifying users without 2FA',
  'Require activation of 2FA',
  // what a guide is about
  'This guide explains how to add a user',
  'This guide explains why you might receive',
  'This guide explains how to change your mobile',
  'This guide explains how to enable two-step',
  'This guide explains how to renew or restore',
  'This guide explains how to regain access',
  // what leads over to the lines below
  'To manage your Premium Support offer',
  'To add, and if necessary, create',
  'To do this',
  'To change the mobile phone number associated',
  'To increase the security level',
  '- By blocking the management of a product',
  'To block or unblock certain products',
  'In order to suspend email addresses',
  'To restore a domain during',
  'What should you do if the domain',
  'If you have forgotten this password',
  'Two scenarios are then possible',
  'You can easily identify people',
  'To access the settings',
]

const file = join(
  process.env['LATCHKEY_TEST_DATA'] ?? join(import.meta.dirname, '../../../shared/data'),
  '../guides.txt',
)
/** Why tests over the guides are skipped, or null where they are there. */
export const guidesMissing = existsSync(file) ? null : `no guides at ${file}: set LATCHKEY_TEST_DATA`

/** The lines that say something, in their order; none where the guides are absent. */
export const guideLines = (): string[] =>
  guidesMissing === null
    ? readFileSync(file, 'utf8')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
    : []
