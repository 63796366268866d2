/** Requiring 2FA, step by step, until everybody has it and nobody was locked out. */
import { useLayoutEffect } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import type { Requirement } from '#shared/requirement.ts'
import type { IsoTime } from '#shared/time.ts'
import { PLAN_2FA } from '../../core/routes.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { State } from '../../ui/State.tsx'
import { useWords } from '../../ui/words.ts'
import { AdoptionCard } from './AdoptionCard.tsx'
import { BackToTeam } from './BackToTeam.tsx'
import { DateStep } from './DateStep.tsx'
import { DryRun } from './DryRun.tsx'
import { useReturn, type Left } from './left.ts'
import type { MailModel } from './mail-model.ts'
import type { TeamModel } from './model.ts'
import { AdministratorsStep, OwnStep } from './PeopleSteps.tsx'
import type { PlannerModel } from './planner-model.ts'
import { RequirementStrip } from './RequirementStrip.tsx'
import { SwitchStep } from './SwitchStep.tsx'
import { TellStep } from './TellStep.tsx'
import { ToldNote } from './ToldNote.tsx'
import type { Organisation } from './TwoFactor.tsx'

export interface PlannerProps {
  readonly team: TeamModel
  readonly planner: PlannerModel
  readonly mail: MailModel
  readonly organisation: Organisation
  readonly now: IsoTime
  readonly left: Left
  /** Both null where their page is not known. */
  readonly onEnrol: (() => void) | null
  readonly onSwitch: ((fix: Requirement['fix']) => void) | null
  readonly onVerify: () => void
  readonly verifying: boolean
}

export const PlannerPage = (props: PlannerProps) => {
  const words = useWords()
  const { t } = words
  const { team, planner, organisation, now, left } = props
  const { requirement, trouble } = team.requirement
  useReturn(left, PLAN_2FA)
  useLayoutEffect(() => void planner.show(organisation.id), [organisation.id])
  const told = requirement.value
  return (
    <div class="name-page">
      <BackToTeam />
      <h1>{t('action.require-2fa.label')}</h1>
      <RequirementStrip organisation={organisation} planned={told?.planned ?? null} now={now} />
      {trouble.value && told && (
        <p class="error" role="alert">
          {troubleSentence(words, trouble.value)}
        </p>
      )}
      {told ? (
        <Steps {...props} requirement={told} />
      ) : trouble.value ? (
        <State icon="link" title={troubleSentence(words, trouble.value)}>
          <button type="button" class="btn" onClick={() => void team.requirement.read()}>
            {t('app.retry')}
          </button>
        </State>
      ) : (
        <Loading />
      )}
    </div>
  )
}

export interface StepsProps extends PlannerProps {
  readonly requirement: Requirement
}

const Steps = (props: StepsProps) => {
  const { requirement, team } = props
  const stateOf = (id: Requirement['steps'][number]['id']) =>
    requirement.steps.find((step) => step.id === id)?.state ?? 'unknown'
  return (
    <>
      <ToldNote model={team} />
      <ol class="plan">
        <Step id="own" state={stateOf('own')}>
          <OwnStep {...props} />
        </Step>
        <Step id="administrators" state={stateOf('administrators')}>
          <AdministratorsStep {...props} />
        </Step>
        <Step id="dry-run" state={null}>
          <DryRun model={props.planner} />
        </Step>
        <Step id="tell" state={stateOf('tell')}>
          <TellStep {...props} />
        </Step>
        <Step id="date" state={stateOf('date')}>
          <DateStep {...props} />
        </Step>
        <Step id="switch" state={stateOf('switch')}>
          <SwitchStep {...props} />
        </Step>
        <Step id="everyone" state={stateOf('everyone')}>
          <AdoptionCard {...props} />
        </Step>
      </ol>
    </>
  )
}

type StepId = Requirement['steps'][number]['id'] | 'dry-run'
type StepState = Requirement['steps'][number]['state']

const faceByState = {
  done: { tone: 'ok', icon: 'check' },
  open: { tone: 'notice', icon: 'clock' },
  unknown: { tone: 'unknown', icon: 'question' },
} as const satisfies Record<StepState, { tone: string; icon: IconName }>

/** @param state null for what is there to be looked at */
const Step = ({
  id,
  state,
  children,
}: {
  id: StepId
  state: StepState | null
  children: ComponentChildren
}) => {
  const { t } = useWords()
  return (
    <li class="card" aria-labelledby={`step-${id}`}>
      <div class="row">
        <h2 id={`step-${id}`}>{t(`require.${id}`)}</h2>
        {state && (
          <span class={`pill ${faceByState[state].tone}`}>
            <Icon name={faceByState[state].icon} size={11} />
            {t(`require.state.${state}`)}
          </span>
        )}
      </div>
      {children}
    </li>
  )
}
