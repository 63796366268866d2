/** The Sessions view of the popup: the promise, the proof of the last start, the other sites, every browser. */
import type { DoctorFinding } from '#shared/sessions.ts'
import { useWords } from '../../ui/words.ts'
import { AddThisSite } from './AddSite.tsx'
import { BrowsersList } from './BrowsersList.tsx'
import type { SessionsModel } from './model.ts'
import { OtherSites } from './OtherSites.tsx'
import { SiteCard } from './SiteCard.tsx'
import { ownSite } from './standing.ts'

export interface SessionsPanelProps {
  readonly model: SessionsModel
  readonly sandbox: boolean
  /** Opens the full page of the sessions. */
  readonly onMore: () => void
}

export const SessionsPanel = ({ model, sandbox, onMore }: SessionsPanelProps) => {
  const { t } = useWords()
  const view = model.local.value
  const own = ownSite(sandbox)
  const rules = model.rules.value
  const others = rules.filter(({ site }) => site !== own)
  return (
    <>
      <h1 class="hidden">{t('nav.sessions')}</h1>
      <Silence model={model} />
      {view && (
        <>
          <SiteCard
            model={model}
            view={view}
            site={own}
            rule={rules.find(({ site }) => site === own) ?? null}
          />
          <h2 class="section">{t('sessions.others')}</h2>
          <OtherSites model={model} view={view} rules={others} />
          <AddThisSite model={model} sandbox={sandbox} onType={onMore} />
        </>
      )}
      <h2 class="section">{t('sessions.browsers')}</h2>
      <BrowsersList model={model} />
      {view && <DoctorLine rows={view.doctor} onMore={onMore} />}
    </>
  )
}

/** The background is the only one that knows; where it does not answer, that is said, and nothing is claimed. */
export const Silence = ({ model }: { model: SessionsModel }) => {
  const { t } = useWords()
  return model.silent.value ? (
    <p class="banner warning" role="alert">
      {t('sessions.silent')}
    </p>
  ) : null
}

const DoctorLine = ({ rows, onMore }: { rows: readonly DoctorFinding[]; onMore: () => void }) => {
  const { t } = useWords()
  if (rows.length === 0) return null
  const count = (state: DoctorFinding['state']) => rows.filter((row) => row.state === state).length
  return (
    <p class="add">
      <span class="muted s">{t('sessions.doctor', { weak: count('weak'), unknown: count('unknown') })}</span>{' '}
      <button type="button" class="link" onClick={onMore}>
        {t('sessions.see')}
      </button>
    </p>
  )
}
