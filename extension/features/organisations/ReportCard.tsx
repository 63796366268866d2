/** What is known of an organisation, as a file to send or to print. */
import { troubleSentence } from '../../core/trouble-words.ts'
import { useWords } from '../../ui/words.ts'
import type { ReportModel } from './report-model.ts'

export const ReportCard = ({ model, organisation }: { model: ReportModel; organisation: string }) => {
  const words = useWords()
  const { t, language } = words
  return (
    <section class="card full" aria-labelledby="report">
      <h2 id="report">{t('report.title')}</h2>
      <div class="line">
        <button type="button" class="btn" onClick={() => void model.take(organisation, 'html', language)}>
          {t('report.html')}
        </button>
        <button type="button" class="btn" onClick={() => void model.take(organisation, 'csv', language)}>
          {t('feeds.format.csv')}
        </button>
      </div>
      {model.trouble.value && (
        <p class="error" role="alert">
          {troubleSentence(words, model.trouble.value)}
        </p>
      )}
    </section>
  )
}
