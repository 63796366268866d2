/** What the daemon counted and did not send: each check once, with the worst of it. Pure. */
import type { DomainFilter } from '#shared/domains.ts'
import type { CheckId, FindingStatus, Severity } from '#shared/findings.ts'
import type { Overview } from '#shared/status.ts'

export interface Rest {
  readonly id: CheckId
  readonly count: number
  readonly worst: Severity
}

type Counted = Pick<Overview, 'things' | 'tally'>

export function restOf({ things, tally }: Counted, statuses: readonly FindingStatus[]): Rest[] {
  const rests = new Map<CheckId, Rest>()
  for (const { id, status, severity, things: all } of tally) {
    if (!statuses.includes(status)) continue
    const sent = things.filter((one) => one.id === id && one.status === status && one.severity === severity)
    const count = all - sent.length
    if (count <= 0) continue
    const before = rests.get(id)
    // the tally comes worst first
    rests.set(id, { id, count: count + (before?.count ?? 0), worst: before?.worst ?? severity })
  }
  return [...rests.values()]
}

/** How many things have that status, sent or not. */
export const countOf = ({ tally }: Pick<Overview, 'tally'>, ...statuses: FindingStatus[]): number =>
  tally.reduce((sum, { status, things }) => sum + (statuses.includes(status) ? things : 0), 0)

/** The part of the list of names in which those of a check stand. */
export const filterOf = (status: FindingStatus, { worst }: Rest): DomainFilter =>
  status === 'unknown' ? 'unknown' : worst === 'notice' ? 'soon' : 'urgent'
