/** Later, or never mind: always with an end, and a dismissal with a reason. */
import { useState } from 'preact/hooks'
import type { Thing } from '#shared/status.ts'
import { DAY, iso, type IsoTime } from '#shared/time.ts'
import { fieldText } from '../../ui/fields.ts'
import { useWords } from '../../ui/words.ts'
import type { OverviewModel } from './model.ts'

const spans = [
  { days: 1, key: 'mark.day' },
  { days: 7, key: 'mark.week' },
  { days: 30, key: 'mark.month' },
] as const
const USUAL_DAYS = 90
const LONGEST_DAYS = 365

const dayAfter = (now: IsoTime, days: number) => iso(Date.parse(now) + days * DAY).slice(0, 10)

export const Later = ({
  thing,
  model,
  onDone,
}: {
  thing: Thing
  model: OverviewModel
  onDone: () => void
}) => {
  const { t, date } = useWords()
  const [dismissing, setDismissing] = useState(false)
  const now = model.now.value
  const after = async (written: Promise<boolean>) => {
    if (await written) onDone()
  }
  if (thing.status !== 'open')
    return (
      <div class="acted-box">
        <span class="grow">
          {t(`mark.${thing.status === 'dismissed' ? 'dismissed' : 'snoozed'}`, {
            date: thing.until === null ? '' : date(thing.until, now),
            reason: thing.because ?? '',
          })}
        </span>
        <button type="button" class="btn" onClick={() => void after(model.bringBack(thing))}>
          {t('mark.undo')}
        </button>
      </div>
    )
  return (
    <div class="later">
      <h2>{t('mark.snooze')}</h2>
      <div class="buttons">
        {spans.map(({ days, key }) => (
          <button
            key={key}
            type="button"
            class="btn"
            onClick={() => void after(model.snooze(thing, days, t('mark.snooze-reason')))}
          >
            {t(key)}
          </button>
        ))}
        <button
          type="button"
          class="btn"
          aria-expanded={dismissing}
          onClick={() => setDismissing(!dismissing)}
        >
          {t('mark.dismiss')}
        </button>
      </div>
      {dismissing && (
        <DismissForm
          now={now}
          onDismiss={(until, reason) => void after(model.dismiss(thing, until, reason))}
        />
      )}
      <p class="muted s">{t('mark.ends-early')}</p>
    </div>
  )
}

const DismissForm = ({
  now,
  onDismiss,
}: {
  now: IsoTime
  onDismiss: (until: IsoTime, reason: string) => void
}) => {
  const { t } = useWords()
  return (
    <form
      class="form"
      aria-label={t('mark.dismiss.title')}
      onSubmit={(event) => {
        event.preventDefault()
        const form = event.currentTarget
        // the whole of that day still counts
        const until = iso(Date.parse(fieldText(form, 'until')) + DAY - 1)
        onDismiss(until, fieldText(form, 'reason'))
      }}
    >
      <label>
        {t('mark.reason')}
        <input name="reason" required maxLength={280} pattern=".*\S.*" placeholder={t('mark.reason.hint')} />
      </label>
      <label>
        {t('mark.until')}
        <input
          name="until"
          type="date"
          required
          min={dayAfter(now, 1)}
          max={dayAfter(now, LONGEST_DAYS)}
          defaultValue={dayAfter(now, USUAL_DAYS)}
        />
      </label>
      <button type="submit" class="btn primary">
        {t('mark.confirm')}
      </button>
    </form>
  )
}
