/** The popup: header, one view, and the way to the others. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { View } from '../core/routes.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { useWords } from '../ui/words.ts'
import type { App } from './app.ts'
import { navCount } from './counts.ts'
import { Frame } from './Frame.tsx'
import { GuidedPanel } from './GuidedPanel.tsx'
import { late } from './late.tsx'
import { OrganisationSwitch } from './OrganisationSwitch.tsx'
import { SessionsView, ThisBrowserCard } from './Sessions.tsx'
import { FirstRun, SandboxRibbon, StatusLines } from './Status.tsx'
import { isEmpty, OverviewView } from './Views.tsx'
import { withServedWords } from './with-served-words.tsx'

const tabs = [
  { view: 'overview', icon: 'home' },
  { view: 'team', icon: 'person' },
  { view: 'domains', icon: 'globe' },
  { view: 'sessions', icon: 'door' },
  { view: 'codes', icon: 'key' },
] as const satisfies readonly { view: string; icon: IconName }[]

const isTab = (view: View): view is (typeof tabs)[number]['view'] => tabs.some((tab) => tab.view === view)

export const Popup = ({ app }: { app: App }) => (
  // what has no room here opens in the full view
  <Frame
    app={app}
    go={(view, page = null) => (page === null && isTab(view) ? app.go(view) : app.openPage(view, page))}
  >
    <div class="popup">
      <Header app={app} />
      <main data-scroller tabIndex={-1}>
        <SandboxRibbon app={app} />
        <StatusLines app={app} />
        <Content app={app} />
      </main>
      <Foot app={app} />
    </div>
  </Frame>
)

const Header = ({ app }: { app: App }) => {
  const { t } = useWords()
  return (
    <header>
      <OrganisationSwitch app={app} />
      <button
        type="button"
        class="icon-btn"
        title={t('header.palette')}
        aria-label={t('header.palette')}
        onClick={() => (app.palette.value = true)}
      >
        <Icon name="search" />
      </button>
      <button
        type="button"
        class="icon-btn"
        title={t('header.full-view')}
        aria-label={t('header.full-view')}
        onClick={() => app.openPage(app.view.value)}
      >
        <Icon name="expand" />
      </button>
      <button
        type="button"
        class="icon-btn"
        title={t('nav.settings')}
        aria-label={t('nav.settings')}
        onClick={() => app.openPage('settings')}
      >
        <Icon name="gear" />
      </button>
    </header>
  )
}

const Content = ({ app }: { app: App }) => {
  const { overview, trouble } = app.overview
  // the rules of this browser hold without the daemon, and are shown without it
  if (app.view.value === 'sessions' && app.guided.value === null) return <SessionsView app={app} />
  if (overview.value === null && trouble.value)
    return (
      <>
        <TroubleView app={app} trouble={trouble.value} onRecovery={() => app.openPage('recovery')} />
        {app.sessions.rules.value.length > 0 && <ThisBrowserCard app={app} go={(view) => app.go(view)} />}
      </>
    )
  if (overview.value === null) return <FirstRun />
  if (app.guided.value)
    return (
      <GuidedPanel
        key={app.guided.value.key ?? app.guided.value.title}
        guided={app.guided.value}
        app={app}
        onClose={() => (app.guided.value = null)}
        onVisit={(url) => app.visit(url)}
        onView={(view, page) => (isTab(view) ? app.go(view) : app.openPage(view, page))}
      />
    )
  const view = app.view.value
  // names and codes may be looked after without any account
  // a popup that is told to show what it has no tab for shows the overview
  const View =
    isTab(view) && (!isEmpty(app) || view === 'domains' || view === 'codes') ? viewByName[view] : OverviewView
  return <View app={app} />
}

// what is not seen first is fetched when it is looked at
const TeamView = late(async () => (await import('./ListViews.tsx')).TeamView)
const TroubleView = late(async () => (await import('./TroubleView.tsx')).TroubleView)
const DomainsView = late(async () => (await import('./ListViews.tsx')).DomainsView)
const CodesView = withServedWords(late(async () => (await import('./CodesView.tsx')).CodesView))
const CodesBar = withServedWords(
  late(async () => (await import('./CodesView.tsx')).CodesBar),
  'silent',
)

const viewByName = {
  overview: OverviewView,
  team: TeamView,
  domains: DomainsView,
  sessions: SessionsView,
  codes: CodesView,
} as const

/** The ways to the other views; over a page of the web, the code that belongs there too. */
const Foot = ({ app }: { app: App }) => {
  const overPage = useSignal(false)
  useEffect(() => {
    const isOfWeb = (address: string | null) => (overPage.value = address?.startsWith('http') ?? false)
    void app.sessions.activeAddress().then(isOfWeb, () => undefined)
  }, [])
  return (
    <footer>
      {overPage.value && app.view.value !== 'codes' && <CodesBar app={app} />}
      <Nav app={app} />
    </footer>
  )
}

const Nav = ({ app }: { app: App }) => {
  const { t } = useWords()
  return (
    <nav aria-label={t('nav.label')}>
      {tabs.map(({ view, icon }) => {
        const { count, worst } = navCount(app.overview.overview.value, view)
        const name = t(`nav.${view}`)
        return (
          <button
            key={view}
            type="button"
            aria-current={app.view.value === view ? 'page' : undefined}
            onClick={() => app.go(view)}
          >
            <Icon name={icon} size={17} />
            {name}
            {count > 0 && (
              <>
                <i class={`count fill-${worst ?? 'critical'}`} aria-hidden="true">
                  {count > 99 ? '99+' : count}
                </i>
                <span class="hidden">, {t('nav.count', { count })}</span>
              </>
            )}
          </button>
        )
      })}
    </nav>
  )
}
