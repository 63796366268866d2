/** Who was told and how, each with the way back. */
import type { Alert } from '#shared/alerts.ts'
import type { IsoTime } from '#shared/time.ts'
import { hashOf } from '../../core/routes.ts'
import { useWords } from '../../ui/words.ts'

export interface AlertListProps {
  readonly alerts: readonly Alert[]
  readonly now: IsoTime
  /** False on the page of the one whom all of them are about. */
  readonly named: boolean
  readonly onUndo: (alert: Alert) => void
}

export const AlertList = ({ alerts, now, named, onUndo }: AlertListProps) => (
  <ul class="alerts">
    {alerts.map((alert) => (
      <li key={alert.id}>
        <AlertRow alert={alert} now={now} named={named} onUndo={onUndo} />
      </li>
    ))}
  </ul>
)

interface AlertRowProps extends Omit<AlertListProps, 'alerts'> {
  readonly alert: Alert
}

export const AlertRow = ({ alert, now, named, onUndo }: AlertRowProps) => {
  const { t, moment } = useWords()
  const name = alert.name || alert.email
  const when = moment(alert.at, now)
  const how = t(`alert.way.${alert.way}`)
  return (
    <div class="line">
      <span class="text">
        {named ? (
          <a class="name" href={hashOf('team', alert.member)}>
            {name}
          </a>
        ) : (
          <b>{when}</b>
        )}
        <small>{named ? `${how} · ${when}` : how}</small>
      </span>
      <button
        type="button"
        class="btn"
        aria-label={`${t('names.undo')}: ${name}, ${when}`}
        onClick={({ currentTarget }) => {
          // the row goes, and the keyboard goes on in the page
          currentTarget.closest('main')?.focus()
          onUndo(alert)
        }}
      >
        {t('names.undo')}
      </button>
    </div>
  )
}
