/** The pages of the full view, by the hash of their address. */
import type { CheckId } from '#shared/findings.ts'

export const views = ['overview', 'team', 'domains', 'sessions', 'settings'] as const
export type View = (typeof views)[number]

export const viewOf = (hash: string): View => views.find((view) => hash === `#/${view}`) ?? 'overview'

const viewByPrefix: Readonly<Record<string, View>> = {
  member: 'team',
  administrator: 'team',
  invitation: 'team',
  domain: 'domains',
  session: 'sessions',
}

/** Where a person sees what a check found. */
export function viewOfCheck(check: CheckId): View {
  const view = viewByPrefix[check.split('-')[0] ?? '']
  if (view) return view
  return check === 'source-failed' ? 'settings' : 'overview'
}
