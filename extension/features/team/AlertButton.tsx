/** Opens the guided security alert for a member whose second factor is missing or weak; nothing for anybody else. */
import type { MemberRow as Member } from '#shared/team.ts'
import { useWords } from '../../ui/words.ts'

export type OnAlert = ((members: readonly Member[]) => void) | null

export interface AlertButtonProps {
  readonly member: Member
  readonly onAlert: OnAlert
  /** The worst of the view has the primary button, once. */
  readonly primary?: boolean
}

export const mayBeAlerted = ({ kind, twoFactor }: Pick<Member, 'kind' | 'twoFactor'>): boolean =>
  (kind === 'member' || kind === 'external') && (twoFactor === 'off' || twoFactor === 'weak')

export const AlertButton = ({ member, onAlert, primary = false }: AlertButtonProps) => {
  const { t } = useWords()
  if (!mayBeAlerted(member) || !onAlert) return null
  const first = member.lastAlertAt === null
  const label = t(first ? 'action.send-security-alert.label' : 'alert.again')
  return (
    <button
      type="button"
      class={primary && first ? 'btn primary' : 'btn'}
      aria-label={`${label}: ${member.name || member.email}`}
      onClick={() => onAlert([member])}
    >
      {label}
    </button>
  )
}
