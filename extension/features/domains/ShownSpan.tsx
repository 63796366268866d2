import type { IsoTime } from '#shared/time.ts'
import { useWords } from '../../ui/words.ts'
import type { DomainsModel } from './model.ts'
import { dayBefore, noonOf } from './year-layout.ts'

/** The days that were chosen in the year, and the way back to all of them. */
export const ShownSpan = ({ model, now }: { model: DomainsModel; now: IsoTime }) => {
  const { t, date } = useWords()
  const span = model.span.value
  if (span === null) return null
  const [from, to] = [date(noonOf(span.from), now), date(noonOf(dayBefore(span.to)), now)]
  return (
    <p class="line span-shown" role="status">
      <b>{from === to ? t('names.day', { date: from }) : t('names.span', { from, to })}</b>
      <button type="button" class="link" onClick={() => void model.choose(null)}>
        {t('names.span.clear')}
      </button>
    </p>
  )
}
