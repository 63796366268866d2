/** What is amiss with a member beside the second factor itself: it was switched off, they reach too far, they are not seen. */
import { check, type CheckRow } from '#daemon/core/check.ts'
import { fact, field, isKnown, known, type Told } from '#shared/fact.ts'
import { canAdminister, type Member } from '#shared/team.ts'
import { DAY, daysBetween, epoch } from '#shared/time.ts'
import { whoAndHow } from './judged.ts'
import { isJudged } from './rows.ts'

/** Who has not signed in for so long may have gone without anybody having taken their rights. */
const UNSEEN_DAYS = 180

export const peopleChecks: readonly CheckRow<'member'>[] = [
  check({
    id: 'member-2fa-switched-off',
    scope: 'member',
    severity: 'warning',
    action: 'send-security-alert',
    counted: 'each',
    concerns: ({ organisation: { followed }, member }) =>
      followed !== null && Object.hasOwn(followed.switchedOff, member.id),
    needs: ({ organisation: { followed }, member, memberFact }) => ({
      ...whoAndHow(memberFact),
      since: fact(known(followed?.switchedOff[member.id] ?? null), memberFact.by, memberFact.maxAge),
    }),
    test: ({ member, role, twoFactor, since }) => {
      if (!isJudged(member)) return null
      if (twoFactor !== 'off') return 'ok'
      const severity = canAdminister(role) ? 'critical' : 'warning'
      return { seen: { name: member.name, role, date: since }, severity }
    },
  }),
  check({
    id: 'external-with-wide-rights',
    scope: 'member',
    severity: 'notice',
    action: 'manage-users',
    counted: 'together',
    concerns: ({ member }) => member.kind === 'external',
    needs: ({ memberFact }) => ({ member: memberFact, reach: field(memberFact, reachOf) }),
    test: ({ member, reach }) =>
      reach === 'web-apps' ? 'ok' : { seen: { name: member.name, state: reach } },
  }),
  check({
    id: 'member-unseen',
    scope: 'member',
    severity: 'notice',
    action: 'manage-users',
    counted: 'together',
    // who signs in elsewhere is not seen here
    concerns: ({ member }) => isJudged(member),
    needs: ({ memberFact }) => ({ member: memberFact, seenAt: field(memberFact, (one) => one.lastSeenAt) }),
    test: ({ member: { name }, seenAt }, now) => {
      if (seenAt === null) return { seen: { name, state: 'never' } }
      if (epoch(now) - epoch(seenAt) <= UNSEEN_DAYS * DAY) return 'ok'
      return { seen: { name, days: daysBetween(now, seenAt), date: seenAt } }
    },
  }),
]

type Reach = 'billing' | 'manager' | 'web-apps'

/** Access to billing goes before access to the Manager; either is certain, whatever is not known of the other. */
function reachOf({ rights: { billing, manager } }: Member): Told<Reach> {
  if (isKnown(billing) && billing.known) return known<Reach>('billing')
  if (isKnown(manager) && manager.known) return known<Reach>('manager')
  if (!isKnown(billing)) return billing
  return isKnown(manager) ? known<Reach>('web-apps') : manager
}
