/** From a token of the person's own to a connected account: three steps, and no more scopes than are needed. */
import { fieldText } from '../../ui/fields.ts'
import { useWords } from '../../ui/words.ts'
import type { ConnectionsModel } from './model.ts'

const scopes = ['accounts', 'user_info', 'user_email', 'domain:read', 'users', 'event'] as const

export const ConnectForm = ({
  model,
  onTokens,
  open,
}: {
  model: ConnectionsModel
  onTokens: () => void
  open: boolean
}) => {
  const { t } = useWords()
  const learnt = model.learnt.value
  const busy = model.busy.value
  const allowed = learnt?.filter(({ state }) => state === 'allowed').length ?? 0
  const submit = async (form: HTMLFormElement) => {
    const taken = await model.connect(
      fieldText(form, 'name'),
      fieldText(form, 'token'),
      fieldText(form, 'passphrase'),
    )
    // the page keeps nothing of it, taken or not, once the daemon has it
    if (taken) form.reset()
  }
  return (
    <details class="sub" open={open}>
      <summary>
        <b>{t('overview.empty.action')}</b>
      </summary>
      <ol class="steps">
        <li>
          {t('connection.step.token')}{' '}
          <button type="button" class="link" onClick={onTokens}>
            {t('connection.open-tokens')}
          </button>
        </li>
        <li>
          {t('connection.step.scopes')}
          <ul class="scopes">
            {scopes.map((scope) => (
              <li key={scope}>
                <code>{scope}</code> {t(`connection.scope.${scope}`)}
              </li>
            ))}
          </ul>
          <p class="muted s">{t('connection.scope.never')}</p>
        </li>
        <li>{t('connection.step.paste')}</li>
      </ol>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          void submit(event.currentTarget)
        }}
      >
        <label>
          {t('connection.name')}
          <input
            name="name"
            required
            defaultValue="work"
            maxLength={32}
            pattern="[a-z0-9]([a-z0-9\-]{0,30}[a-z0-9])?"
            title={t('connection.name.wrong')}
            autocomplete="off"
          />
          <small>{t('connection.name.hint')}</small>
        </label>
        <label>
          {t('connection.token')}
          <input name="token" type="password" required minLength={8} autocomplete="off" spellcheck={false} />
          <small>{t('connection.replace')}</small>
        </label>
        {model.mayChoosePassphrase.value && (
          <label>
            {t('connection.passphrase')}
            <input
              name="passphrase"
              type="password"
              minLength={8}
              maxLength={1024}
              autocomplete="new-password"
            />
            <small>{t('connection.passphrase.hint')}</small>
          </label>
        )}
        <button type="submit" class="btn primary" disabled={busy}>
          {t(busy ? 'connection.busy' : 'connection.submit')}
        </button>
      </form>
      <p role="status">
        {learnt &&
          (allowed === 0 ? t('connection.refused') : t('connection.done', { allowed, all: learnt.length }))}
      </p>
    </details>
  )
}
