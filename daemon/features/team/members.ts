/** One page of an organisation's people, filtered and searched. Pure over the snapshot. */
import type { Snapshot } from '../../core/snapshot.ts'
import { isKnown, read, valueOrNull } from '#shared/fact.ts'
import {
  canAdminister,
  memberFilters,
  type Member,
  type MemberPage,
  type MemberRow,
  type TwoFactorState,
} from '#shared/team.ts'
import type { IsoTime } from '#shared/time.ts'

type Filter = (typeof memberFilters)[number]

const passes: Record<Filter, (row: MemberRow) => boolean> = {
  // unknown is listed with those who lack it: nobody may read it as "on"
  'without-2fa': ({ kind, twoFactor }) =>
    (kind === 'member' || kind === 'external') && (twoFactor === null || twoFactor === 'off'),
  invited: ({ kind }) => kind === 'invited',
  external: ({ kind }) => kind === 'external',
  administrators: ({ role }) => role !== null && canAdminister(role),
  all: () => true,
}

const toRow = (member: Member): MemberRow => ({
  id: member.id,
  name: member.name,
  email: member.email,
  kind: member.kind,
  role: valueOrNull(member.role),
  twoFactor: shownState(valueOrNull(member.twoFactor)),
  lastSeenAt: valueOrNull(member.lastSeenAt),
  lastAlertAt: null,
})

const shownState = (state: TwoFactorState | null) => (state === 'some' ? 'on' : state)

const stateRank = { off: 0, unknown: 1, weak: 2, on: 3 } as const
/** Administrators without 2FA first, then whoever lacks it, then by name. */
const worstFirst = (a: MemberRow, b: MemberRow) =>
  stateRank[a.twoFactor ?? 'unknown'] - stateRank[b.twoFactor ?? 'unknown'] ||
  Number(b.role !== null && canAdminister(b.role)) - Number(a.role !== null && canAdminister(a.role)) ||
  (a.name < b.name ? -1 : 1)

/** Every person of one organisation (or of all, for `null`), worst first; `null` where the list is not known. */
export function memberRows(
  snapshot: Snapshot,
  organisation: string | null,
  now: IsoTime,
): { readonly rows: readonly MemberRow[]; readonly observedAt: IsoTime | null } | null {
  const rows: MemberRow[] = []
  const seen = new Set<string>()
  let observedAt: IsoTime | null = null
  for (const connection of snapshot.connections) {
    const organisations = read(connection.organisations, now)
    if (!isKnown(organisations)) continue
    for (const one of organisations.known) {
      if (organisation !== null && one.organisation.id !== organisation) continue
      const members = read(one.members, now)
      // two logins may see one organisation
      if (!isKnown(members) || seen.has(one.organisation.id)) continue
      seen.add(one.organisation.id)
      const { observedAt: at } = one.members.by
      if (observedAt === null || (at !== null && at < observedAt)) observedAt = at
      for (const member of members.known) rows.push(toRow(member))
    }
  }
  return seen.size > 0 ? { rows: rows.sort(worstFirst), observedAt } : null
}

export function memberPage(
  people: { readonly rows: readonly MemberRow[]; readonly observedAt: IsoTime | null },
  query: { filter: Filter; search: string; offset: number; limit: number },
): MemberPage {
  const needle = query.search.trim().toLowerCase()
  const found = people.rows.filter(
    (row) =>
      passes[query.filter](row) &&
      (needle === '' || row.name.toLowerCase().includes(needle) || row.email.toLowerCase().includes(needle)),
  )
  return {
    total: found.length,
    counts: countsOf(people.rows),
    observedAt: people.observedAt,
    rows: found.slice(query.offset, query.offset + Math.min(query.limit, 500)),
  }
}

function countsOf(rows: readonly MemberRow[]): MemberPage['counts'] {
  const counts: MemberPage['counts'] = {
    'without-2fa': 0,
    invited: 0,
    external: 0,
    administrators: 0,
    all: 0,
  }
  for (const row of rows) for (const filter of memberFilters) if (passes[filter](row)) counts[filter] += 1
  return counts
}
