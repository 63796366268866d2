/** What happened to a name since it is looked after, newest first. */
import type { DomainDetail, NameEvent } from '#shared/domain-detail.ts'
import type { Translator } from '#shared/i18n.ts'
import type { IsoTime } from '#shared/time.ts'
import { useWords } from '../../ui/words.ts'

/** More than these are a page of their own, which opens in place. */
const SHOWN = 8

export const NameHistory = ({ detail, now }: { detail: DomainDetail; now: IsoTime }) => {
  const { t } = useWords()
  const { history } = detail
  const rest = history.slice(SHOWN)
  return (
    <section class="card" aria-labelledby="name-history">
      <h2 id="name-history">{t('name.history')}</h2>
      {history.length === 0 && <p class="muted s">{t('name.history.none')}</p>}
      <Events events={history.slice(0, SHOWN)} now={now} />
      {rest.length > 0 && (
        <details>
          <summary class="s">{t('name.history.more', { count: rest.length })}</summary>
          <Events events={rest} now={now} />
        </details>
      )}
    </section>
  )
}

const Events = ({ events, now }: { events: readonly NameEvent[]; now: IsoTime }) => {
  const words = useWords()
  const { t, moment } = words
  return (
    <ol class="history">
      {events.map((event) => (
        <li key={event.at}>
          <time class="muted s" dateTime={event.at}>
            {moment(event.at, now)}
          </time>
          <span>
            <b>{t(`phase.${event.phase}`)}</b>
            <small class="block">{eventClauses(words, event, now).join(' · ')}</small>
          </span>
        </li>
      ))}
    </ol>
  )
}

const eventClauses = ({ t, date }: Translator, event: NameEvent, now: IsoTime): string[] => [
  ...(event.paidUntil === null ? [] : [t('name.event.paid', { date: date(event.paidUntil, now) })]),
  ...(event.expiry === null ? [] : [t('name.event.expiry', { date: date(event.expiry, now) })]),
  ...event.statuses,
]
