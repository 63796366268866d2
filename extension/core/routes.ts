/** The pages of the full view, by the hash of their address. */
import type { CheckId } from '#shared/findings.ts'

export const views = [
  'overview',
  'account',
  'team',
  'domains',
  'products',
  'sessions',
  'codes',
  'activity',
  'recovery',
  'settings',
] as const
export type View = (typeof views)[number]

/** A view, or a page of it: a name, a member, a plan, or what stands beside the list. */
export interface Place {
  readonly view: View
  readonly page: string | null
}

/** Pages of the domains; no name is without a dot, so they cannot be mistaken for one. */
export const ADD_NAMES = 'add'
export const MISSING_NAME = 'missing'
/** Pages of the team; a member's page is their id: `u123`, or `i45` for an invitation. */
export const PLAN_2FA = 'require'
export const INVITE = 'invite'
export const ALERTS = 'alerts'

/** Beside the list of what happened. */
export const CHECK_MESSAGE = 'message'

/** Pages of the codes; an entry’s page is its id, of sixteen hexadecimal digits. */
export const codePages = ['add', 'import', 'export', 'backup', 'application-passwords', 'vault'] as const
export type CodePage = (typeof codePages)[number]

export function placeOf(hash: string): Place {
  const [, named = '', page] = /^#\/(\w+)(?:\/([^/]+))?$/.exec(hash) ?? []
  const view = views.find((one) => one === named) ?? 'overview'
  return { view, page: page === undefined ? null : decoded(page) }
}

export const hashOf = (view: View, page: string | null = null): string =>
  page === null ? `#/${view}` : `#/${view}/${encodeURIComponent(page)}`

/** Null where it is no text: a person may have typed it. */
function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}

const viewByPrefix: Readonly<Record<string, View>> = {
  account: 'account',
  statement: 'account',
  member: 'team',
  administrator: 'team',
  invitation: 'team',
  domain: 'domains',
  product: 'products',
  session: 'sessions',
  activity: 'activity',
}

/** Where a person sees what a check found. */
export function viewOfCheck(check: CheckId): View {
  const view = viewByPrefix[check.split('-')[0] ?? '']
  if (view) return view
  return check === 'source-failed' ? 'settings' : 'overview'
}
