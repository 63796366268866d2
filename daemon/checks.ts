/** Every check, by domain. A new one is a row in its domain's table and an id in `shared/findings.ts`. */
import { accountChecks } from './features/account/checks.ts'
import { activityChecks } from './features/activity/checks.ts'
import { applicationPasswordChecks } from './features/application-passwords/checks.ts'
import { connectionChecks } from './features/connections/checks.ts'
import { domainChecks } from './features/domains/checks.ts'
import { endingOf } from './features/domains/ending.ts'
import { productChecks } from './features/products/checks.ts'
import { statementChecks } from './features/statements/checks.ts'
import { browserChecks, siteChecks } from './features/sessions/checks.ts'
import { memberChecks, organisationChecks } from './features/team/checks.ts'
import type { Settings } from '#shared/settings.ts'

/** @param settings what the person chose; asked at each judging */
export const checksFor = (settings: () => Settings) => [
  ...connectionChecks,
  ...accountChecks(settings, endingOf(settings)),
  ...applicationPasswordChecks,
  ...activityChecks,
  ...organisationChecks,
  ...memberChecks,
  ...domainChecks(settings),
  ...productChecks,
  ...statementChecks,
  ...siteChecks,
  ...browserChecks,
]
