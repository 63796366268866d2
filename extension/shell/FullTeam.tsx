/** The team in the full view: its list, and the pages beside it. */
import type { ActionId } from '#shared/actions.ts'
import type { MemberRow } from '#shared/team.ts'
import { ALERTS, hashOf, INVITE, PLAN_2FA } from '../core/routes.ts'
import { AlertsPage } from '../features/team/AlertsPage.tsx'
import { InvitationCard } from '../features/team/InvitationCard.tsx'
import { InvitePage } from '../features/team/InvitePage.tsx'
import { MailCard } from '../features/team/MailCard.tsx'
import { MemberPage } from '../features/team/MemberPage.tsx'
import { PlannerPage } from '../features/team/PlannerPage.tsx'
import { TeamTable } from '../features/team/TeamTable.tsx'
import { Loading } from '../ui/Loading.tsx'
import { useWords } from '../ui/words.ts'
import { alerting } from './alerting.ts'
import type { App } from './app.ts'
import { knownGuides } from './commands.ts'
import type { FullViewProps } from './FullOverview.tsx'
import { openThing } from './open-thing.ts'
import { teamPagesOf, type TeamPages } from './team-pages.ts'

export const FullTeam = ({ app, overview }: Pick<FullViewProps, 'app' | 'overview'>) => {
  const { t } = useWords()
  const pages = teamPagesOf(app)
  const page = app.page.value
  const chosen = app.team.organisation.value
  const organisation = overview.organisations.find(({ id }) => id === chosen)
  if (page !== null && organisation)
    return <Page app={app} pages={pages} page={page} organisation={organisation} />
  // known in a moment, unless it is to be chosen among several
  const several = app.overview.organisation.value === 'all' && overview.organisations.length > 1
  if (page !== null && chosen === null && !several) return <Loading />
  return (
    <>
      <div class="title">
        <h1>{t('nav.team')}</h1>
        <a class="btn" href={hashOf('team', ALERTS)}>
          {t('alerts.title')}
        </a>
        <a class="btn" href={hashOf('team', INVITE)}>
          {t('invite.title')}
        </a>
      </div>
      <Mail app={app} pages={pages} />
      <TeamTable
        model={app.team}
        selection={pages.selection}
        left={pages.left}
        organisations={overview.organisations}
        now={app.overview.now.value}
        onAlert={alerting(app)}
        onMail={(members) => prepare(app, pages, members)}
        onChoose={(id) => app.choose(id)}
        onPlan={() => (location.hash = hashOf('team', PLAN_2FA))}
      />
    </>
  )
}

/** The prepared mail stands above the list; the person's own word closes it. */
function prepare(app: App, pages: TeamPages, members: readonly MemberRow[]): void {
  const { language } = app.words.peek()
  const kind = members.length === 1 ? 'alert' : 'remind'
  void pages.mail.prepare(app.team.organisation.peek() ?? '', members, { kind, language })
  scrollTo(0, 0)
}

const Mail = ({ app, pages }: { app: App; pages: TeamPages }) => {
  if (pages.mail.to.value === null) return null
  return (
    <MailCard
      model={pages.mail}
      kinds={['alert', 'remind', 'announce']}
      onKind={(kind) => void pages.mail.choose({ kind })}
      onSent={async (ids) => {
        const kept = await app.team.tell(ids, 'mail')
        if (kept) pages.selection.clear()
        return kept
      }}
      onClose={() => pages.mail.drop()}
    />
  )
}

interface PageProps {
  readonly app: App
  readonly pages: TeamPages
  readonly page: string
  readonly organisation: FullViewProps['overview']['organisations'][number]
}

const Page = ({ app, pages, page, organisation }: PageProps) => {
  const now = app.overview.now.value
  const { left } = pages
  const { team } = app
  const guided = opener(app)
  const done = () => void app.refresh()
  if (page === PLAN_2FA) {
    const enrol = guided('enable-2fa')
    return (
      <PlannerPage
        team={team}
        planner={pages.planner}
        mail={pages.announcement}
        organisation={organisation}
        now={now}
        left={left}
        onEnrol={enrol && (() => leaving(left, 'enrol', enrol))}
        onSwitch={(fix) => leaving(left, 'do-switch', () => openSwitch(app, fix))}
        onVerify={() => void app.overview.sync()}
        verifying={app.overview.syncing.value}
      />
    )
  }
  if (page === INVITE)
    return (
      <InvitePage
        model={pages.invite}
        organisation={organisation.id}
        left={left}
        onGuided={(action) => guided(action)?.()}
        onDone={done}
      />
    )
  if (page === ALERTS)
    return (
      <AlertsPage team={team} model={pages.alerts} organisation={organisation.id} now={now} left={left} />
    )
  return (
    <>
      <Mail app={app} pages={pages} />
      <MemberPage
        key={page}
        team={team}
        model={pages.member}
        organisation={organisation.id}
        id={page}
        now={now}
        left={left}
        onAlert={alerting(app)}
        onMail={(members) => prepare(app, pages, members)}
        invitation={(member) => (
          <InvitationCard
            model={pages.invite}
            organisation={organisation.id}
            member={member}
            onGuided={(action) => guided(action)?.()}
            onDone={done}
          />
        )}
      />
    </>
  )
}

const leaving = (left: TeamPages['left'], id: string, act: () => void): void => {
  left.value = { page: PLAN_2FA, id, scrollY }
  act()
}

/** Opens a guided action by itself; null where its page is not known. */
const opener = (app: App) => (action: ActionId) => {
  const guide = knownGuides(app).find((one) => one.action === action)
  if (!guide) return null
  return () => {
    app.guided.value = { guide, title: app.words.peek().t(`action.${action}.label`), key: null }
  }
}

/** As the thing that needs it, which the next sync verifies, where there is one. */
function openSwitch(app: App, guide: NonNullable<App['guided']['value']>['guide']): void {
  const things = app.overview.overview.peek()?.things ?? []
  const thing = things.find(({ id, fix }) => id === 'organisation-2fa-not-required' && fix.url === guide.url)
  if (thing) openThing(app, thing)
  else app.guided.value = { guide, title: app.words.peek().t('action.require-2fa.label'), key: null }
}
