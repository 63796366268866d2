/** Could one get back in today, and every plan; on paper, the steps of every case. */
import { planKinds, recoveryCases, type PlanKind } from '#shared/plan-steps.ts'
import { isSettled, type Plan } from '#shared/plans.ts'
import type { Answer, Readiness } from '#shared/recovery.ts'
import type { IsoTime } from '#shared/time.ts'
import { hashOf } from '../../core/routes.ts'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/words.ts'
import { barePlan } from './bare-plan.ts'
import { KeptLine } from './KeptLine.tsx'
import type { RecoveryModel } from './model.ts'
import { PlanSteps } from './PlanSteps.tsx'

const isCase = (kind: PlanKind) => recoveryCases.some((one) => one === kind)
const ownKinds = planKinds.filter((kind) => kind !== 'leaving' && kind !== 'incident')

export const RecoveryPage = ({ model, now }: { model: RecoveryModel; now: IsoTime }) => {
  const { t } = useWords()
  const told = model.all.value
  const all = told.length > 0 ? told : ownKinds.map((kind) => barePlan({ kind, login: null }))
  const several = model.readiness.value.length > 1
  return (
    <div class="recovery">
      <div class="title">
        <h1>{t('nav.recovery')}</h1>
        <button type="button" class="btn no-print" onClick={() => print()}>
          {t('plan.print')}
        </button>
      </div>
      <p class="muted no-print">{t('recovery.lead')}</p>
      <KeptLine model={model} now={now} />
      {model.readiness.value.map((one) => (
        <Ready key={one.login} ready={one} />
      ))}
      <PlanList
        id="cases"
        title={t('recovery.cases')}
        plans={all.filter(({ kind }) => isCase(kind))}
        several={several}
      />
      <PlanList
        id="others"
        title={t('recovery.others')}
        plans={all.filter(({ kind }) => !isCase(kind))}
        several={several}
      />
      <div class="print-only">
        {all
          .filter(({ kind }) => isCase(kind))
          .map((plan) => (
            <section key={plan.id}>
              <h2>{t(`plan.${plan.kind}`)}</h2>
              <PlanSteps plan={plan} now={now} />
            </section>
          ))}
        <CodesKept plans={all} />
      </div>
    </div>
  )
}

const iconOf: Readonly<Record<Answer, IconName>> = { yes: 'check', no: 'alert', unknown: 'question' }
const toneOf = { yes: 'notice', no: 'warning', unknown: 'unknown' } as const

const Ready = ({ ready }: { ready: Readiness }) => {
  const { t } = useWords()
  return (
    <section class="card" data-ready={ready.state}>
      <h2>
        {ready.name === null ? '' : `${ready.name}: `}
        {t(`recovery.ready.${ready.state}`)}
      </h2>
      <ul class="way">
        {ready.cases.map(({ case: one, plan, state, ways }) => (
          <li key={one} data-case={one} data-state={state}>
            <span class={`glyph ${toneOf[state]}`}>
              <Icon name={iconOf[state]} size={14} />
            </span>
            <span class="grow">
              <a href={hashOf('recovery', plan)}>{t(`plan.${one}`)}</a>
              <span>: {t(`recovery.answer.${state}`)}</span>
              {ways.map((way) => (
                <small key={way.id} class="block">
                  {t(`way.${way.id}`)}
                  {way.seen !== null && ` (${way.seen})`}:{' '}
                  {way.reason === null
                    ? t(way.state === 'yes' ? 'account.value.yes' : 'account.value.no')
                    : t(`reason.${way.reason}`)}
                </small>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface PlanListProps {
  readonly id: string
  readonly title: string
  readonly plans: readonly Plan[]
  /** Of several logins: each plan says whose it is. */
  readonly several: boolean
}

const PlanList = ({ id, title, plans, several }: PlanListProps) => {
  const { t } = useWords()
  return (
    <section class="card no-print" aria-labelledby={`plans-${id}`}>
      <h2 id={`plans-${id}`}>{title}</h2>
      <ul class="plans">
        {plans.map((plan) => {
          const isMembers = plan.organisation !== null || /-[ui]\d+$/.test(plan.id)
          const begun = plan.openedAt !== null && plan.closedAt === null
          return (
            <li key={plan.id}>
              <a class="grow" href={hashOf('recovery', plan.id)}>
                {t(`plan.${plan.kind}`)}
                {(several || isMembers) && plan.subject !== null && `: ${plan.subject}`}
              </a>
              {begun && (
                <span class="muted s">
                  {t('overview.of', {
                    count: plan.steps.filter(isSettled).length,
                    of: plan.steps.length,
                  })}
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** On paper: where the backup codes lie, only where the person said so. */
const CodesKept = ({ plans }: { plans: readonly Plan[] }) => {
  const { t } = useWords()
  const notes = plans
    .flatMap(({ steps }) => steps.filter(({ id }) => id === 'codes-kept'))
    .flatMap(({ note }) => note ?? [])
  return notes.length === 0 ? null : (
    <p>
      {t('way.backup-codes')}: {notes.join(', ')}
    </p>
  )
}
