/** What the person's own login must have (guides: two-step verification, recovery phone, security mails). */
import type { CheckRow } from '#daemon/core/check.ts'
import type { Settings } from '#shared/settings.ts'
import { passwordChecks } from './password-checks.ts'
import { recoveryChecks, type EndOf } from './recovery-checks.ts'
import { twoFactorChecks } from './two-factor-checks.ts'

/** @param endOf how near the end of a name is, by the rules of the domains */
export const accountChecks = (
  settings: () => Pick<Settings, 'passwordDays'>,
  endOf: EndOf,
): readonly CheckRow<'account'>[] => [
  ...twoFactorChecks,
  ...recoveryChecks(endOf),
  ...passwordChecks(settings),
]
