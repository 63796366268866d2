/** The codes as the popup shows them: their own view, and the bar at the foot of the others. */
import { CodesPanel } from '../features/codes/CodesPanel.tsx'
import { FillBar, useFront } from '../features/codes/FillBar.tsx'
import { useWords } from '../ui/words.ts'
import type { App } from './app.ts'
import { codesOf } from './codes-models.ts'
import { isSandbox } from './Sessions.tsx'
import { ownSite } from '../features/sessions/standing.ts'

export const CodesView = ({ app }: { app: App }) => {
  const { t } = useWords()
  const { model, drafts } = codesOf(app)
  return (
    <>
      <h1 class="hidden">{t('nav.codes')}</h1>
      <CodesPanel model={model} drafts={drafts} onPage={(page) => app.openPage('codes', page)} />
    </>
  )
}

export const CodesBar = ({ app }: { app: App }) => {
  const { model } = codesOf(app)
  const onCodes = () => app.go('codes')
  useFront(model, onCodes)
  const host = hostnameOf(model.front.value?.origin ?? null)
  const sites = [ownSite(isSandbox(app)), ...app.sessions.rules.value.map(({ site }) => site)]
  const isAskedHere = sites.some((site) => host === site || host.endsWith(`.${site}`))
  return <FillBar model={model} isAskedHere={isAskedHere} onCodes={onCodes} />
}

const hostnameOf = (origin: string | null): string => (origin === null ? '' : new URL(origin).hostname)
