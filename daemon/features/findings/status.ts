/** What `latchkey status` says: every finding that is not OK, those of organisations that are left out of the badge too. Pure. */
import type { FixOf } from './actions.ts'
import { organisationRows } from './organisation-rows.ts'
import type { Surroundings, View, Words } from './view.ts'
import type { Snapshot } from '../../core/snapshot.ts'
import type { Finding } from '#shared/findings.ts'
import type { Status } from '#shared/status.ts'

export function statusOf(
  view: View,
  snapshot: Snapshot,
  fixOf: FixOf,
  words: Words,
  around: Surroundings,
): Status {
  const thingByKey = new Map(view.things.map((thing) => [thing.key, thing]))
  const findings: Finding[] = []
  for (const { check, key, thing, subject, organisation, verdict } of view.judged) {
    if (verdict.state === 'ok') continue
    const shown = thingByKey.get(thing)
    const open = verdict.state === 'open'
    const status = open ? (shown?.status ?? 'open') : 'unknown'
    const seen = open ? verdict.seen : {}
    findings.push({
      id: check.id,
      key,
      severity: open ? verdict.severity : check.severity,
      subject,
      organisation: organisation?.name ?? null,
      status,
      title: words.title({
        id: check.id,
        status,
        subject,
        organisation: organisation?.name ?? null,
        count: 1,
        of: 1,
        seen,
      }),
      seen,
      reason: open ? null : verdict.reason,
      observedAt: verdict.fact.by.observedAt,
      source: verdict.fact.by.source,
      since: (open && shown?.since) || null,
      fix: fixOf(open ? verdict.action : check.action, organisation?.id ?? null),
    })
  }
  const { badge, score, lost } = view
  return {
    badge,
    score,
    lost,
    findings,
    organisations: organisationRows(view, snapshot, words, around).map(
      ({ id, name, role, supportLevel, counted, badge }) => ({
        id,
        name,
        role,
        supportLevel,
        counted,
        badge,
      }),
    ),
    sandbox: around.sandbox,
    warnings: [...around.warnings],
    version: around.version,
  }
}
