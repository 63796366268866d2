/** One plan: how far it is, its steps, its rehearsal, and the sheet of paper. Every plan is drawn by this. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import { recoveryCases } from '#shared/plan-steps.ts'
import { isSettled, REHEARSAL, type Plan } from '#shared/plans.ts'
import type { IsoTime } from '#shared/time.ts'
import { hashOf } from '../../core/routes.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Command, State } from '../../ui/State.tsx'
import { useWords } from '../../ui/words.ts'
import { KeptLine } from './KeptLine.tsx'
import { planShown, type RecoveryModel } from './model.ts'
import { PlanSteps, type StepActs } from './PlanSteps.tsx'

export interface PlanViewProps extends Pick<StepActs, 'onFix' | 'onVisit'> {
  readonly model: RecoveryModel
  /** As it stands in the address. */
  readonly id: string
  readonly now: IsoTime
}

export const PlanView = ({ model, id, now, ...acts }: PlanViewProps) => {
  const words = useWords()
  const { t } = words
  const page = useRef<HTMLDivElement>(null)
  // before it is painted: what is pressed next must not move under the pointer
  useLayoutEffect(() => {
    void model.show(id)
    scrollTo(0, 0)
    page.current?.querySelector<HTMLElement>('a')?.focus()
  }, [id])
  const plan = planShown(model, id)
  const failure = model.failure.value
  const live = model.trouble.value === null && model.at.value !== null
  return (
    <div class="name-page narrow" ref={page}>
      <a class="link back no-print" href={hashOf('recovery')}>
        <Icon name="back" size={14} />
        {t('recovery.back')}
      </a>
      {failure && (
        <p class="error" role="alert">
          {troubleSentence(words, failure)}
        </p>
      )}
      {plan === null ? (
        <State icon="question" title={t('plan.none')} />
      ) : (
        <>
          <h1>{t(`plan.${plan.kind}`)}</h1>
          <Head plan={plan} now={now} />
          <KeptLine model={model} now={now} />
          <section class="card" aria-label={t('panel.steps')}>
            <PlanSteps
              plan={plan}
              now={now}
              acts={
                live
                  ? { ...acts, onSay: (step, done, note) => void model.say(id, { step, done, note }) }
                  : acts
              }
            />
          </section>
          {plan.kind === 'incident' && <SupportRequest model={model} />}
          <Foot model={model} plan={plan} live={live} now={now} onVisit={acts.onVisit} />
        </>
      )}
    </div>
  )
}

const Head = ({ plan, now }: { plan: Plan; now: IsoTime }) => {
  const { t, date } = useWords()
  const { subject, organisation, openedAt, closedAt, steps } = plan
  const said = [
    subject,
    organisation,
    t('overview.of', { count: steps.filter(isSettled).length, of: steps.length }),
    closedAt
      ? t('plan.closed', { when: date(closedAt, now) })
      : openedAt && t('plan.begun', { when: date(openedAt, now) }),
  ]
  return <p class="muted">{said.filter((part) => part !== null).join(' · ')}</p>
}

interface FootProps {
  readonly model: RecoveryModel
  readonly plan: Plan
  readonly live: boolean
  readonly now: IsoTime
  readonly onVisit: (url: string) => void
}

const Foot = ({ model, plan, live, now, onVisit }: FootProps) => {
  const { t } = useWords()
  const { id, openedAt, closedAt } = plan
  const isOpen = openedAt !== null && closedAt === null
  return (
    <>
      <div class="buttons no-print">
        {live && !isOpen && (
          <button type="button" class="btn primary" onClick={() => void model.begin(id)}>
            {t('plan.begin')}
          </button>
        )}
        {live && isOpen && (
          <>
            <button type="button" class="btn" onClick={() => void model.close(id)}>
              {t('plan.close')}
            </button>
            <ConfirmButton
              label={t('plan.again')}
              question={t('plan.again.ask')}
              onConfirm={() => void model.begin(id)}
            />
          </>
        )}
        <button type="button" class="btn" onClick={() => print()}>
          {t('plan.print')}
        </button>
      </div>
      {recoveryCases.some((one) => one === plan.kind) && (
        <Rehearsal model={model} plan={plan} live={live} now={now} onVisit={onVisit} />
      )}
    </>
  )
}

const Rehearsal = ({ model, plan, live, now, onVisit }: FootProps) => {
  const { t, date } = useWords()
  const { id, rehearsal, rehearsedAt } = plan
  const say = (done: boolean) => void model.say(id, { step: REHEARSAL, done, note: null })
  return (
    <section class="card no-print">
      {rehearsal === null ? (
        <>
          <p>{t('plan.rehearse.how')}</p>
          <Command>npx latchkey start --sandbox</Command>
        </>
      ) : (
        <button type="button" class="btn" onClick={() => onVisit(rehearsal)}>
          {t('plan.rehearse')}
        </button>
      )}
      <div class="buttons">
        {rehearsedAt !== null && <span>{t('plan.rehearsed', { when: date(rehearsedAt, now) })}</span>}
        {live && rehearsedAt === null && (
          <button type="button" class="btn" onClick={() => say(true)}>
            {t('plan.rehearsed.say')}
          </button>
        )}
        {live && rehearsedAt !== null && (
          <button type="button" class="link" onClick={() => say(false)}>
            {t('name.stated.clear')}
          </button>
        )}
      </div>
    </section>
  )
}

/** What is asked of support, in the language of whoever reads it there. */
const SupportRequest = ({ model }: { model: RecoveryModel }) => {
  const { t } = useWords()
  const texts = model.request.value
  if (texts === null) return null
  return (
    <section class="card no-print" aria-labelledby="plan-request">
      <h2 id="plan-request">{t('plan.request')}</h2>
      <p class="muted">{t('plan.request.text')}</p>
      {texts.map(({ language, subject, body }) => (
        <details key={language}>
          <summary>{subject}</summary>
          <pre class="letter" lang={language}>
            {body}
          </pre>
          <CopyButton label={t('letter.copy.text')} text={`${subject}\n\n${body}`} />
        </details>
      ))}
    </section>
  )
}
