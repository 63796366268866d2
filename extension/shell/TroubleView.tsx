/** Why nothing can be shown, and the way out of it. */
import { askForDaemon } from '../core/daemon.ts'
import type { Trouble } from '../core/trouble.ts'
import { PairingPanel } from '../features/pairing/PairingPanel.tsx'
import { fieldText } from '../ui/fields.ts'
import { Command, State } from '../ui/State.tsx'
import { useWords } from '../ui/words.ts'
import type { App } from './app.ts'
import { StartButton } from './StartButton.tsx'
import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import { olderOf } from '#shared/version-skew.ts'

/** The person wants to pair anew although a token is here. */
const pairAnyway = signal(false)

interface TroubleViewProps {
  readonly app: App
  readonly trouble: Trouble
  /** What to do when one is locked out stands without the daemon as well. */
  readonly onRecovery: () => void
}

export const TroubleView = ({ onRecovery, ...props }: TroubleViewProps): VNode => (
  <>
    <Reason {...props} />
    <p class="state">
      <button type="button" class="link" onClick={onRecovery}>
        {useWords().t('trouble.recovery')}
      </button>
    </p>
  </>
)

const Reason = ({ app, trouble }: Pick<TroubleViewProps, 'app' | 'trouble'>): VNode => {
  const { t } = useWords()
  const retry = (
    <button type="button" class="btn" onClick={() => void app.refresh()}>
      {t('app.retry')}
    </button>
  )
  const port = String(app.port.value)
  const differs = (daemon: string | null) => {
    const older = daemon && olderOf(app.version, daemon)
    return older
      ? t('app.version-differs', { extension: app.version, daemon, older })
      : t('trouble.other-version.text')
  }
  switch (trouble.type) {
    case 'not-paired':
      if (app.policy.value['pairing'] === false)
        return <State icon="lock" title={t('trouble.not-paired.title')} text={t('error.managed')} />
      return <PairingPanel model={app.pairing} again={trouble.revoked} />
    case 'unreachable':
      return (
        <State
          icon="link"
          title={t('trouble.unreachable.title')}
          text={t('trouble.unreachable.text', { port })}
        >
          <StartButton app={app} look="btn primary" />
          <Command>npx latchkey start</Command>
          {retry}
        </State>
      )
    case 'blocked':
      return (
        <State icon="lock" title={t('trouble.blocked.title')} text={t('trouble.blocked.text')}>
          <button type="button" class="btn primary" onClick={() => void askForDaemon().then(app.refresh)}>
            {t('trouble.blocked.action')}
          </button>
        </State>
      )
    case 'impostor':
      if (pairAnyway.value && app.policy.value['pairing'] !== false)
        return <PairingPanel model={app.pairing} again={false} />
      return (
        <State icon="alert" title={t('trouble.impostor.title')} text={t('trouble.impostor.text', { port })}>
          <p class="muted">{t('trouble.impostor.hint')}</p>
          <div class="buttons">
            {retry}
            <button type="button" class="btn" onClick={() => (pairAnyway.value = true)}>
              {t('trouble.impostor.action')}
            </button>
          </div>
        </State>
      )
    case 'other-version':
      return (
        <State icon="alert" title={t('trouble.other-version.title')} text={differs(trouble.daemon)}>
          <Command>npx latchkey update</Command>
          {retry}
        </State>
      )
    case 'locked':
      return <UnlockForm app={app} />
    case 'problem':
      break
  }
  return (
    <State icon="alert" title={t('trouble.problem.title')} text={t(`error.${trouble.code}`)}>
      {retry}
    </State>
  )
}

const UnlockForm = ({ app }: { app: App }) => {
  const { t } = useWords()
  return (
    <State icon="lock" title={t('trouble.locked.title')} text={t('trouble.locked.text')}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          void app.overview.unlock(fieldText(event.currentTarget, 'passphrase'))
        }}
      >
        <label>
          {t('trouble.locked.passphrase')}
          <input name="passphrase" type="password" autocomplete="current-password" required autofocus />
        </label>
        <button type="submit" class="btn primary wide">
          {t('trouble.locked.action')}
        </button>
      </form>
    </State>
  )
}
