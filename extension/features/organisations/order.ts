/** In which order the organisations of an agency stand. Pure. */
import { severities } from '#shared/findings.ts'
import type { Overview } from '#shared/status.ts'

export type Organisation = Overview['organisations'][number]

export type OrganisationOrder = 'need' | 'without-2fa' | 'required' | 'domains' | 'sync' | 'name'

const byName = (a: Organisation, b: Organisation) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)
const worst = ({ badge }: Organisation) =>
  badge.worst === null ? severities.length : severities.indexOf(badge.worst)
/** What is not known stands before what is fine. */
const lacking = ({ members }: Organisation) => (members === null ? 0.5 : members.off + members.unknown / 1e6)
const urgent = ({ domains }: Organisation) =>
  domains === null ? 0.5 : domains.urgent + domains.unknown / 1e6
const required = ({ requires2fa, planned }: Organisation) =>
  requires2fa === true ? 3 : requires2fa === null ? 1 : planned === null ? 0 : 2

const compare: Record<OrganisationOrder, (a: Organisation, b: Organisation) => number> = {
  need: (a, b) => worst(a) - worst(b) || b.badge.count - a.badge.count || b.badge.unknown - a.badge.unknown,
  'without-2fa': (a, b) => lacking(b) - lacking(a),
  required: (a, b) => required(a) - required(b),
  domains: (a, b) => urgent(b) - urgent(a),
  sync: (a, b) => ((a.lastSyncAt ?? '') < (b.lastSyncAt ?? '') ? -1 : Number(a.lastSyncAt !== b.lastSyncAt)),
  name: () => 0,
}

/** Those whose name or id has what is searched for, the neediest of that order first. */
export function ordered(
  all: readonly Organisation[],
  by: OrganisationOrder,
  reversed: boolean,
  search: string,
): readonly Organisation[] {
  const needle = search.trim().toLowerCase()
  const found = all.filter(({ name, id }) => name.toLowerCase().includes(needle) || id === needle)
  const sorted = found.sort((a, b) => compare[by](a, b) || byName(a, b))
  return reversed ? sorted.toReversed() : sorted
}
