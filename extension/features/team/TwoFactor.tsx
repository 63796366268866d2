/** How many have 2FA, as the parts of a bar. */
import type { Overview } from '#shared/status.ts'
import type { Translator } from '#shared/i18n.ts'
import type { Part } from '../../ui/SplitBar.tsx'

export type Organisation = Overview['organisations'][number]

export const twoFactorParts = ({ t }: Translator, members: NonNullable<Organisation['members']>): Part[] => [
  { tone: 'ok', count: members.on, label: t('team.legend.on', { count: members.on }) },
  { tone: 'warning', count: members.weak, label: t('team.legend.weak', { count: members.weak }) },
  { tone: 'critical', count: members.off, label: t('team.legend.off', { count: members.off }) },
  { tone: 'unknown', count: members.unknown, label: t('team.legend.unknown', { count: members.unknown }) },
]
