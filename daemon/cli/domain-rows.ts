/** Every name with its dates, as the daemon tells them page by page. */
import * as v from 'valibot'
import type { CallFault, DaemonClient } from './client.ts'
import { domainPage, type DomainRow } from '#shared/domains.ts'
import { ok, type Result } from '#shared/result.ts'
import type { IsoTime } from '#shared/time.ts'

/** As tables show it: `2027-02-02`. */
export const dayOf = (at: IsoTime | null): string => at?.slice(0, 10) ?? '–'

export async function allRows(daemon: DaemonClient): Promise<Result<DomainRow[], CallFault>> {
  const rows: DomainRow[] = []
  for (;;) {
    const answer = await daemon.call('GET', `/v1/domains?limit=500&offset=${String(rows.length)}`)
    if (!answer.ok) return answer
    const page = v.parse(domainPage, answer.value)
    rows.push(...page.rows)
    if (page.rows.length === 0 || rows.length >= page.total) return ok(rows)
  }
}
