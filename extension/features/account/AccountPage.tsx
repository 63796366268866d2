/** The person's own logins: what is known of each, what they state of it, and what they change. */
import { useLayoutEffect } from 'preact/hooks'
import { accountFactKeys, type AccountView } from '#shared/account-view.ts'
import type { IsoTime } from '#shared/time.ts'
import type { ChangeModel } from '../../core/change-model.ts'
import type { Trouble } from '../../core/trouble.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { ChangeCard } from '../../ui/ChangeCard.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { State } from '../../ui/State.tsx'
import { useWords } from '../../ui/words.ts'
import { AccountSections, type AccountSectionsProps } from './AccountSections.tsx'
import type { AccountModel, Undo } from './model.ts'

export interface AccountPageProps extends Pick<AccountSectionsProps, 'onGuided'> {
  readonly model: AccountModel
  readonly change: ChangeModel
  readonly now: IsoTime
}

export const AccountPage = ({ model, change, now, onGuided }: AccountPageProps) => {
  const words = useWords()
  const { t } = words
  // before it is painted, as every page that is read when it is looked at
  useLayoutEffect(() => {
    void model.read()
  }, [])
  const accounts = model.accounts.value
  const failure = model.failure.value
  const done = change.result.value
  // what came of a change is read again by the daemon's next look; what it wrote is shown at once
  useLayoutEffect(() => {
    if (done !== null) void model.read()
  }, [done])
  const refused = change.trouble.value
  return (
    <>
      <h1>{t('nav.account')}</h1>
      {failure && (
        <p class="error" role="alert">
          {isConflict(failure) ? t('account.state.conflict') : troubleSentence(words, failure)}
        </p>
      )}
      <TakenBack undo={model.undoable.value} onUndo={() => void model.undo()} />
      <ChangeCard
        change={change}
        trouble={refused && troubleSentence(words, refused)}
        onGuided={(action) => onGuided(action)?.()}
      />
      {accounts === null ? (
        <Instead model={model} />
      ) : (
        accounts.map((account) => (
          <section key={account.login} class="account" aria-label={account.email ?? account.login}>
            <Who account={account} among={accounts.length} />
            <AccountSections
              model={model}
              account={account}
              now={now}
              onGuided={onGuided}
              onChange={(request) => {
                void change.look(request)
                scrollTo(0, 0)
              }}
            />
          </section>
        ))
      )}
    </>
  )
}

const isConflict = (trouble: Trouble) => trouble.type === 'problem' && trouble.code === 'conflict'

const Instead = ({ model }: { model: AccountModel }) => {
  const words = useWords()
  const trouble = model.trouble.value
  if (trouble === null) return <Loading />
  return (
    <State icon="link" title={troubleSentence(words, trouble)}>
      <button type="button" class="btn" onClick={() => void model.read()}>
        {words.t('app.retry')}
      </button>
    </State>
  )
}

const Who = ({ account: { login, name, email, state }, among }: { account: AccountView; among: number }) => {
  const { t } = useWords()
  return (
    <header class="account-who">
      {email === null ? (
        <p class="muted">{t('account.unheard')}</p>
      ) : (
        <h2>
          {name !== null && name !== '' && name !== email && <b>{name}</b>} <bdi>{email}</bdi>
        </h2>
      )}
      {(among > 1 || email === null) && <small>{t('account.login', { login })}</small>}
      {state === 'locked' && <p class="note">{t('account.locked')}</p>}
    </header>
  )
}

const TakenBack = ({ undo, onUndo }: { undo: Undo | null; onUndo: () => void }) => {
  const { t } = useWords()
  if (undo === null) return null
  const key = accountFactKeys.find((one) => one === undo.key)
  // a key that this version does not name is shown as it is
  const what = key ? t(`account.fact.${key}`) : undo.key
  return (
    <p class="closed" role="status">
      {t('account.state.taken-back', { what })}{' '}
      <button type="button" class="link" onClick={onUndo}>
        {t('names.undo')}
      </button>
    </p>
  )
}
