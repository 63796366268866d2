/** The steps of a plan, each with how it stands, who says so, and the one thing to do about it. */
import { LONGEST_NOTE, type Plan, type PlanStep } from '#shared/plans.ts'
import type { IsoTime } from '#shared/time.ts'
import { fieldText } from '../../ui/fields.ts'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/words.ts'

type StepFix = NonNullable<PlanStep['fix']>
export interface StepActs {
  readonly onFix: (step: PlanStep, fix: StepFix) => void
  readonly onVisit: (url: string) => void
  /** Absent while nobody could keep it. */
  readonly onSay?: (step: PlanStep['id'], done: boolean, note: string | null) => void
}

const glyphs: Readonly<Record<PlanStep['state'], { readonly icon: IconName; readonly tone: string }>> = {
  done: { icon: 'check', tone: 'notice' },
  stated: { icon: 'check', tone: 'notice' },
  open: { icon: 'clock', tone: 'warning' },
  unknown: { icon: 'question', tone: 'unknown' },
  'not-needed': { icon: 'close', tone: 'unknown' },
}

/** @param props.acts absent on the printed sheet */
export const PlanSteps = ({ plan, now, acts }: { plan: Plan; now: IsoTime; acts?: StepActs }) => {
  const { t } = useWords()
  return (
    <ol class="way">
      {plan.steps.map((step) => {
        const { icon, tone } = glyphs[step.state]
        return (
          <li key={step.id} data-step={step.id} data-state={step.state}>
            <span class={`glyph ${tone}`}>
              <Icon name={icon} size={14} />
            </span>
            <span class="grow">
              <b>{t(`step.${step.id}`)}</b>
              <small class="block">
                <Standing step={step} now={now} />
              </small>
              {acts && <Acts step={step} acts={acts} />}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

const Standing = ({ step, now }: { step: PlanStep; now: IsoTime }) => {
  const { t, date, relative } = useWords()
  const { state, why, reason, left, source, observedAt, statedAt, note } = step
  const isSaid = state === 'stated' || (state === 'unknown' && reason === 'stale')
  const parts = [
    t(`plan.state.${state}`),
    why && t(`plan.why.${why}`),
    reason && t(statedAt && isSaid ? 'reason.stale.stated' : `reason.${reason}`),
    left === null ? null : t('plan.left', { count: left }),
    statedAt && t('plan.said', { when: date(statedAt, now) }),
    note,
    source && observedAt && !isSaid
      ? t('panel.observed', { source: t(`source.${source}`), when: relative(observedAt, now) })
      : null,
  ]
  return <>{parts.filter((part) => part !== null).join(' · ')}</>
}

const Acts = ({ step, acts }: { step: PlanStep; acts: StepActs }) => {
  const { t } = useWords()
  const { id, fix, state, sayable, statedAt } = step
  const { onSay } = acts
  const isOver = state === 'done' || state === 'stated' || state === 'not-needed'
  const label = fix?.action ? t(`action.${fix.action}.label`) : t('panel.open')
  return (
    <span class="buttons no-print">
      {fix && !isOver && (
        <button
          type="button"
          class="btn"
          aria-label={`${label}: ${t(`step.${id}`)}`}
          onClick={() => acts.onFix(step, fix)}
        >
          {label}
        </button>
      )}
      {fix && !isOver && fix.guide !== fix.url && (
        <button type="button" class="link" onClick={() => acts.onVisit(fix.guide)}>
          {t('panel.guide')}
        </button>
      )}
      {onSay && sayable && !isOver && (
        <form
          class="line"
          onSubmit={(event) => {
            event.preventDefault()
            const note = id === 'codes-kept' ? fieldText(event.currentTarget, 'note') : ''
            onSay(id, true, note || null)
          }}
        >
          {id === 'codes-kept' && (
            <input
              name="note"
              class="grow"
              maxLength={LONGEST_NOTE}
              autocomplete="off"
              aria-label={t('plan.where')}
              placeholder={t('plan.where')}
            />
          )}
          <button type="submit" class="btn" aria-label={`${t('plan.do')}: ${t(`step.${id}`)}`}>
            {t('plan.do')}
          </button>
        </form>
      )}
      {onSay && statedAt !== null && (
        <button type="button" class="link" onClick={() => onSay(id, false, null)}>
          {t('name.stated.clear')}
        </button>
      )}
      {fix && !isOver && !fix.exact && fix.action === null && (
        <span class="muted s">{t('panel.nearest')}</span>
      )}
    </span>
  )
}
