/** A pause with an end. */
import type { SiteRule } from '#shared/sessions.ts'
import { DAY, HOUR, iso } from '#shared/time.ts'
import { useWords } from '../../ui/words.ts'
import type { SessionsModel } from './model.ts'
import { tomorrowMorning } from './standing.ts'

const ends = [
  { key: 'sessions.snooze.hour', after: (now: number) => now + HOUR },
  { key: 'sessions.snooze.morning', after: (now: number) => tomorrowMorning(new Date(now)).getTime() },
  { key: 'mark.week', after: (now: number) => now + 7 * DAY },
] as const

export const Snooze = ({ model, rule }: { model: SessionsModel; rule: SiteRule }) => {
  const { t } = useWords()
  return (
    <fieldset>
      <legend>{t('sessions.snooze')}</legend>
      <div class="buttons">
        {ends.map(({ key, after }) => (
          <button
            key={key}
            type="button"
            class="btn"
            onClick={() => {
              model.tick()
              void model.change({ ...rule, snoozedUntil: iso(after(Date.parse(model.now.peek()))) })
            }}
          >
            {t(key)}
          </button>
        ))}
      </div>
      <small>{t('sessions.snooze.text')}</small>
    </fieldset>
  )
}
