/** Recovery in the full view: with the daemon down and signed out as well. */
import { useEffect, useState } from 'preact/hooks'
import { iso } from '#shared/time.ts'
import { keptInBrowser } from '../features/recovery/kept-plans.ts'
import { RecoveryModel } from '../features/recovery/model.ts'
import { PlanView } from '../features/recovery/PlanView.tsx'
import { RecoveryPage } from '../features/recovery/RecoveryPage.tsx'
import { useWords } from '../ui/words.ts'
import type { App } from './app.ts'

export const FullRecovery = ({ app }: { app: App }) => {
  const { t } = useWords()
  const [model] = useState(() => new RecoveryModel({ api: app.api, keeper: keptInBrowser, clock: Date.now }))
  // read anew whenever the overview was, and when it could not be
  const { receivedAt, trouble, overview } = app.overview
  useEffect(() => void model.read(), [receivedAt.value, trouble.value])
  const now = iso(Date.now())
  const id = app.page.value
  if (id === null) return <RecoveryPage model={model} now={now} />
  return (
    <PlanView
      key={id}
      model={model}
      id={id}
      now={now}
      onVisit={(url) => app.visit(url)}
      onFix={({ id: step }, { action, url, exact, guide }) => {
        // its steps stand beside it where the daemon can say how it went
        if (action === null || overview.value === null) app.visit(url)
        else app.guided.value = { guide: { action, url, exact, guide }, title: t(`step.${step}`), key: null }
      }}
    />
  )
}
