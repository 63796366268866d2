/** Whom the person just said to have told, with the way back. */
import { troubleSentence } from '../../core/trouble-words.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/words.ts'
import type { TeamModel } from './model.ts'

export const ToldNote = ({ model: { told, failure, untell } }: { model: TeamModel }) => {
  const words = useWords()
  const { t } = words
  const added = told.value
  if (failure.value)
    return (
      <p class="error" role="alert">
        {troubleSentence(words, failure.value)}
      </p>
    )
  return (
    <div class={added === null ? 'hidden' : 'acted-box told'} role="status">
      {added && (
        <>
          <Icon name="check" />
          <span class="grow">{t('alert.noted', { count: added.length })}</span>
          <button
            type="button"
            class="btn"
            onClick={({ currentTarget }) => {
              // the note goes, and the keyboard goes on in the page
              currentTarget.closest('main')?.focus()
              void untell(added.map(({ id }) => id))
            }}
          >
            {t('names.undo')}
          </button>
        </>
      )}
    </div>
  )
}
