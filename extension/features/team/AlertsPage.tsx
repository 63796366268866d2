/** Who was told when: the person's own word, since no source shows an alert. */
import { useLayoutEffect } from 'preact/hooks'
import type { IsoTime } from '#shared/time.ts'
import { rowAt } from '../../core/paged.ts'
import { ALERTS } from '../../core/routes.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { VirtualList } from '../../ui/VirtualList.tsx'
import { useWords } from '../../ui/words.ts'
import { AlertRow } from './AlertList.tsx'
import type { AlertsModel } from './alerts-model.ts'
import { BackToTeam } from './BackToTeam.tsx'
import { useReturn, type Left } from './left.ts'
import type { TeamModel } from './model.ts'

const ROW = 56

export const AlertsPage = ({
  team,
  model,
  organisation,
  now,
  left,
}: {
  team: TeamModel
  model: AlertsModel
  organisation: string
  now: IsoTime
  left: Left
}) => {
  const words = useWords()
  const { t } = words
  const { alerts } = model
  useReturn(left, ALERTS)
  useLayoutEffect(() => void model.show(organisation), [organisation])
  const trouble = alerts.trouble.value ?? team.failure.value
  return (
    <div class="name-page">
      <BackToTeam />
      <h1>{t('alerts.title')}</h1>
      <p class="muted">{t('alert.word')}</p>
      {trouble && (
        <p class="error" role="alert">
          {troubleSentence(words, trouble)}
        </p>
      )}
      {alerts.total.value === 0 && <p class="lead muted">{t('alerts.none')}</p>}
      <VirtualList
        label={t('alerts.title')}
        count={alerts.total.value ?? 0}
        rowHeight={ROW}
        onRange={(from, to) => void alerts.need(from, to)}
        row={(index) => {
          const alert = rowAt(alerts.pages.value, index)
          return alert ? (
            <div class="alert-row">
              <AlertRow
                alert={alert}
                now={now}
                named
                onUndo={(one) => void team.untell([one.id]).then(() => alerts.refresh())}
              />
            </div>
          ) : (
            <div class="item skeleton" />
          )
        }}
      />
    </div>
  )
}
