/** How many have had a second factor, day by day: a picture, and the same as a table. */
import { useState } from 'preact/hooks'
import type { Adoption } from '#shared/requirement.ts'
import { iso, type IsoTime } from '#shared/time.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { useWords } from '../../ui/words.ts'
import { bandsOf, HEIGHT, WIDTH } from './adoption-bands.ts'
import type { StepsProps } from './PlannerPage.tsx'

/** More are in the journal. */
const EVENTS = 8

export const AdoptionCard = ({ requirement: { counts, required }, planner, now }: StepsProps) => {
  const words = useWords()
  const { t, date } = words
  const adoption = planner.adoption.value
  const trouble = planner.trouble.value
  const pending = counts.stopped ?? 0
  const first = adoption?.days[0]
  return (
    <>
      <p>{t(required ? 'require.everyone.on' : 'require.everyone.off', { count: pending })}</p>
      {trouble && (
        <p class="error" role="alert">
          {troubleSentence(words, trouble)}
        </p>
      )}
      {adoption && adoption.days.length < 2 && <p class="muted s">{t('adoption.young')}</p>}
      {adoption && first && adoption.days.length > 1 && (
        <figure class="adoption">
          <svg
            viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            {bandsOf(adoption.days).map(({ tone, points }) => (
              <polygon key={tone} class={`fill-${tone}`} points={points} />
            ))}
          </svg>
          <figcaption class="muted s">
            <span>{date(dayTime(first.day), now)}</span>
            <Legend />
            <span>{date(dayTime(adoption.days.at(-1)?.day ?? first.day), now)}</span>
          </figcaption>
        </figure>
      )}
      {adoption && adoption.days.length > 0 && <Days days={adoption.days} now={now} />}
      {adoption && adoption.events.length > 0 && (
        <ol class="history">
          {adoption.events.slice(0, EVENTS).map((event) => (
            <li key={`${event.at}/${event.kind}/${event.name ?? ''}`}>
              <time class="muted s" dateTime={event.at}>
                {words.moment(event.at, now)}
              </time>
              <span>{t(`adoption.${event.kind}`, { name: event.name ?? '' })}</span>
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

const dayTime = (day: string): IsoTime => iso(Date.parse(day))

const Legend = () => {
  const { t } = useWords()
  return (
    <span class="legend" aria-hidden="true">
      {(['on', 'weak', 'unknown', 'off'] as const).map((state) => (
        <span key={state}>
          <i class={`fill-${toneOf[state]}`} />
          {t(`two-factor.${state}`)}
        </span>
      ))}
    </span>
  )
}

const toneOf = { on: 'ok', weak: 'warning', unknown: 'unknown', off: 'critical' } as const

/** Newest first, drawn when it is asked for. */
const Days = ({ days, now }: { days: Adoption['days']; now: IsoTime }) => {
  const { t, date, number } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary class="s">{t('adoption.table')}</summary>
      {open && (
        <div class="scrolls" tabIndex={0} role="region" aria-label={t('adoption.table')}>
          <table class="days">
            <thead>
              <tr>
                <th scope="col">{t('adoption.day')}</th>
                {(['on', 'weak', 'off', 'unknown'] as const).map((state) => (
                  <th key={state} scope="col">
                    {t(`two-factor.${state}`)}
                  </th>
                ))}
                <th scope="col">{t('action.require-2fa.label')}</th>
              </tr>
            </thead>
            <tbody>
              {days.toReversed().map(({ day, on, weak, off, unknown, required }) => (
                <tr key={day}>
                  <th scope="row">{date(dayTime(day), now)}</th>
                  {[on, weak, off, unknown].map((count, index) => (
                    <td key={index}>{number(count)}</td>
                  ))}
                  <td>{t(required === null ? 'app.unknown' : required ? 'app.on' : 'app.off')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  )
}
