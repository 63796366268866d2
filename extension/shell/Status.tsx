/** Lines above the content: how old it is, what failed, what the daemon says of itself; and a live region that tells it. */
import { askForDaemon } from '../core/daemon.ts'
import { troubleSentence } from '../core/trouble-words.ts'
import { useWords } from '../ui/words.ts'
import type { App } from './app.ts'
import { StartButton } from './StartButton.tsx'
import { iso } from '#shared/time.ts'
import { olderOf } from '#shared/version-skew.ts'

export const StatusLines = ({ app }: { app: App }) => {
  const words = useWords()
  const { t, relative } = words
  const { overview, trouble, failure, receivedAt, now } = app.overview
  const value = overview.value
  const stale = trouble.value !== null && value !== null
  const older = value && olderOf(app.version, value.version)
  return (
    <div class="status-lines" role="status">
      {stale && trouble.value && (
        <p class="banner unknown">
          <b class="block">{troubleSentence(words, trouble.value)}</b>
          {t('app.as-of', { when: relative(iso(receivedAt.value), iso(Date.now())) })}{' '}
          {trouble.value.type === 'blocked' ? (
            <button type="button" class="link" onClick={() => void askForDaemon().then(app.refresh)}>
              {t('trouble.blocked.action')}
            </button>
          ) : (
            <button type="button" class="link" onClick={() => void app.refresh()}>
              {t('app.retry')}
            </button>
          )}{' '}
          {trouble.value.type === 'unreachable' && <StartButton app={app} look="link" />}
        </p>
      )}
      {failure.value && <p class="banner critical">{troubleSentence(words, failure.value)}</p>}
      {older && (
        <p class="banner warning">
          {t('app.version-differs', { extension: app.version, daemon: value.version, older })}
        </p>
      )}
      {value?.warnings.map((warning) => (
        <p key={warning} class="banner warning">
          {warning}
        </p>
      ))}
      <span class="hidden">{app.overview.syncing.value ? t('sync.running') : now.value && ''}</span>
    </div>
  )
}

export const SandboxRibbon = ({ app }: { app: App }) => {
  const { t } = useWords()
  return app.overview.overview.value?.sandbox ? <p class="ribbon">{t('app.sandbox')}</p> : null
}

export const SyncLine = ({ app }: { app: App }) => {
  const { t, relative } = useWords()
  const { overview, syncing, now } = app.overview
  const last = overview.value?.lastSyncAt ?? null
  return (
    <div class="sync">
      <span class="muted s">
        {last === null ? t('sync.never') : t('sync.last', { when: relative(last, now.value) })}
      </span>
      <button type="button" class="link" disabled={syncing.value} onClick={() => void app.overview.sync()}>
        {t(syncing.value ? 'sync.running' : 'sync.now')}
      </button>
    </div>
  )
}

/** Only on the very first run: shapes of what will be there. */
export const FirstRun = () => {
  const { t } = useWords()
  return (
    <div class="first-run" role="status" aria-label={t('app.loading')}>
      <div class="hero">
        <i class="bone round" />
        <div>
          <i class="bone wide" />
          <i class="bone" />
        </div>
      </div>
      {[0, 1, 2].map((index) => (
        <i key={index} class="bone row" />
      ))}
    </div>
  )
}
