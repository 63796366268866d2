/** Whether what is to be required comes to be, and stays (guide: "then verify that it remains activated afterwards"). */
import { check, type CheckRow, type Subjects } from '#daemon/core/check.ts'
import { rungOf, type Course } from '#daemon/core/course.ts'
import { fact, isKnown, known, read } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'
import { ofOrganisation, wasRequired } from './judged.ts'
import { dayOf, daysFromTo, noonOf, numberOf, reached, REMINDERS, startOf, type Plan } from './plan.ts'
import { isJudged } from './rows.ts'

export const requirementChecks: readonly CheckRow<'organisation'>[] = [
  check({
    id: 'organisation-2fa-withdrawn',
    scope: 'organisation',
    severity: 'warning',
    action: 'require-2fa',
    counted: 'each',
    concerns: ({ organisation }) => wasRequired(organisation.followed),
    needs: (subject) => ({
      requires2fa: ofOrganisation(subject, subject.organisation.organisation.requires2fa),
      since: ofOrganisation(
        subject,
        known(subject.organisation.followed?.withdrawnAt ?? subject.connection.organisations.by.observedAt),
      ),
    }),
    test: ({ requires2fa, since }) => (requires2fa ? 'ok' : { seen: { date: since } }),
  }),
  check({
    id: 'organisation-2fa-planned',
    scope: 'organisation',
    severity: 'notice',
    action: 'require-2fa',
    counted: 'each',
    concerns: ({ organisation }) => organisation.followed?.planned != null,
    needs: (subject, now) => ({
      requires2fa: ofOrganisation(subject, subject.organisation.organisation.requires2fa),
      // the person's word on what they mean to do does not age: what is found is that it is not so yet
      plan: ofOrganisation(subject, known(subject.organisation.followed?.planned ?? null)),
      lacking: lackingFact(subject, now),
    }),
    test: ({ requires2fa, plan, lacking }, now) => {
      const step = plan && reached(plan, now)
      if (requires2fa || plan === null || step === null) return 'ok'
      const isPassed = step === 'passed'
      return {
        seen: {
          state: isPassed ? 'passed' : 'planned',
          days: daysFromTo(dayOf(now), plan.on),
          date: noonOf(plan.on),
          ...lacking,
        },
        severity: isPassed ? 'warning' : 'notice',
        course: courseOf(plan, step),
      }
    },
  }),
]

/** Each plan is a course of its own; after its day comes another stage, which ends a snooze. */
function courseOf(plan: Plan, step: number | 'passed'): Course {
  const stage = numberOf(plan) * 2
  const rung =
    step === 'passed' ? rungOf(stage + 1, 0) : rungOf(stage, 1 + REMINDERS.findIndex((days) => days === step))
  return { rung, end: startOf(plan.on), weight: 'warning' }
}

/** How many lack a second factor; a list that is not known keeps nobody from being reminded. */
function lackingFact({ organisation }: Subjects['organisation'], now: IsoTime) {
  const { members } = organisation
  const told = read(members, now)
  const counts = { list: isKnown(told) ? 'known' : 'unknown', lacking: 0, unclear: 0 }
  for (const member of isKnown(told) ? told.known : []) {
    if (!isJudged(member)) continue
    if (!isKnown(member.twoFactor)) counts.unclear += 1
    else if (member.twoFactor.known === 'off') counts.lacking += 1
  }
  return fact(known(counts), { source: 'infomaniak', observedAt: now } as const, Infinity)
}
