/** Application passwords: which there are, what each is for, when it was last used, and those that apps still need. */
import { useLayoutEffect } from 'preact/hooks'
import type { ApplicationPasswords } from '#shared/application-passwords.ts'
import { isKnown } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'
import type { ActionId } from '#shared/actions.ts'
import type { ChangeModel } from '../../core/change-model.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { ChangeCard } from '../../ui/ChangeCard.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { State } from '../../ui/State.tsx'
import { useWords } from '../../ui/words.ts'
import type { ApplicationPasswordsModel } from './application-passwords-model.ts'
import { ApplicationPasswordsRow } from './ApplicationPasswordsRow.tsx'
import { BackToCodes } from './BackToCodes.tsx'

export interface ApplicationPasswordsPageProps {
  readonly tools: ApplicationPasswordsModel
  readonly change: ChangeModel
  readonly now: IsoTime
  /** `null` where the page of an action is not known. */
  readonly onGuided: (action: ActionId) => (() => void) | null
}

export const ApplicationPasswordsPage = ({ tools, change, now, onGuided }: ApplicationPasswordsPageProps) => {
  const words = useWords()
  const { t } = words
  const done = change.result.value
  // one that was just made stands in the list
  useLayoutEffect(() => void tools.read(), [done])
  const logins = tools.logins.value
  const failure = tools.failure.value
  const refused = change.trouble.value
  const revoke = onGuided('manage-application-passwords')
  return (
    <div class="name-page narrow">
      <BackToCodes />
      <h1>{t('spare.tools')}</h1>
      <p class="muted">{t('spare.tools.intro')}</p>
      <p class={failure ? 'error' : 'hidden'} role="alert">
        {failure && troubleSentence(words, failure)}
      </p>
      <p class={tools.undo.value ? 'closed' : 'hidden'} role="status">
        {tools.undo.value && (
          <>
            {t('spare.said')}{' '}
            <button type="button" class="link" onClick={() => void tools.takeBack()}>
              {t('names.undo')}
            </button>
          </>
        )}
      </p>
      <ChangeCard
        change={change}
        trouble={refused && troubleSentence(words, refused)}
        onGuided={(action) => onGuided(action)?.()}
      />
      {logins === null ? (
        <Instead tools={tools} />
      ) : (
        logins.map((login) => (
          <section key={login.connection} class="card form" aria-labelledby={`tools-${login.connection}`}>
            <h2 id={`tools-${login.connection}`}>
              <bdi>{login.email ?? login.connection}</bdi>
            </h2>
            <Due tools={tools} login={login} now={now} />
            <List tools={tools} login={login} now={now} />
            <div class="buttons">
              <button
                type="button"
                class="btn"
                onClick={() =>
                  void change.look({ kind: 'application-password', connection: login.connection })
                }
              >
                {t('account.tools.create')}
              </button>
              {revoke && (
                <button type="button" class="btn" onClick={revoke}>
                  {t('action.manage-application-passwords.label')}
                </button>
              )}
            </div>
          </section>
        ))
      )}
    </div>
  )
}

interface PartProps {
  readonly tools: ApplicationPasswordsModel
  readonly login: ApplicationPasswords
  readonly now: IsoTime
}

const List = ({ tools, login, now }: PartProps) => {
  const { t } = useWords()
  const { passwords } = login
  if (!isKnown(passwords))
    return (
      <p class="muted">
        {t('app.unknown')}. {t(`reason.${passwords.unknown}`)}
      </p>
    )
  if (passwords.known.length === 0) return <p class="muted">{t('account.tools.none')}</p>
  return (
    <ul aria-label={t('spare.tools')}>
      {passwords.known.map((one) => (
        <ApplicationPasswordsRow key={one.id} tools={tools} login={login} one={one} now={now} />
      ))}
    </ul>
  )
}

/** Which apps need one after the second step was switched on (guide: two-step verification). */
const needy = ['mail', 'calendar', 'drive', 'other'] as const

const Due = ({ tools, login: { connection, switchedOnAt, doneAt }, now }: PartProps) => {
  const { t, date } = useWords()
  if (switchedOnAt === null || doneAt !== null) return null
  return (
    <div class="note form" role="group" aria-label={t('spare.due.title')}>
      <p>
        <b>{t('spare.due', { date: date(switchedOnAt, now) })}</b>
      </p>
      <ul>
        {needy.map((kind) => (
          <li key={kind}>{t(`spare.due.${kind}`)}</li>
        ))}
      </ul>
      <div class="buttons">
        <button type="button" class="btn" onClick={() => void tools.finish(connection)}>
          {t('spare.due.done')}
        </button>
      </div>
    </div>
  )
}

const Instead = ({ tools }: { tools: ApplicationPasswordsModel }) => {
  const words = useWords()
  const trouble = tools.trouble.value
  if (trouble === null) return <Loading />
  return (
    <State icon="alert" title={troubleSentence(words, trouble)}>
      <button type="button" class="btn" onClick={() => void tools.read()}>
        {words.t('app.retry')}
      </button>
    </State>
  )
}
