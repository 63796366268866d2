/** Whether 2FA is required, and how many have it. */
import type { Overview } from '#shared/status.ts'
import { Icon } from '../../ui/Icon.tsx'
import { SplitBar, type Part } from '../../ui/SplitBar.tsx'
import { useWords } from '../../ui/words.ts'
import type { Translator } from '#shared/i18n.ts'

export type Organisation = Overview['organisations'][number]

export const twoFactorParts = ({ t }: Translator, members: NonNullable<Organisation['members']>): Part[] => [
  { tone: 'ok', count: members.on, label: t('team.legend.on', { count: members.on }) },
  { tone: 'warning', count: members.weak, label: t('team.legend.weak', { count: members.weak }) },
  { tone: 'critical', count: members.off, label: t('team.legend.off', { count: members.off }) },
  { tone: 'unknown', count: members.unknown, label: t('team.legend.unknown', { count: members.unknown }) },
]

export const Requirement = ({ organisation }: { organisation: Organisation }) => {
  const words = useWords()
  const { t } = words
  const { requires2fa, members } = organisation
  const state = requires2fa === null ? 'unknown' : requires2fa ? 'on' : 'off'
  return (
    <div class="strip">
      <div class="row">
        <span class="grow">
          <b>{t(`team.required.${state}`)}</b>
          <small>{t(`team.required.${state}.text`)}</small>
        </span>
        <span class={`pill ${state === 'on' ? 'ok' : state === 'off' ? 'warning' : 'unknown'}`}>
          <Icon name={state === 'on' ? 'check' : state === 'off' ? 'alert' : 'question'} size={11} />
          {t(`app.${state}`)}
        </span>
      </div>
      {members && <SplitBar parts={twoFactorParts(words, members)} />}
    </div>
  )
}
