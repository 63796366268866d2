/** What a report says of one organisation, as data. No account of a person is in it but those of its members. */
import { fact, isKnown, read, type Fact, type UnknownReason } from '#shared/fact.ts'
import type { DomainRow } from '#shared/domains.ts'
import type { Overview, Thing } from '#shared/status.ts'
import type { Member, Role } from '#shared/team.ts'
import type { IsoTime } from '#shared/time.ts'

export interface ReportTold {
  readonly now: IsoTime
  readonly sandbox: boolean
  readonly organisation: Overview['organisations'][number]
  /** Of its own checks alone. */
  readonly score: number | null
  /** Worst first. */
  readonly things: readonly Thing[]
  /** Who has no second factor, or of whom nobody knows, administrators first. */
  readonly members: Known<readonly MemberLine[]>
  /** By due date, those without one last. */
  readonly domains: Known<readonly DomainRow[]>
}
type Known<T> = { readonly known: T } | { readonly unknown: UnknownReason }

export interface MemberLine {
  readonly name: string
  readonly email: string
  readonly role: Role | null
  readonly twoFactor: 'off' | 'weak' | null
  /** Why it is not known. */
  readonly reason: UnknownReason | null
}

const rank = { off: 0, unknown: 1, weak: 2 } as const
const administers = ({ role }: MemberLine) =>
  role === 'legal-representative' || role === 'administrator' ? 0 : 1

const worstFirst = (a: MemberLine, b: MemberLine) =>
  rank[a.twoFactor ?? 'unknown'] - rank[b.twoFactor ?? 'unknown'] ||
  administers(a) - administers(b) ||
  (a.email < b.email ? -1 : 1)

/** As the person stated, where a source says nothing and the word still counts. */
export function membersWithout(list: Fact<readonly Member[]>, now: IsoTime): ReportTold['members'] {
  const told = read(list, now)
  if (!isKnown(told)) return told
  const lines = told.known.flatMap(({ kind, name, email, role, twoFactor }): MemberLine[] => {
    if (kind !== 'member' && kind !== 'external') return []
    const read2fa = read(fact(twoFactor, list.by, list.maxAge), now)
    const state = isKnown(read2fa) ? read2fa.known : null
    if (state === 'on' || state === 'some') return []
    const reason = isKnown(read2fa) ? null : read2fa.unknown
    return [{ name, email, role: isKnown(role) ? role.known : null, twoFactor: state, reason }]
  })
  return { known: lines.sort(worstFirst) }
}
