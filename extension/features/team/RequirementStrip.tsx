/** Whether 2FA is required: off, planned for a date, or on with those that are pending; and the one thing to do about it. */
import { iso, type IsoTime } from '#shared/time.ts'
import type { Requirement } from '#shared/requirement.ts'
import type { Translator } from '#shared/i18n.ts'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { SplitBar } from '../../ui/SplitBar.tsx'
import { useWords } from '../../ui/words.ts'
import { twoFactorParts, type Organisation } from './TwoFactor.tsx'

export type Planned = Requirement['planned']

interface Face {
  readonly tone: 'ok' | 'notice' | 'warning' | 'unknown'
  readonly icon: IconName
  readonly title: string
  readonly text: string
  readonly pill: string
  readonly act: string
}

/** What the strip says; `planned` counts only while it is not required. */
export function faceOfRequirement(
  { t, date }: Translator,
  { requires2fa, members }: Pick<Organisation, 'requires2fa' | 'members'>,
  planned: Planned,
  now: IsoTime,
): Face {
  const state = requires2fa === null ? 'unknown' : requires2fa ? 'on' : 'off'
  const lacking = members?.off ?? 0
  if (state !== 'on' && planned)
    return {
      tone: 'notice',
      icon: 'clock',
      title: t('team.planned', { date: date(iso(Date.parse(planned.on)), now) }),
      text: [
        countdown(t, planned.daysLeft),
        ...(lacking > 0 ? [t('team.without', { count: lacking })] : []),
      ].join(' · '),
      pill: t('team.planned.pill'),
      act: t(planned.daysLeft > 0 ? 'team.plan.see' : 'action.require-2fa.label'),
    }
  return {
    tone: state === 'on' ? 'ok' : state === 'off' ? 'warning' : 'unknown',
    icon: state === 'on' ? 'check' : state === 'off' ? 'alert' : 'question',
    title: t(`team.required.${state}`),
    text:
      state === 'on' && lacking > 0
        ? t('team.pending', { count: lacking })
        : t(`team.required.${state}.text`),
    pill: t(`app.${state}`),
    act: t(state === 'on' ? 'team.plan.see' : 'team.plan'),
  }
}

/** @param days left; none or fewer is a date that has come */
export const countdown = (t: Translator['t'], days: number): string =>
  days > 0 ? t('team.planned.in', { days }) : t('team.planned.due')

export interface RequirementStripProps {
  readonly organisation: Organisation
  readonly planned: Planned
  readonly now: IsoTime
  /** Opens the planner; left out where the planner itself is shown, or another organisation's list. */
  readonly onPlan?: () => void
}

export const RequirementStrip = ({ organisation, planned, now, onPlan }: RequirementStripProps) => {
  const words = useWords()
  const { tone, icon, title, text, pill, act } = faceOfRequirement(words, organisation, planned, now)
  return (
    <div class="strip">
      <div class="row">
        <span class="grow">
          <b>{title}</b>
          <small>{text}</small>
        </span>
        <span class={`pill ${tone}`}>
          <Icon name={icon} size={11} />
          {pill}
        </span>
      </div>
      {organisation.members && <SplitBar parts={twoFactorParts(words, organisation.members)} />}
      {onPlan && (
        <div class="buttons">
          <button type="button" class="btn" onClick={onPlan}>
            {act}
          </button>
        </div>
      )}
    </div>
  )
}
