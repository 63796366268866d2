/** Everybody of an organisation, as the daemon tells them page by page. */
import * as v from 'valibot'
import type { CallFault, DaemonClient } from './client.ts'
import { dryRunPage, type DryRunRow } from '#shared/requirement.ts'
import { ok, type Result } from '#shared/result.ts'
import { memberPage, type MemberRow } from '#shared/team.ts'

interface Page<T> {
  readonly total: number
  readonly rows: readonly T[]
}

async function allPages<T, P extends Page<T>>(
  daemon: DaemonClient,
  path: string,
  query: Readonly<Record<string, string>>,
  schema: v.GenericSchema<unknown, P>,
): Promise<Result<{ readonly rows: readonly T[]; readonly first: P }, CallFault>> {
  const rows: T[] = []
  let first: P | undefined
  for (;;) {
    const page = new URLSearchParams({ ...query, limit: '500', offset: String(rows.length) })
    const answer = await daemon.call('GET', `${path}?${page.toString()}`)
    if (!answer.ok) return answer
    const parsed = v.parse(schema, answer.value)
    first ??= parsed
    rows.push(...parsed.rows)
    if (parsed.rows.length === 0 || rows.length >= parsed.total) return ok({ rows, first })
  }
}

/** @param query as `memberQuery` has it, without the page */
export const allMembers = (daemon: DaemonClient, query: Readonly<Record<string, string>>) =>
  allPages<MemberRow, v.InferOutput<typeof memberPage>>(daemon, '/v1/members', query, memberPage)

export const wholeDryRun = (
  daemon: DaemonClient,
  organisation: string,
  query: Readonly<Record<string, string>>,
) =>
  allPages<DryRunRow, v.InferOutput<typeof dryRunPage>>(
    daemon,
    `/v1/organisations/${encodeURIComponent(organisation)}/dry-run`,
    query,
    dryRunPage,
  )
