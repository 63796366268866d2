/** Connected accounts: what each token may read, lists that were kept back, and how to connect another. */
import { SANDBOX_CONNECTION, type Connection } from '#shared/connections.ts'
import type { IsoTime } from '#shared/time.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import { useWords } from '../../ui/words.ts'
import { ConnectForm } from './ConnectForm.tsx'
import type { ConnectionsModel } from './model.ts'

export interface ConnectionsPanelProps {
  readonly model: ConnectionsModel
  readonly now: IsoTime
  readonly sandbox: boolean
  readonly onTokens: () => void
}

const toneByState = {
  ok: 'ok',
  partial: 'notice',
  refused: 'warning',
  failed: 'warning',
  rejected: 'critical',
  locked: 'unknown',
  'never-asked': 'unknown',
} as const satisfies Record<Connection['state'], string>

export const ConnectionsPanel = ({ model, now, sandbox, onTokens }: ConnectionsPanelProps) => {
  const words = useWords()
  const { t } = words
  const connections = model.connections.value
  return (
    <section class="card" aria-labelledby="connections">
      <h2 id="connections">{t('settings.connections')}</h2>
      {sandbox && <p class="banner notice">{t('connection.sandbox')}</p>}
      {connections?.length === 0 && <p class="muted">{t('connection.none')}</p>}
      {connections?.map((connection) => (
        <ConnectionView
          key={connection.name}
          connection={connection}
          model={model}
          now={now}
          isFixed={sandbox && connection.name === SANDBOX_CONNECTION}
        />
      ))}
      {model.trouble.value && (
        <p class="error" role="alert">
          {troubleSentence(words, model.trouble.value)}
        </p>
      )}
      <ConnectForm model={model} onTokens={onTokens} open={connections?.length === 0} />
    </section>
  )
}

const ConnectionView = ({
  connection,
  model,
  now,
  isFixed,
}: {
  connection: Connection
  model: ConnectionsModel
  now: IsoTime
  isFixed: boolean
}) => {
  const { t, relative } = useWords()
  const { name, state, lastSyncAt, keptBack, capabilities } = connection
  return (
    <div class="sub">
      <div class="line">
        <span class="grow">
          <b>{name}</b>{' '}
          <small>
            {lastSyncAt === null ? t('sync.never') : t('sync.last', { when: relative(lastSyncAt, now) })}
          </small>
        </span>
        <span class={`pill ${toneByState[state]}`}>{t(`connection.state.${state}`)}</span>
        {!isFixed && (
          <ConfirmButton
            label={t('connection.disconnect')}
            question={t('connection.disconnect.confirm')}
            onConfirm={() => void model.disconnect(name)}
          />
        )}
      </div>
      {keptBack.map((kept) => (
        <p key={kept.list + kept.organisation} class="banner warning line">
          <span class="grow">{t('connection.kept-back', kept)}</span>
          <button
            type="button"
            class="btn"
            onClick={() => void model.believe(name, kept.list, kept.organisation)}
          >
            {t('connection.believe')}
          </button>
        </p>
      ))}
      <details>
        <summary class="s">{t('connection.capabilities')}</summary>
        <table>
          <thead>
            <tr>
              <th>{t('connection.column.call')}</th>
              <th>{t('connection.column.state')}</th>
            </tr>
          </thead>
          <tbody>
            {capabilities.map(({ call, state }) => (
              <tr key={call}>
                <td class="mono">{call}</td>
                <td>
                  <span
                    class={`pill ${state === 'allowed' ? 'ok' : state === 'refused' ? 'warning' : 'unknown'}`}
                  >
                    {t(`capability.${state}`)}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  )
}
