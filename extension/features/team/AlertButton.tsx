/** Opens the guided security alert for a member who lacks 2FA; nothing for anybody else. */
import type { MemberRow as Member } from '#shared/team.ts'
import { useWords } from '../../ui/words.ts'

export interface AlertButtonProps {
  readonly member: Pick<Member, 'name' | 'twoFactor'>
  readonly onAlert: ((name: string) => void) | null
}

export const AlertButton = ({ member: { name, twoFactor }, onAlert }: AlertButtonProps) => {
  const { t } = useWords()
  if (twoFactor !== 'off' || !onAlert) return null
  const label = t('action.send-security-alert.label')
  return (
    <button type="button" class="btn" aria-label={`${label}: ${name}`} onClick={() => onAlert(name)}>
      {label}
    </button>
  )
}
