/** Activity in the full view: what happened, and mails under check. */
import type { MessageReport } from '#shared/messages.ts'
import { CHECK_MESSAGE, hashOf } from '../core/routes.ts'
import { NOTICES } from '../core/settings-pages.ts'
import { ActivityPage, RecentActivity } from '../features/activity/ActivityPage.tsx'
import { FlagCard } from '../features/activity/FlagCard.tsx'
import { MessagePage } from '../features/messages/MessagePage.tsx'
import { useWords } from '../ui/words.ts'
import { activityOf } from './activity-models.ts'
import type { App } from './app.ts'
import { NoticeHistoryPage } from './NoticePages.tsx'

export const FullActivity = ({ app }: { app: App }) => {
  const page = app.page.value
  if (page === NOTICES) return <NoticeHistoryPage app={app} />
  return page === CHECK_MESSAGE ? <CheckMessage app={app} /> : <Happened app={app} />
}

const showPlan = (plan: string) => (location.hash = hashOf('recovery', plan))

const Happened = ({ app }: { app: App }) => (
  <ActivityPage
    model={activityOf(app).activity}
    now={app.overview.now.value}
    onPlan={showPlan}
    onVisit={(url) => app.visit(url)}
  />
)

const CheckMessage = ({ app }: { app: App }) => {
  const { activity, messages } = activityOf(app)
  return (
    <MessagePage
      model={messages}
      settings={app.settings.settings.value}
      onSettings={(messages) => app.settings.change({ messages })}
      recent={<RecentActivity model={activity} onVisit={(url) => app.visit(url)} />}
      asked={(report) => <WasItYou app={app} report={report} />}
    />
  )
}

/** A mail about a sign-in that is known here: the question is asked beside it. */
const WasItYou = ({ app, report }: { app: App; report: MessageReport }) => {
  const { t } = useWords()
  const { activity } = activityOf(app)
  const found = report.claims.find(
    ({ kind, fact }) => fact === 'agrees' && (kind === 'new-location' || kind === 'wrong-password'),
  )
  if (!found) return null
  const at = String(found.known['at'])
  const flag = activity.flags.value?.find(({ from, until }) => from <= at && at <= until)
  return flag ? (
    <section class="card" aria-labelledby="was-it-you">
      <h2 id="was-it-you">{t('activity.flags')}</h2>
      <FlagCard model={activity} flag={flag} now={app.overview.now.value} onPlan={showPlan} />
    </section>
  ) : (
    <a class="link" href={hashOf('activity')}>
      {t('activity.flags')}
    </a>
  )
}
