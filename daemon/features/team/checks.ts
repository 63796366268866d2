/** What an organisation and its members must have (guides: require 2FA, add a user, block a user). */
import { check, type CheckRow } from '../../core/check.ts'
import { field, isKnown, known, unknown, type Told } from '#shared/fact.ts'
import { canAdminister, type Invitation, type Member, type TwoFactorState } from '#shared/team.ts'
import type { IsoTime } from '#shared/time.ts'
import type { OrganisationSnapshot } from '../../core/snapshot.ts'
import { lackOf, ofOrganisation, wasRequired } from './judged.ts'
import { peopleChecks } from './people-checks.ts'
import { requirementChecks } from './requirement-checks.ts'
import { isJudged } from './rows.ts'

export const organisationChecks: readonly CheckRow<'organisation'>[] = [
  check({
    id: 'organisation-2fa-not-required',
    scope: 'organisation',
    severity: 'warning',
    action: 'require-2fa',
    counted: 'each',
    needs: (subject) => ({
      requires2fa: ofOrganisation(subject, subject.organisation.organisation.requires2fa),
      withdrawn: ofOrganisation(subject, known(wasRequired(subject.organisation.followed))),
    }),
    test: ({ requires2fa, withdrawn }) => {
      if (requires2fa) return 'ok'
      // what was required before is another check's
      return withdrawn ? null : { seen: {} }
    },
  }),
  ...requirementChecks,
  check({
    id: 'organisation-single-legal-representative',
    scope: 'organisation',
    severity: 'notice',
    action: 'manage-users',
    counted: 'each',
    needs: ({ organisation }) => ({ representatives: countWhere(organisation, 'legal-representative') }),
    test: ({ representatives }) => (representatives > 1 ? 'ok' : { seen: { count: representatives } }),
  }),
  check({
    id: 'organisation-blocked',
    scope: 'organisation',
    severity: 'critical',
    action: 'open-manager',
    counted: 'each',
    needs: (subject) => ({ blocked: ofOrganisation(subject, subject.organisation.organisation.blocked) }),
    test: ({ blocked }) => (blocked ? { seen: {} } : 'ok'),
  }),
  check({
    id: 'invitation-expired',
    scope: 'organisation',
    severity: 'notice',
    action: 'manage-users',
    counted: 'each',
    needs: ({ organisation }, now) => ({
      expired: field(organisation.invitations, (invitations) => expiredOf(invitations, now)),
    }),
    test: ({ expired }) => {
      const [first] = expired
      if (!first) return 'ok'
      const name = expired.map(({ name }) => name).join(', ')
      return { seen: { name, count: expired.length, date: first.at } }
    },
  }),
]

export const memberChecks: readonly CheckRow<'member'>[] = [
  check({
    id: 'administrator-without-2fa',
    scope: 'member',
    severity: 'critical',
    action: 'send-security-alert',
    counted: 'together',
    needs: (subject, now) => ({ ...lackOf(subject, now) }),
    test: ({ member, role, twoFactor, stopped }) => {
      if (!isJudged(member) || !canAdminister(role)) return null
      return twoFactor === 'off' ? { seen: { name: member.name, role, ...stopped } } : 'ok'
    },
  }),
  check({
    id: 'member-without-2fa',
    scope: 'member',
    severity: 'warning',
    action: 'send-security-alert',
    counted: 'together',
    needs: (subject, now) => ({ ...lackOf(subject, now) }),
    test: ({ member, role, twoFactor, stopped }) => {
      if (!isJudged(member) || canAdminister(role)) return null
      return twoFactor === 'off' ? { seen: { name: member.name, role, ...stopped } } : 'ok'
    },
  }),
  check({
    id: 'member-2fa-weak',
    scope: 'member',
    severity: 'notice',
    action: 'send-security-alert',
    counted: 'together',
    needs: ({ memberFact }) => ({
      member: memberFact,
      twoFactor: field(memberFact, strength),
    }),
    test: ({ member, twoFactor }) => {
      if (!isJudged(member) || twoFactor === 'off') return null
      return twoFactor === 'weak' ? { seen: { name: member.name } } : 'ok'
    },
  }),
  ...peopleChecks,
]

/** Those that ran out unanswered, the earliest first. One that did is certain, whatever is not known of others. */
function expiredOf(
  invitations: readonly Invitation[],
  now: IsoTime,
): Told<readonly { readonly name: string; readonly at: IsoTime }[]> {
  const expired: { name: string; at: IsoTime }[] = []
  let unclear: Told<never> | null = null
  for (const { name, status, expiresAt } of invitations) {
    if (isKnown(status) && status.known !== 'pending') continue
    if (isKnown(expiresAt) && (expiresAt.known === null || expiresAt.known > now)) continue
    if (!isKnown(status)) unclear ??= status
    else if (!isKnown(expiresAt)) unclear ??= expiresAt
    else if (expiresAt.known !== null) expired.push({ name, at: expiresAt.known })
  }
  if (expired.length === 0 && unclear !== null) return unclear
  return known(expired.sort((one, other) => (one.at < other.at ? -1 : 1)))
}

/** A factor of which nobody says which it is may be a weak one. */
function strength(member: Member): Told<TwoFactorState> {
  if (!isJudged(member)) return known<TwoFactorState>('on')
  const { twoFactor } = member
  return isKnown(twoFactor) && twoFactor.known === 'some' ? unknown('not-published') : twoFactor
}

/** How many hold a role; unknown when the list or somebody's role is. */
function countWhere(organisation: OrganisationSnapshot, role: string) {
  return field(organisation.members, (members): Told<number> => {
    let count = 0
    for (const member of members) {
      if (member.kind === 'invited') continue
      if (!isKnown(member.role)) return member.role
      if (member.role.known === role) count += 1
    }
    return known(count)
  })
}
