/** How much happened on each day, and how much of it failed: a picture, and the same as a table. */
import type { IsoTime } from '#shared/time.ts'
import { useWords } from '../../ui/words.ts'
import { daysShown, noonOf } from './days-shown.ts'
import type { ActivityDays } from './model.ts'

/** px; what is there is seen, however small beside the tallest. */
const TALLEST = 88
const LEAST = 3
const BASE = 96

export const DayBars = ({ days, now }: { days: ActivityDays | null; now: IsoTime }) => {
  const { t, date } = useWords()
  if (days === null) return null
  const shown = daysShown(days, now)
  const most = Math.max(...shown.map(({ count }) => count))
  const sum = (key: 'count' | 'failed') => shown.reduce((total, one) => total + one[key], 0)
  const height = (count: number) => count && Math.max(LEAST, (count / most) * TALLEST)
  const said = t('activity.days.told', { count: sum('count'), failed: sum('failed') })
  return (
    <section class="card" aria-labelledby="activity-days">
      <h2 id="activity-days">{t('activity.days')}</h2>
      <p class="muted s">{most === 0 ? t('activity.days.none') : said}</p>
      {most > 0 && (
        <figure class="adoption day-bars">
          <svg role="img" aria-label={`${t('activity.days')}: ${said}`} height={BASE}>
            {/* stripes, so that what failed is told by more than its colour */}
            <pattern
              id="hatching"
              width="5"
              height="5"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width="2.5" height="5" class="fill-critical" />
            </pattern>
            {shown.map(({ day, count, failed }, index) => {
              const place = { x: percent(index), width: percent(0.75) }
              const [whole, part] = [height(count), Math.min(height(count), height(failed))]
              return (
                <g key={day}>
                  <title>{`${date(noonOf(day), now)}: ${t('activity.days.told', { count, failed })}`}</title>
                  <rect {...place} y={BASE - whole} height={whole - part} class="fill-notice" />
                  {part > 0 && <rect {...place} y={BASE - part} height={part} class="hatched" />}
                </g>
              )
            })}
          </svg>
          <figcaption class="muted s">
            <span>{date(noonOf(shown[0]?.day ?? ''), now)}</span>
            <span class="legend" aria-hidden="true">
              <span>
                <i class="fill-notice" />
                {t('activity.days.others')}
              </span>
              <span>
                <svg width="12" height="12">
                  <rect width="12" height="12" class="hatched" />
                </svg>
                {t('activity.days.failed')}
              </span>
            </span>
            <span>{t('domains.year.today')}</span>
          </figcaption>
        </figure>
      )}
      {most > 0 && <Table days={days} now={now} />}
    </section>
  )
}

const percent = (days: number) => `${String((days / 90) * 100)}%`

const Table = ({ days, now }: { days: ActivityDays; now: IsoTime }) => {
  const { t, date, number } = useWords()
  return (
    <details>
      <summary class="s">{t('adoption.table')}</summary>
      <div class="scrolls" tabIndex={0} role="region" aria-label={t('adoption.table')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('adoption.day')}</th>
              <th scope="col">{t('activity.days.all')}</th>
              <th scope="col">{t('activity.days.failed')}</th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ day, count, failed }) => (
              <tr key={day}>
                <th scope="row">{date(noonOf(day), now)}</th>
                <td>{number(count)}</td>
                <td>{number(failed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
