/** The outline of a page that is read for the first time. */
import { useWords } from './words.ts'

export const Loading = () => {
  const { t } = useWords()
  return (
    <div class="first-run" role="status" aria-label={t('app.loading')}>
      <i class="bone wide" />
      {[0, 1, 2].map((index) => (
        <i key={index} class="bone row" />
      ))}
    </div>
  )
}
