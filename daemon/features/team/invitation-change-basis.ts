/** What inviting rests on: who may, and who is invited already. Pure. */
import { refusalOf, refuse, type ChangeRow, type Refused, type Shown } from '#daemon/core/change-port.ts'
import { organisationsSeen } from '#daemon/core/organisations.ts'
import type { ConnectionSnapshot, OrganisationSnapshot, Snapshot } from '#daemon/core/snapshot.ts'
import { isKnown, read, unknown, valueOrNull } from '#shared/fact.ts'
import type { Reference } from '#shared/references.ts'
import type { Language } from '#shared/settings.ts'
import { shownProducts } from './invitation-products.ts'
import { canAdminister, type Invitation, type Member, type Role } from '#shared/team.ts'
import type { IsoTime } from '#shared/time.ts'

export interface Inviter {
  /** The login with the most rights there. */
  readonly login: string
  readonly references: ConnectionSnapshot['references']
  readonly organisation: OrganisationSnapshot
}

/** @param role that is to be granted, if any is */
export function whoMay(snapshot: Snapshot, id: string, role: Role | null, now: IsoTime): Inviter | Refused {
  const seen = organisationsSeen(snapshot, now).find(
    ({ organisation }) => organisation.organisation.id === id,
  )
  if (seen === undefined) {
    const { connections } = snapshot
    if (connections.some(({ status }) => status.state === 'locked')) return refuse('locked')
    const isUnread = connections.some((one) => !isKnown(read(one.organisations, now)))
    return refuse(isUnread ? 'role-unknown' : 'gone')
  }
  const { connection, organisation } = seen
  if (connection.status.state === 'locked') return refuse('locked')
  const mine = organisation.organisation.role
  if (!isKnown(mine)) return refuse('role-unknown')
  if (!canAdminister(mine.known)) return refuse('role-too-low')
  if (role === 'legal-representative' && mine.known !== role)
    return refuse('only-representative-grants', 'role')
  return { login: connection.name, references: connection.references, organisation }
}

export interface Found {
  readonly member: Member
  readonly detail: Invitation | null
}

export const membersOf = ({ members }: OrganisationSnapshot, now: IsoTime) => valueOrNull(read(members, now))

function foundIn(organisation: OrganisationSnapshot, whose: (member: Member) => boolean, now: IsoTime) {
  const member = membersOf(organisation, now)?.find((one) => one.kind === 'invited' && whose(one))
  if (member === undefined) return null
  const details = valueOrNull(read(organisation.invitations, now)) ?? []
  return { member, detail: details.find(({ id }) => id === member.id) ?? null }
}

/** Who is invited, as it was read last. */
export function invited(
  snapshot: Snapshot,
  organisation: string,
  whose: (member: Member) => boolean,
  now: IsoTime,
): (Found & { readonly is: ReturnType<typeof detailsOf> }) | null {
  const inviter = whoMay(snapshot, organisation, null, now)
  if ('because' in inviter) return null
  const found = foundIn(inviter.organisation, whose, now)
  return found && { ...found, is: detailsOf(found, inviter.organisation, now) }
}

/** Who is not among the invited any more has answered, or was answered for. */
export function openInvitation(
  organisation: OrganisationSnapshot,
  whose: (member: Member) => boolean,
  now: IsoTime,
): Found | Refused {
  const members = read(organisation.members, now)
  if (!isKnown(members)) return refuse(refusalOf(members.unknown))
  const found = foundIn(organisation, whose, now)
  if (found === null) return refuse('invitation-answered')
  const status = found.detail?.status ?? unknown('never-asked')
  const isAnswered = isKnown(status) ? status.known !== 'pending' : status.unknown === 'absent'
  return isAnswered ? refuse('invitation-answered') : found
}

/** @param organisation whose products are named */
export function detailsOf(
  { member, detail }: Found,
  organisation: OrganisationSnapshot,
  now: IsoTime,
): Partial<Record<ChangeRow['field'], Shown>> {
  const contact = detail && valueOrNull(detail.contact)
  const products = detail && valueOrNull(detail.products)
  return {
    role: valueOrNull(member.role),
    'invitation-language': detail && valueOrNull(detail.language),
    'billing-contact': contact?.billing ?? null,
    'products-contact': contact?.products ?? null,
    products: products && shownProducts(products, organisation, now),
  }
}

/** The provider's number for a language; `null` where its list does not say it. */
export function languageIdOf(
  language: Language | undefined,
  { references }: Inviter,
  now: IsoTime,
): string | null | undefined {
  if (language === undefined) return undefined
  const isMeant = ({ code }: Reference) => code?.startsWith(`${language}_`) === true
  return (valueOrNull(read(references.languages, now)) ?? []).find(isMeant)?.id ?? null
}
