/** What happened with the logins, in the organisations and on this computer: what asks first, then day by day. */
import type { IsoTime } from '#shared/time.ts'
import { CHECK_MESSAGE, hashOf } from '../../core/routes.ts'
import { NOTICES } from '../../core/settings-pages.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { Loading } from '../../ui/Loading.tsx'
import { State } from '../../ui/State.tsx'
import { useWords } from '../../ui/words.ts'
import { DayBars } from './DayBars.tsx'
import { FlagList, type FlagActs } from './FlagList.tsx'
import type { ActivityModel } from './model.ts'
import { SourceNotes } from './SourceNotes.tsx'
import { Timeline } from './Timeline.tsx'

export interface ActivityPageProps extends FlagActs {
  readonly model: ActivityModel
  readonly now: IsoTime
  readonly onVisit: (url: string) => void
}

export const ActivityPage = ({ model, now, onVisit, onPlan }: ActivityPageProps) => {
  const words = useWords()
  const { t } = words
  const trouble = model.trouble.value
  const failure = model.failure.value ?? trouble
  const isRead = model.events.value !== null
  return (
    <div class="name-page activity">
      <div class="title">
        <h1>{t('nav.activity')}</h1>
        <a class="btn" href={hashOf('activity', CHECK_MESSAGE)}>
          {t('nav.message')}
        </a>
        <a class="btn" href={hashOf('activity', NOTICES)}>
          {t('settings.notices')}
        </a>
        <RecentActivity model={model} onVisit={onVisit} />
      </div>
      {failure && isRead && (
        <p class="error" role="alert">
          {troubleSentence(words, failure)}
        </p>
      )}
      {!isRead && !trouble && <Loading />}
      {!isRead && trouble && (
        <State icon="link" title={troubleSentence(words, trouble)}>
          <button type="button" class="btn" onClick={() => void model.refresh()}>
            {t('app.retry')}
          </button>
        </State>
      )}
      {isRead && (
        <>
          <FlagList model={model} now={now} onPlan={onPlan} />
          <SourceNotes model={model} />
          <DayBars days={model.days.value} now={now} />
          <Timeline model={model} now={now} />
        </>
      )}
    </div>
  )
}

/** The provider's own list, at its fixed address. */
export const RecentActivity = ({ model, onVisit }: Pick<ActivityPageProps, 'model' | 'onVisit'>) => {
  const { t } = useWords()
  const { url, exact } = model.recent.value
  return (
    <button
      type="button"
      class="btn"
      title={t(exact ? 'panel.exact' : 'panel.nearest')}
      onClick={() => onVisit(url)}
    >
      {t('activity.open')}
    </button>
  )
}
