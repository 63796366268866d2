/** One name, whole: what happens next, its dates with who says each, its registry's answers, and what the person says of it. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { IsoTime } from '#shared/time.ts'
import { hashOf, MISSING_NAME } from '../../core/routes.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import { State } from '../../ui/State.tsx'
import { useWords } from '../../ui/words.ts'
import { BackToNames } from './BackToNames.tsx'
import { isGone, type NameModel } from './name-model.ts'
import { NameDates } from './NameDates.tsx'
import { NameHistory } from './NameHistory.tsx'
import { NameNotes } from './NameNotes.tsx'
import { NameRegistry } from './NameRegistry.tsx'
import { NameRules } from './NameRules.tsx'
import { NameSummary, type NameSummaryProps } from './NameSummary.tsx'

export interface NamePageProps extends Pick<NameSummaryProps, 'onAct' | 'organisationName'> {
  readonly model: NameModel
  /** As it stands in the address. */
  readonly name: string
  readonly now: IsoTime
}

export const NamePage = ({ model, name, now, ...summary }: NamePageProps) => {
  const words = useWords()
  const page = useRef<HTMLDivElement>(null)
  // before it is painted: what is pressed next must not move under the pointer
  useLayoutEffect(() => {
    void model.show(name)
    scrollTo(0, 0)
    page.current?.querySelector<HTMLElement>('a')?.focus()
  }, [name])
  const detail = model.name.value === name ? model.detail.value : null
  const failure = model.failure.value
  return (
    <div class="name-page" ref={page}>
      <BackToNames />
      {failure && (
        <p class="error" role="alert">
          {troubleSentence(words, failure)}
        </p>
      )}
      {detail === null ? (
        <Instead model={model} name={name} />
      ) : (
        <>
          <NameSummary detail={detail} now={now} {...summary} />
          <div class="halves">
            <div>
              <NameDates detail={detail} now={now} />
              <NameHistory detail={detail} now={now} />
            </div>
            <div>
              <NameNotes key={name} model={model} notes={detail.notes} now={now} />
              <NameRules detail={detail} />
            </div>
          </div>
          <NameRegistry model={model} detail={detail} now={now} />
          {detail.row.byHand && <Remove model={model} display={detail.row.display} />}
        </>
      )}
    </div>
  )
}

/** What stands there while nothing of the name can be drawn. */
const Instead = ({ model, name }: { model: NameModel; name: string }) => {
  const words = useWords()
  const { t } = words
  const trouble = model.trouble.value
  if (model.removed.value)
    return (
      <State icon="check" title={t('name.removed', { name })}>
        <div class="buttons">
          <button type="button" class="btn primary" onClick={() => void model.add()}>
            {t('names.undo')}
          </button>
        </div>
      </State>
    )
  if (trouble === null)
    return (
      <div class="first-run" role="status" aria-label={t('app.loading')}>
        <i class="bone wide" />
        {[0, 1, 2].map((index) => (
          <i key={index} class="bone row" />
        ))}
      </div>
    )
  if (!isGone(trouble))
    return (
      <State icon="link" title={troubleSentence(words, trouble)}>
        <button type="button" class="btn" onClick={() => void model.read()}>
          {t('app.retry')}
        </button>
      </State>
    )
  return (
    <State icon="question" title={t('name.gone', { name })} text={t('name.gone.text')}>
      <div class="buttons">
        <button type="button" class="btn primary" onClick={() => void model.add()}>
          {t('name.gone.add')}
        </button>
        <a class="btn" href={hashOf('domains', MISSING_NAME)}>
          {t('names.missing')}
        </a>
      </div>
    </State>
  )
}

const Remove = ({ model, display }: { model: NameModel; display: string }) => {
  const { t } = useWords()
  return (
    <div class="line">
      <ConfirmButton
        label={t('name.remove')}
        question={t('name.remove.ask', { name: display })}
        onConfirm={() => void model.remove()}
      />
    </div>
  )
}
