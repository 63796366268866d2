/** Every event, newest first, under the day on which it happened; older ones come as one scrolls, or by the button. */
import { useEffect, useRef } from 'preact/hooks'
import type { ActivityEvent } from '#shared/activity.ts'
import type { IsoTime } from '#shared/time.ts'
import { Icon } from '../../ui/Icon.tsx'
import { VirtualList } from '../../ui/VirtualList.tsx'
import { useWords } from '../../ui/words.ts'
import { eventTitle, saidOf } from './event-words.ts'
import { isFiltered } from './filter.ts'
import { Filters } from './Filters.tsx'
import { isFailed, kindIcon } from './kind-groups.ts'
import type { ActivityModel } from './model.ts'

/** px; where there is little room, what is said of an event takes three lines. */
const ROW = 72

export const Timeline = ({ model, now }: { model: ActivityModel; now: IsoTime }) => {
  const { t, date } = useWords()
  const events = model.events.value ?? []
  const days = byDay(events, (at) => date(at, now))
  return (
    <section class="card full timeline" aria-labelledby="timeline">
      <div class="title">
        <h2 id="timeline">{t('activity.timeline')}</h2>
        {(['csv', 'json'] as const).map((format) => (
          <button
            key={format}
            type="button"
            class="btn"
            aria-label={t('activity.take', { format: format.toUpperCase() })}
            onClick={() => void model.take(format)}
          >
            {format.toUpperCase()}
          </button>
        ))}
      </div>
      <Filters model={model} />
      {events.length === 0 && (
        <p class="lead muted" role="status">
          {t(isFiltered(model.filter.value) ? 'activity.none.found' : 'activity.none')}
        </p>
      )}
      {days.map(({ day, events }) => (
        <section key={day} aria-label={day}>
          <h3>{day}</h3>
          <VirtualList
            label={day}
            count={events.length}
            rowHeight={ROW}
            onRange={() => undefined}
            row={(index) => {
              const event = events[index]
              return event && <Row event={event} />
            }}
          />
        </section>
      ))}
      {model.next.value !== null && <Older model={model} />}
    </section>
  )
}

interface DayOfEvents {
  readonly day: string
  readonly events: ActivityEvent[]
}

/** Neighbours that happened on the same day of the reader. */
function byDay(events: readonly ActivityEvent[], dayOf: (at: IsoTime) => string): DayOfEvents[] {
  const days: DayOfEvents[] = []
  for (const event of events) {
    const day = dayOf(event.at)
    const last = days.at(-1)
    if (last?.day === day) last.events.push(event)
    else days.push({ day, events: [event] })
  }
  return days
}

const Row = ({ event }: { event: ActivityEvent }) => {
  const words = useWords()
  const { at, kind } = event
  return (
    <div class="event">
      <time class="muted s" dateTime={at}>
        {words.moment(at, at)}
      </time>
      <span class={`glyph ${isFailed(kind) ? 'warning' : 'unknown'}`}>
        <Icon name={kindIcon(kind)} size={14} />
      </span>
      <span class="text">
        <b>{eventTitle(words, event)}</b>
        <small>{saidOf(words, event)}</small>
      </span>
    </div>
  )
}

/** Fetched before its end is seen; the button is for whoever does not scroll. */
const Older = ({ model }: { model: ActivityModel }) => {
  const { t } = useWords()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const near = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) void model.older()
      },
      { rootMargin: '800px' },
    )
    if (button.current) near.observe(button.current)
    return () => near.disconnect()
    // a page that was too short to push it away is followed by the next
  }, [model.events.value])
  return (
    <button
      type="button"
      class="btn"
      ref={button}
      aria-disabled={model.busy.value}
      onClick={() => void model.older()}
    >
      {t(model.busy.value ? 'app.loading' : 'activity.older')}
    </button>
  )
}
