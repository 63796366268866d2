/** What must be known before, and what is done on the provider's page, step by step. */
import type { ActionId } from '#shared/actions.ts'
import { useWords } from '../../ui/words.ts'
import { noteByAction, stepsOf } from './steps.ts'

export const ActionSteps = ({ action }: { action: ActionId }) => {
  const { t } = useWords()
  const note = noteByAction[action]
  const steps = stepsOf(action)
  return (
    <>
      {note && <p class="note">{t(note)}</p>}
      {steps.length > 0 && (
        <>
          <h2>{t('panel.steps')}</h2>
          <ol class="steps">
            {steps.map((key) => (
              <li key={key}>{t(key)}</li>
            ))}
          </ol>
        </>
      )}
    </>
  )
}
