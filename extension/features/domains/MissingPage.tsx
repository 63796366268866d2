/** “My domain is not here”: the guide's questions one after the other, each with what is known, and what to do next. */
import { actionIds } from '#shared/actions.ts'
import type { MissingName } from '#shared/domain-detail.ts'
import { iso } from '#shared/time.ts'
import { hashOf } from '../../core/routes.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { Icon } from '../../ui/Icon.tsx'
import { LineField } from '../../ui/LineField.tsx'
import { useWords } from '../../ui/words.ts'
import { BackToNames } from './BackToNames.tsx'
import type { MissingModel } from './missing-model.ts'
import { stepSentence } from './missing-words.ts'

export interface MissingPageProps {
  readonly model: MissingModel
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
  readonly onVisit: (url: string) => void
  readonly onOrganisation: (id: string) => void
}

export const MissingPage = (props: MissingPageProps) => {
  const { model } = props
  const words = useWords()
  const { t } = words
  const looking = model.looking.value
  const trouble = model.trouble.value
  const found = model.found.value
  return (
    <div class="name-page narrow">
      <BackToNames />
      <h1>{t('names.missing')}</h1>
      <p class="muted">{t('missing.lead')}</p>
      <LineField
        name="missing"
        label={t('add.one.field')}
        action={t('missing.look')}
        said={trouble ? missingTrouble(words, trouble) : looking ? t('missing.looking') : ''}
        isWrong={trouble !== null}
        primary={found === null}
        disabled={looking}
        focused
        onSubmit={(name) => {
          if (name !== '') void model.look(name)
        }}
      />
      {found && <Steps {...props} found={found} />}
    </div>
  )
}

/** A name that is none is refused as any input is that is not as it must be. */
const missingTrouble = (
  words: ReturnType<typeof useWords>,
  trouble: Parameters<typeof troubleSentence>[1],
): string =>
  trouble.type === 'problem' && trouble.code === 'bad-shape'
    ? words.t('add.fault.not-a-name')
    : troubleSentence(words, trouble)

const iconByState = { yes: 'check', no: 'close', unknown: 'question' } as const

const Steps = ({ found, ...props }: MissingPageProps & { found: MissingName }) => {
  const words = useWords()
  const { t } = words
  const now = iso(Date.now())
  return (
    <section class="card" aria-labelledby="missing-steps">
      <h2 id="missing-steps">{found.display}</h2>
      <ol class="way">
        {found.steps.map((one) => (
          <li key={one.step}>
            <span class={`glyph ${one.state === 'yes' ? 'notice' : 'unknown'}`}>
              <Icon name={iconByState[one.state]} size={14} />
            </span>
            <span class="grow">
              <b>{t(`missing.${one.step}`)}</b>
              <span class="hidden">, {t(`missing.state.${one.state}`)}</span>
              <span class="block">{stepSentence(words, one, now)}</span>
            </span>
          </li>
        ))}
      </ol>
      <NextActs {...props} found={found} />
    </section>
  )
}

const NextActs = ({
  found,
  model,
  organisations,
  onVisit,
  onOrganisation,
}: MissingPageProps & { found: MissingName }) => {
  const { t } = useWords()
  const { fix, name } = found
  const account = found.steps.find(({ step }) => step === 'account')
  const home = organisations.find((one) => one.name === account?.seen['organisation'])
  const action = actionIds.find((one) => one === fix?.action)
  const added = model.added.value !== null && model.added.value.names.length > 0
  const isHere = account?.state === 'yes'
  return (
    <>
      <h3>{t('missing.next')}</h3>
      <div class="buttons">
        {fix && action && (
          <button type="button" class="btn primary" onClick={() => onVisit(fix.url)}>
            {t(`action.${action}.label`)}
          </button>
        )}
        {(isHere || added) && (
          <a
            class="btn"
            href={hashOf('domains', name)}
            onClick={() => {
              if (home && isHere) onOrganisation(home.id)
            }}
          >
            {t('missing.show')}
          </a>
        )}
        {!isHere && (
          <a class="btn" href={hashOf('settings')}>
            {t('missing.connect')}
          </a>
        )}
        {!isHere && !added && (
          <button type="button" class="btn" onClick={() => void model.add()}>
            {t('missing.watch')}
          </button>
        )}
      </div>
      <p class={added ? 'saved' : 'hidden'} role="status">
        {added ? t('missing.watched') : ''}
      </p>
    </>
  )
}
