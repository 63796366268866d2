/** What a notice is about, and who wants to hear of it. Pure. */
import { severities, type CheckId, type Severity } from '#shared/findings.ts'
import type { ChannelSettings, NoticeArea } from '#shared/notice-channels.ts'
import type { Notice } from '#shared/notices.ts'

const areaByPrefix: Readonly<Record<string, NoticeArea>> = {
  account: 'account',
  statement: 'account',
  activity: 'activity',
  organisation: 'team',
  invitation: 'team',
  member: 'team',
  administrator: 'team',
  external: 'team',
  domain: 'domains',
  product: 'products',
  session: 'sessions',
}

export const areaOf = (check: CheckId): NoticeArea => areaByPrefix[check.split('-')[0] ?? ''] ?? 'sources'

export const isGrave = (weight: Severity, least: Severity): boolean =>
  severities.indexOf(weight) <= severities.indexOf(least)

export const isWanted = (
  { on, least, areas }: Pick<ChannelSettings, 'on' | 'least' | 'areas'>,
  { check }: Pick<Notice, 'check'>,
  weight: Severity,
): boolean => on && isGrave(weight, least) && (areas === null || areas.includes(areaOf(check)))
