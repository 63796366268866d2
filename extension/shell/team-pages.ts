/** What only the full page shows of the team, made when it is first looked at and kept for the life of the page. */
import { effect, signal } from '@preact/signals'
import { AlertsModel } from '../features/team/alerts-model.ts'
import { InviteModel } from '../features/team/invite-model.ts'
import type { LeftPlace } from '../features/team/left.ts'
import { MailModel } from '../features/team/mail-model.ts'
import { MemberModel } from '../features/team/member-model.ts'
import { PlannerModel } from '../features/team/planner-model.ts'
import { SelectionModel } from '../features/team/selection-model.ts'
import type { App } from './app.ts'

export type TeamPages = ReturnType<typeof openTeamPages>

/** Read anew whenever the overview was. */
function openTeamPages({ api, overview, page, team, view, words }: App) {
  const pages = {
    selection: new SelectionModel(team),
    planner: new PlannerModel({ api }),
    /** To the members that were ticked. */
    mail: new MailModel({ api }),
    /** Of the planner. */
    announcement: new MailModel({ api }),
    member: new MemberModel({ api }),
    alerts: new AlertsModel({ api }),
    invite: new InviteModel({ api, language: words.peek().language }),
    left: signal<LeftPlace | null>(null),
  }
  effect(() => {
    const known = overview.receivedAt.value > 0 && overview.trouble.value === null
    const shown = page.value
    const organisation = team.organisation.peek()
    if (!known || view.value !== 'team' || organisation === null) return
    if (shown !== null && shown === pages.member.id.peek()) void pages.member.read()
    else if (pages.planner.organisation.peek() === organisation) void pages.planner.show(organisation)
  })
  // whoever was ticked is of the organisation that was shown
  effect(() => {
    void team.organisation.value
    pages.selection.clear()
    pages.mail.drop()
    pages.announcement.drop()
  })
  return pages
}

const kept = new WeakMap<App, TeamPages>()

/** What was typed or ticked is still there after a guided action was shown in its place. */
export function teamPagesOf(app: App): TeamPages {
  const pages = kept.get(app) ?? openTeamPages(app)
  kept.set(app, pages)
  return pages
}
