/** What was said, when, why, by which ways, and what became of it. */
import type { Delivery, SaidNotice } from '#shared/notice-channels.ts'
import { noticeWords } from '#shared/finding-words.ts'
import type { Translator } from '#shared/i18n.ts'
import type { IsoTime } from '#shared/time.ts'
import { hashOf, viewOfCheck } from '../../core/routes.ts'
import { NOTICES } from '../../core/settings-pages.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { useWords } from '../../ui/words.ts'
import { shownStates, type HistoryModel } from './history-model.ts'

export interface NoticeHistoryProps {
  readonly model: HistoryModel
  readonly now: IsoTime
}

export const NoticeHistory = ({ model, now }: NoticeHistoryProps) => {
  const words = useWords()
  const { t } = words
  const trouble = model.trouble.value
  const shown = model.shown()
  return (
    <div class="name-page">
      <a class="link back" href={hashOf('activity')}>
        <Icon name="back" size={14} />
        {t('nav.activity')}
      </a>
      <div class="title">
        <h1>{t('notices.page.history')}</h1>
        <a class="btn" href={hashOf('settings', NOTICES)}>
          {t('notices.page.settings')}
        </a>
      </div>
      <p class={trouble ? 'error' : 'hidden'} role="alert">
        {trouble && troubleSentence(words, trouble)}
      </p>
      {model.all.value === null ? (
        trouble === null && <Loading />
      ) : (
        <>
          <Segments
            label={t('notices.page.show')}
            segments={shownStates.map((id) => ({
              id,
              label: t(`notices.page.show.${id}`),
              count: undefined,
            }))}
            chosen={model.state.value}
            onChoose={(state) => (model.state.value = state)}
          />
          {shown.length === 0 && (
            <p class="lead muted">
              {t(model.state.value === 'all' ? 'notices.page.none' : 'notices.page.none.such')}
            </p>
          )}
          {shown.length > 0 && (
            <ul class="card said">
              {shown.map((said) => (
                <Said key={said.notice.id} model={model} said={said} now={now} />
              ))}
            </ul>
          )}
          {model.next.value !== null && (
            <button
              type="button"
              class="btn"
              aria-disabled={model.busy.value}
              onClick={() => {
                if (!model.busy.peek()) void model.older()
              }}
            >
              {t('notices.page.older')}
            </button>
          )}
        </>
      )}
    </div>
  )
}

/** Hours. */
const TOMORROW = 24

const Said = ({ model, said, now }: NoticeHistoryProps & { said: SaidNotice }) => {
  const words = useWords()
  const { t, moment } = words
  const { notice, deliveries } = said
  const { title, message } = noticeWords(words, notice)
  const settled = settledText(words, said, now)
  const answers = [
    [t('notices.page.acknowledge'), () => model.acknowledge(notice.id)],
    [t('notice.answer.snooze'), () => model.snooze(notice.id, TOMORROW)],
  ] as const
  return (
    <li class="line">
      <span class={`glyph ${settled === null ? notice.severity : 'unknown'}`}>
        <Icon name={settled === null ? 'alert' : 'check'} size={15} />
      </span>
      <span class="text grow">
        <a class="name" href={hashOf(viewOfCheck(notice.check))}>
          {title}
        </a>
        <small>
          {t(`severity.${notice.severity}`)} · {moment(notice.createdAt, now)} · {message}
        </small>
        {deliveries.map((delivery, at) => (
          <small key={at}>{deliveryText(words, delivery, now)}</small>
        ))}
      </span>
      {settled === null ? (
        <span class="line">
          {answers.map(([label, act]) => (
            <button
              key={label}
              type="button"
              class="btn"
              aria-label={`${label}: ${title}`}
              onClick={({ currentTarget }) => {
                // the button goes, and the keyboard goes on in the page
                currentTarget.closest('main')?.focus()
                void act()
              }}
            >
              {label}
            </button>
          ))}
        </span>
      ) : (
        <span class="pill unknown">{settled}</span>
      )}
    </li>
  )
}

/** Null while nobody has answered it, and it is still so. */
function settledText({ t, moment }: Translator, said: SaidNotice, now: IsoTime): string | null {
  const { acknowledged, snoozedUntil, overAt } = said
  if (overAt !== null) return t('notices.page.over', { when: moment(overAt, now) })
  if (acknowledged !== null) return t('notices.page.acknowledged', { when: moment(acknowledged.at, now) })
  return snoozedUntil && t('notices.page.snoozed', { when: moment(snoozedUntil, now) })
}

function deliveryText({ t, moment }: Translator, delivery: Delivery, now: IsoTime): string {
  const { channel, name, state, at, nextAt, fault, tries } = delivery
  const way = name || t(channel === 'desktop' ? 'channel.kind.desktop' : 'channel.kind.browser')
  const when = moment(nextAt ?? at, now)
  const due = nextAt === null ? 'no' : 'yes'
  const told = t(`notices.page.delivery.${state}`, { when, tries, due })
  return `${way}: ${told}${fault === null ? '' : `. ${t(`channel.fault.${fault}`)}`}`
}
