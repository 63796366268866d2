/** Every browser of this computer that is paired, and whether it holds the policy; without the daemon, this one alone. */
import type { SessionsView } from '#shared/sessions.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/words.ts'
import type { SessionsModel } from './model.ts'
import { lookOfVerdict, worstVerdict } from './standing.ts'

type Browser = SessionsView['browsers'][number]

export const BrowsersList = ({ model }: { model: SessionsModel }) => {
  const { t, moment } = useWords()
  const seen = model.everywhere.value
  const now = model.now.value
  const startedAt = model.local.value?.startedAt ?? null
  const waiting = model.local.value?.undelivered ?? 0
  return (
    <>
      {seen ? (
        <ul class="browsers">
          {seen.browsers.map((one) => (
            <BrowserRow key={one.id} one={one} view={seen} model={model} />
          ))}
          {seen.browsers.length === 0 && <li class="muted">{t('sessions.browsers.none')}</li>}
        </ul>
      ) : (
        <ul class="browsers">
          <li>
            <span class="text">
              <b>{t('sessions.this-browser')}</b>
              {startedAt !== null && (
                <small>{t('sessions.browsers.since', { when: moment(startedAt, now) })}</small>
              )}
            </span>
          </li>
        </ul>
      )}
      {model.trouble.value && <p class="muted s">{t('sessions.browsers.alone')}</p>}
      {/* while it runs they are on their way */}
      {model.trouble.value && waiting > 0 && (
        <p class="muted s">{t('sessions.undelivered', { count: waiting })}</p>
      )}
    </>
  )
}

const BrowserRow = ({ one, view, model }: { one: Browser; view: SessionsView; model: SessionsModel }) => {
  const { t, moment } = useWords()
  const now = model.now.value
  const rules = view.rules.filter(({ browser }) => browser === one.id)
  const verdict = worstVerdict(rules.map(({ verdict }) => verdict))
  const look = verdict ? lookOfVerdict[verdict] : lookOfVerdict.unseen
  const isThis = one.id === model.own.value
  const small = [
    one.browser,
    one.startedAt === null ? '' : t('sessions.browsers.since', { when: moment(one.startedAt, now) }),
    isThis ? '' : t('sessions.browsers.seen', { when: moment(one.lastSeenAt, now) }),
  ]
  return (
    <li>
      <span class="text">
        <b>{isThis ? t('sessions.browsers.this', { name: one.name }) : one.name}</b>
        <small>{small.filter((part) => part !== '').join(' · ')}</small>
      </span>
      <span class={`pill ${look.tone}`}>
        <Icon name={look.icon} size={11} />
        {t(verdict ? `sessions.verdict.${verdict}` : 'sessions.browsers.no-rule')}
      </span>
    </li>
  )
}
