/** The date on which it is meant to begin: Latchkey counts down to it and reminds. */
import { iso, DAY } from '#shared/time.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { fieldText } from '../../ui/fields.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/words.ts'
import type { StepsProps } from './PlannerPage.tsx'
import { countdown } from './RequirementStrip.tsx'

const USUAL_DAYS = 14
const LONGEST_DAYS = 365

export const DateStep = ({ requirement: { planned }, team, now }: StepsProps) => {
  const words = useWords()
  const { t, date } = words
  const { plan, saving, failure } = team.requirement
  const dayAfter = (days: number) => iso(Date.parse(now) + days * DAY).slice(0, 10)
  return (
    <>
      {planned ? (
        <p>
          <b>{date(iso(Date.parse(planned.on)), now)}</b> · {countdown(t, planned.daysLeft)}
        </p>
      ) : (
        <p>{t('require.date.none')}</p>
      )}
      {planned && (
        <ul class="reminders s" aria-label={t('require.date.reminders')}>
          {planned.reminders.map(({ days, on, passed }) => (
            <li key={days} class={passed ? 'muted' : ''}>
              <Icon name={passed ? 'check' : 'clock'} size={12} />
              {t(passed ? 'require.date.reminded' : 'require.date.reminds', {
                date: date(iso(Date.parse(on)), now),
              })}
            </li>
          ))}
        </ul>
      )}
      <form
        key={planned?.on}
        class="form fields"
        onSubmit={(event) => {
          event.preventDefault()
          const on = fieldText(event.currentTarget, 'on')
          if (on !== '') void plan(on)
        }}
      >
        <label>
          {t('require.date.field')}
          <input
            name="on"
            type="date"
            required
            min={dayAfter(1)}
            max={dayAfter(LONGEST_DAYS)}
            defaultValue={planned?.on ?? dayAfter(USUAL_DAYS)}
          />
        </label>
        <div class="buttons">
          <button type="submit" class="btn" aria-disabled={saving.value}>
            {t(planned ? 'require.date.change' : 'require.date.set')}
          </button>
          {planned && (
            <button type="button" class="btn" aria-disabled={saving.value} onClick={() => void plan(null)}>
              {t('require.date.clear')}
            </button>
          )}
        </div>
      </form>
      {failure.value && (
        <p class="error" role="alert">
          {troubleSentence(words, failure.value)}
        </p>
      )}
    </>
  )
}
