/** The full view, in a tab: the same words as the popup, with the pictures and tables that need room. */
import { SessionsPage } from '../features/sessions/SessionsPage.tsx'
import { DaemonPanel } from '../features/settings/DaemonPanel.tsx'
import { hashOf, views, type View } from '../core/routes.ts'
import { DOCTOR, JOURNAL, NOTICES } from '../core/settings-pages.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { useWords } from '../ui/words.ts'
import type { App } from './app.ts'
import type { Go } from './commands.ts'
import { navCount } from './counts.ts'
import type { DomainPages } from './domain-pages.ts'
import { Frame } from './Frame.tsx'
import { FullDomains } from './FullDomains.tsx'
import { FullOverview } from './FullOverview.tsx'
import { GuidedPanel } from './GuidedPanel.tsx'
import { late } from './late.tsx'
import { OrganisationSwitch } from './OrganisationSwitch.tsx'
import { isSandbox } from './Sessions.tsx'
import { SettingsPage } from './SettingsPage.tsx'
import { FirstRun, SandboxRibbon, StatusLines, SyncLine } from './Status.tsx'
import { TroubleView } from './TroubleView.tsx'
import { isEmpty, NothingConnected } from './Views.tsx'
import { withServedWords } from './with-served-words.tsx'

const iconByView: Record<View, IconName> = {
  overview: 'home',
  account: 'lock',
  team: 'person',
  domains: 'globe',
  products: 'box',
  sessions: 'door',
  codes: 'key',
  activity: 'clock',
  recovery: 'check',
  settings: 'gear',
}
const go: Go = (view, page = null) => (location.hash = hashOf(view, page))

export const FullPage = ({ app, pages }: { app: App; pages: DomainPages }) => (
  <Frame app={app} go={go}>
    <aside>
      <SandboxRibbon app={app} />
    </aside>
    <div class="page">
      <Side app={app} />
      <main class="content" tabIndex={-1}>
        <StatusLines app={app} />
        <Content app={app} pages={pages} />
      </main>
    </div>
  </Frame>
)

const Side = ({ app }: { app: App }) => {
  const { t } = useWords()
  return (
    <header class="side">
      <OrganisationSwitch app={app} />
      <nav aria-label={t('nav.label')}>
        {views.map((view) => {
          const { count } = view === 'settings' ? { count: 0 } : navCount(app.overview.overview.value, view)
          const name = t(`nav.${view}`)
          return (
            <a key={view} href={`#/${view}`} aria-current={app.view.value === view ? 'page' : undefined}>
              <Icon name={iconByView[view]} />
              {name}
              {count > 0 && (
                <>
                  <span class="n" aria-hidden="true">
                    {count}
                  </span>
                  <span class="hidden">, {t('nav.count', { count })}</span>
                </>
              )}
            </a>
          )
        })}
      </nav>
      <button type="button" class="side-find" onClick={() => (app.palette.value = true)}>
        <Icon name="search" />
        <span>{t('palette.title')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <SyncLine app={app} />
    </header>
  )
}

const Content = ({ app, pages }: { app: App; pages: DomainPages }) => {
  const { overview, trouble } = app.overview
  const { t } = useWords()
  const gone = trouble.value
  const shut = gone !== null && overview.value === null
  if (app.guided.value && !shut)
    return (
      <div class="card">
        <GuidedPanel
          key={app.guided.value.key ?? app.guided.value.title}
          guided={app.guided.value}
          app={app}
          onClose={() => (app.guided.value = null)}
          onVisit={(url) => app.visit(url)}
          onView={(view, page) => {
            app.guided.value = null
            go(view, page)
          }}
        />
      </div>
    )
  const view = app.view.value
  const page = app.page.value
  if (view === 'settings' && (page === DOCTOR || (!shut && (page === JOURNAL || page === NOTICES))))
    return <SettingsPage app={app} />
  if (view === 'settings')
    return (
      <>
        <div class="title">
          <h1>{t('nav.settings')}</h1>
          <a class="btn" href={hashOf('settings', DOCTOR)}>
            {t('health.title')}
          </a>
        </div>
        {shut && (
          <div class="card">
            <TroubleView app={app} trouble={gone} onRecovery={() => go('recovery')} />
          </div>
        )}
        <SettingsView app={app} reachable={gone === null} />
      </>
    )
  if (view === 'sessions') return <SessionsPage model={app.sessions} sandbox={isSandbox(app)} />
  if (view === 'recovery') return <FullRecovery app={app} />
  if (shut) return <TroubleView app={app} trouble={gone} onRecovery={() => go('recovery')} />
  if (overview.value === null) return <FirstRun />
  if (view === 'codes') return <FullCodes app={app} />
  if (view === 'activity') return <FullActivity app={app} />
  // names may be looked after without any account
  if (isEmpty(app) && view !== 'domains') return <NothingConnected app={app} />
  const View = viewByName[view]
  return <View app={app} pages={pages} overview={overview.value} go={go} />
}

const FullAccount = withServedWords(late(async () => (await import('./FullAccount.tsx')).FullAccount))

const FullActivity = withServedWords(late(async () => (await import('./FullActivity.tsx')).FullActivity))

const FullCodes = withServedWords(late(async () => (await import('./FullCodes.tsx')).FullCodes))

const FullRecovery = late(async () => (await import('./FullRecovery.tsx')).FullRecovery)

const FullTeam = withServedWords(late(async () => (await import('./FullTeam.tsx')).FullTeam))

const FullProducts = withServedWords(late(async () => (await import('./FullProducts.tsx')).FullProducts))

const GuardSettings = late(async () => (await import('./GuardSettings.tsx')).GuardSettings)

const FullSettings = withServedWords(late(async () => (await import('./FullSettings.tsx')).FullSettings))

const viewByName = {
  overview: FullOverview,
  account: FullAccount,
  team: FullTeam,
  domains: FullDomains,
  products: FullProducts,
} as const

const SettingsView = ({ app, reachable }: { app: App; reachable: boolean }) => {
  const value = app.overview.overview.value
  // what an organisation has set and can be understood is what counts here
  const { port } = app.policy.value
  return (
    <div class="settings">
      {reachable && <FullSettings app={app} />}
      <GuardSettings />
      <DaemonPanel
        port={app.port.value}
        extension={app.version}
        daemon={value?.version ?? null}
        fixed={port === app.port.value}
        onPort={(port) => void app.changePort(port)}
      />
    </div>
  )
}
