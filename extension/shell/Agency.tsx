/** On the overview of the full view: all organisations side by side, or the report on the one that is shown. */
import { useState } from 'preact/hooks'
import type { Overview } from '#shared/status.ts'
import { OrganisationsTable } from '../features/organisations/OrganisationsTable.tsx'
import { ReportCard } from '../features/organisations/ReportCard.tsx'
import { ReportModel } from '../features/organisations/report-model.ts'
import { saveFile } from '../core/save-file.ts'
import { useWords } from '../ui/words.ts'
import type { App } from './app.ts'

export const Agency = ({ app, overview }: { app: App; overview: Overview }) => {
  const { t } = useWords()
  const [report] = useState(() => new ReportModel({ api: app.api, save: saveFile }))
  const { organisations } = overview
  const chosen = app.overview.organisation.value
  const one = chosen === 'all' ? (organisations.length === 1 ? organisations[0]?.id : undefined) : chosen
  if (one !== undefined) return <ReportCard model={report} organisation={one} />
  if (organisations.length < 2) return null
  return (
    <section class="card full" aria-label={t('overview.organisations')}>
      <h2>{t('overview.organisations')}</h2>
      <OrganisationsTable
        organisations={organisations}
        now={app.overview.now.value}
        onChoose={(id) => app.choose(id)}
        onLeaveOut={(leftOut) => void app.settings.change({ leftOut: [...leftOut] })}
      />
    </section>
  )
}
