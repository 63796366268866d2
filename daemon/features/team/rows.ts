/** A person of an organisation as a row: what is known, and never a default for what is not. Pure. */
import { organisationsSeen } from '#daemon/core/organisations.ts'
import type { Snapshot } from '#daemon/core/snapshot.ts'
import { isKnown, read, valueOrNull } from '#shared/fact.ts'
import { canAdminister, type Member, type MemberRow, type TwoFactorState } from '#shared/team.ts'
import type { IsoTime } from '#shared/time.ts'

/** SSO members sign in elsewhere and invited ones have no account yet: neither has a second factor here, or lacks one (an assumption). */
export const isJudged = ({ kind }: Pick<Member, 'kind'>): boolean => kind === 'member' || kind === 'external'

/** Whichever factor it is, on is on. */
const shownState = (state: TwoFactorState | null) => (state === 'some' ? 'on' : state)

export const administers = ({ role }: Pick<MemberRow, 'role'>): boolean =>
  role !== null && canAdminister(role)

/** Of a member, by the ids of organisation and member, when they were last told; `null` for never. */
export type LastAlert = (organisation: string, member: string) => IsoTime | null

export interface People {
  readonly rows: readonly MemberRow[]
  /** When the oldest of the lists was heard. */
  readonly observedAt: IsoTime | null
}

/** Every person of one organisation (or of all, for `null`), in no order; `null` where the list is not known. */
export function peopleOf(
  snapshot: Snapshot,
  organisation: string | null,
  lastAlert: LastAlert,
  now: IsoTime,
): People | null {
  const rows: MemberRow[] = []
  let observedAt: IsoTime | null = null
  let isAnyKnown = false
  for (const { organisation: one } of organisationsSeen(snapshot, now)) {
    const { id } = one.organisation
    if (organisation !== null && id !== organisation) continue
    const members = read(one.members, now)
    if (!isKnown(members)) continue
    isAnyKnown = true
    const { observedAt: at } = one.members.by
    if (observedAt === null || (at !== null && at < observedAt)) observedAt = at
    for (const member of members.known)
      rows.push({
        id: member.id,
        name: member.name,
        email: member.email,
        kind: member.kind,
        role: valueOrNull(member.role),
        twoFactor: isJudged(member) ? shownState(valueOrNull(member.twoFactor)) : null,
        lastSeenAt: valueOrNull(member.lastSeenAt),
        lastAlertAt: lastAlert(id, member.id),
      })
  }
  return isAnyKnown ? { rows, observedAt } : null
}
