import { troubleSentence } from '../../core/trouble-words.ts'
import { useWords } from '../../ui/words.ts'
import type { IsoTime } from '#shared/time.ts'
import type { RecoveryModel } from './model.ts'

/** How old what is drawn is, while the daemon cannot be asked; that nothing is known where nothing was kept. */
export const KeptLine = ({ model, now }: { model: RecoveryModel; now: IsoTime }) => {
  const words = useWords()
  const trouble = model.trouble.value
  const at = model.at.value
  if (trouble === null) return null
  return (
    <p class="banner unknown" role="status">
      <b>{troubleSentence(words, trouble)}</b>{' '}
      {at === null ? words.t('plan.bare') : words.t('app.as-of', { when: words.relative(at, now) })}
    </p>
  )
}
