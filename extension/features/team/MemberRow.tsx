/** One person: role, 2FA by glyph and word, when they were last told. */
import type { MemberRow as Member } from '#shared/team.ts'
import type { Translator } from '#shared/i18n.ts'
import type { IsoTime } from '#shared/time.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/words.ts'
import { AlertButton, type AlertButtonProps } from './AlertButton.tsx'

const faceByState = {
  on: { tone: 'ok', icon: 'check' },
  weak: { tone: 'warning', icon: 'alert' },
  off: { tone: 'critical', icon: 'alert' },
} as const satisfies Record<string, { tone: string; icon: IconName }>

export function roleWords({ t }: Translator, { kind, role }: Pick<Member, 'kind' | 'role'>): string {
  if (kind === 'invited') return t('kind.invited')
  if (kind === 'sso') return t('kind.sso')
  if (kind === 'external') return t('role.external')
  return t(`role.${role ?? 'unknown'}`)
}

/** The state by glyph, colour and word. */
export const TwoFactorWord = ({
  member: { kind, twoFactor },
}: {
  member: Pick<Member, 'kind' | 'twoFactor'>
}) => {
  const { t } = useWords()
  // neither has a second factor here to judge
  if (kind === 'invited' || kind === 'sso') return <span class="state-word unknown">{t(`kind.${kind}`)}</span>
  const { tone, icon } =
    twoFactor === null ? { tone: 'unknown', icon: 'question' as const } : faceByState[twoFactor]
  return (
    <span class={`state-word ${tone}`}>
      <Icon name={icon} size={11} />
      {t(`two-factor.${twoFactor ?? 'unknown'}`)}
    </span>
  )
}

export const MemberRow = ({ now, ...alert }: AlertButtonProps & { now: IsoTime }) => {
  const { member } = alert
  const words = useWords()
  const { t, relative } = words
  const name = member.name || member.email
  const judged = member.kind === 'member' || member.kind === 'external'
  const small = [
    judged ? roleWords(words, member) : '',
    member.lastAlertAt === null ? '' : t('team.alerted', { when: relative(member.lastAlertAt, now) }),
    member.name ? member.email : '',
  ].filter((part) => part !== '')
  return (
    <div class="item person">
      <Avatar name={name} />
      <span class="text">
        <b>{name}</b>
        <small>
          <TwoFactorWord member={member} />
          {small.map((part) => ` · ${part}`)}
        </small>
      </span>
      <AlertButton {...alert} />
    </div>
  )
}
