/** The pages of the full view, by the hash of their address. */
import type { CheckId } from '#shared/findings.ts'

export const views = ['overview', 'team', 'domains', 'settings'] as const
export type View = (typeof views)[number]

export const viewOf = (hash: string): View => views.find((view) => hash === `#/${view}`) ?? 'overview'

/** Where a person sees what a check found. */
export function viewOfCheck(check: CheckId): View {
  if (check.startsWith('member-') || check.startsWith('administrator-')) return 'team'
  if (check.startsWith('domain-')) return 'domains'
  return check === 'source-failed' ? 'settings' : 'overview'
}
