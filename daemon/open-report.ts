/** What a report tells, gathered from the findings, the members and the names of one organisation. */
import type { Clock } from './core/clock.ts'
import { organisationsSeen } from './core/organisations.ts'
import type { Snapshot } from './core/snapshot.ts'
import { listDomains, toRow } from './features/domains/listing.ts'
import type { Findings } from './features/findings/findings.ts'
import { membersWithout, type ReportTold } from './features/report/told.ts'
import { dueDate } from '#shared/domain-due.ts'
import type { DomainRow } from '#shared/domains.ts'
import { isKnown, read } from '#shared/fact.ts'
import type { Settings } from '#shared/settings.ts'

export const openReport =
  (deps: {
    readonly clock: Clock
    readonly snapshot: () => { readonly snapshot: Snapshot }
    readonly findings: Pick<Findings, 'judged' | 'organisation'>
    readonly settings: () => Settings
    readonly sandbox: boolean
  }) =>
  async (id: string): Promise<ReportTold | null> => {
    await deps.findings.judged()
    const found = deps.findings.organisation(id)
    const now = deps.clock.now()
    const { snapshot } = deps.snapshot()
    const seen = organisationsSeen(snapshot, now).find(
      ({ organisation }) => organisation.organisation.id === id,
    )
    if (!found || !seen) return null
    const names = read(seen.organisation.domains, now)
    return {
      now,
      sandbox: deps.sandbox,
      ...found,
      members: membersWithout(seen.organisation.members, now),
      domains: isKnown(names)
        ? {
            known: listDomains(snapshot, now, deps.settings().domainThresholds)
              .filter(({ organisation }) => organisation === id)
              .map((listed) => toRow(listed, now))
              .sort(soonestFirst),
          }
        : names,
    }
  }

const soonestFirst = (a: DomainRow, b: DomainRow) => {
  const [one, other] = [dueDate(a) ?? '9', dueDate(b) ?? '9']
  return one === other ? (a.name < b.name ? -1 : 1) : one < other ? -1 : 1
}
