/** What the checks of organisations and their members have in common. Pure. */
import type { Subjects } from '#daemon/core/check.ts'
import type { FollowedSnapshot } from '#daemon/core/snapshot.ts'
import { fact, field, isKnown, known, read, type Fact, type Told } from '#shared/fact.ts'
import type { Evidence } from '#shared/findings.ts'
import type { Member, Role, TwoFactorState } from '#shared/team.ts'
import type { IsoTime } from '#shared/time.ts'
import { isJudged } from './rows.ts'

/** The organisation's own fields were observed with the list of organisations. */
export const ofOrganisation = <T>(
  { connection }: Pick<Subjects['organisation'], 'connection'>,
  told: Told<T>,
) => fact(told, connection.organisations.by, connection.organisations.maxAge)

/** Until the withdrawal is noted, too. */
export const wasRequired = (followed: FollowedSnapshot | null): boolean =>
  followed !== null && (followed.withdrawnAt !== null || followed.required === true)

/** Who is not judged must not be unknown either. */
export function whoAndHow(memberFact: Fact<Member>) {
  return {
    member: memberFact,
    role: field(memberFact, (member) => (isJudged(member) ? member.role : known<Role>('collaborator'))),
    twoFactor: field(memberFact, (member) =>
      isJudged(member) ? member.twoFactor : known<TwoFactorState>('on'),
    ),
  }
}

const STOPPED: Evidence = { state: 'stopped' }
const NOT_STOPPED: Evidence = {}

type Lack = ReturnType<typeof whoAndHow> & { readonly stopped: Fact<Evidence> }
/** Only the last one: of each member it is asked for twice in a row, as an administrator and as everybody else. */
let last: { readonly subject: Subjects['member']; readonly now: IsoTime; readonly lack: Lack } | undefined

/** Whether a member lacks a second factor, and is stopped by it. */
export function lackOf(subject: Subjects['member'], now: IsoTime): Lack {
  if (last?.subject !== subject || last.now !== now)
    last = {
      subject,
      now,
      lack: { ...whoAndHow(subject.memberFact), stopped: stoppedFact(subject, now) },
    }
  return last.lack
}

/** Whether who lacks a second factor is stopped; that nobody knows it keeps nothing from being judged. */
function stoppedFact(subject: Subjects['member'], now: IsoTime): Fact<Evidence> {
  const told = read(ofOrganisation(subject, subject.organisation.organisation.requires2fa), now)
  const { by, maxAge } = subject.memberFact
  return fact(known(isKnown(told) && told.known ? STOPPED : NOT_STOPPED), by, maxAge)
}
