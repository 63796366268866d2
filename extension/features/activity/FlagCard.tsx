/** One event, or a run of alike ones, that may not be the person's own. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { ActivityFlag, FlagAnswer } from '#shared/activity.ts'
import { flagReason } from '#shared/activity-words.ts'
import type { Translator } from '#shared/i18n.ts'
import { isSettled } from '#shared/plans.ts'
import type { IsoTime } from '#shared/time.ts'
import { Icon } from '../../ui/Icon.tsx'
import { visible } from '../../ui/visible.ts'
import { useWords } from '../../ui/words.ts'
import { eventTitle, saidOf } from './event-words.ts'
import type { FlagListProps } from './FlagList.tsx'
import type { ActivityModel } from './model.ts'

export interface FlagCardProps extends FlagListProps {
  readonly flag: ActivityFlag
}

export const FlagCard = ({ model, flag, now, onPlan }: FlagCardProps) => {
  const words = useWords()
  const { t, moment } = words
  const { id, event, reasons, severity, you, answer } = flag
  const card = useRef<HTMLElement>(null)
  const before = useRef(answer)
  // what was pressed is gone: the keyboard goes on with what stands in its place
  useLayoutEffect(() => {
    if (before.current !== answer && model.answered.peek().has(id))
      card.current?.querySelector('button')?.focus()
    before.current = answer
  }, [answer])
  const give = async (was: FlagAnswer | null) => {
    if ((await model.answer(flag, was)) && was === 'not-me') onPlan(planOf(flag))
  }
  const lines = [
    { text: answeredSaid(words, flag, now), label: t('names.undo'), act: () => void give(null) },
    {
      text: answer?.was === 'not-me' && planSaid(words, model, flag, now),
      label: t('activity.flag.plan'),
      act: () => onPlan(planOf(flag)),
    },
  ]
  return (
    <article class="flag" aria-labelledby={id} ref={card}>
      <span class={`glyph ${severity ?? 'ok'}`}>
        <Icon name={severity === null ? 'check' : you ? 'person' : 'alert'} size={15} />
      </span>
      <div>
        <h3 id={id}>{eventTitle(words, event)}</h3>
        <p>
          {severity !== null && <span class={`pill ${severity}`}>{t(`severity.${severity}`)}</span>}{' '}
          {whenSaid(words, flag, now)}
        </p>
        <p class="muted s">{saidOf(words, { ...event, person: null, login: null })}</p>
        <ul class="plain s">
          {reasons.map((reason) => (
            <li key={reason.code}>{flagReason(words, reason, visible)}</li>
          ))}
        </ul>
        {you && (
          <p class="pill notice">
            {t('activity.flag.you', { browser: visible(you.browser), when: moment(you.at, now) })}
          </p>
        )}
        <div role="status">
          {lines.map(
            ({ text, label, act }) =>
              typeof text === 'string' && (
                <p key={label} class="span s">
                  {text}
                  <button type="button" class="link" onClick={act}>
                    {label}
                  </button>
                </p>
              ),
          )}
        </div>
      </div>
      {answer === null && (
        <div class="buttons">
          {(['me', 'not-me'] as const).map((was) => (
            <button key={was} type="button" class="btn" aria-describedby={id} onClick={() => void give(was)}>
              {t(`activity.flag.${was}`)}
            </button>
          ))}
        </div>
      )}
    </article>
  )
}

const answeredSaid = ({ t, moment }: Translator, { answer }: ActivityFlag, now: IsoTime) =>
  answer && t(`activity.flag.said.${answer.was}`, { when: moment(answer.at, now) })

/** Without a login it is the plan that anybody can read. */
const planOf = ({ plan }: ActivityFlag): string => plan ?? 'secure-account'

/** How far the account is secured. */
function planSaid(
  { t, date }: Translator,
  { planFor }: ActivityModel,
  flag: ActivityFlag,
  now: IsoTime,
): string {
  if (flag.closedAt !== null) return t('activity.flag.closed', { when: date(flag.closedAt, now) })
  const { steps } = planFor(planOf(flag)) ?? { steps: [] }
  const progress = { count: steps.filter(isSettled).length, of: steps.length }
  return steps.length === 0 ? '' : `${t('plan.secure-account')}: ${t('overview.of', progress)}`
}

/** When, how often, and whose. */
function whenSaid({ t, moment }: Translator, { event, count, ...run }: ActivityFlag, now: IsoTime) {
  const [from, until] = [moment(run.from, now), moment(run.until, now)]
  const when =
    count > 1
      ? t('activity.flag.run', { count, from: from === until ? 'none' : from, until })
      : moment(event.at, now)
  const who = event.person ?? event.login
  return who === null ? when : `${when} · ${visible(who)}`
}
