/** Who is paired, and the end of it. */
import type { IsoTime } from '#shared/time.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import { useWords } from '../../ui/words.ts'
import type { ClientsModel } from './model.ts'

export const ClientsPanel = ({ model, now }: { model: ClientsModel; now: IsoTime }) => {
  const words = useWords()
  const { t, relative } = words
  const clients = model.clients.value
  return (
    <section class="card" aria-labelledby="clients">
      <h2 id="clients">{t('settings.clients')}</h2>
      {clients?.length === 0 && <p class="muted">{t('clients.none')}</p>}
      {clients?.map(({ id, name, kind, lastUsedAt }) => (
        <div key={id} class="line sub">
          <span class="grow">
            <b>{name}</b>{' '}
            {id === model.own.value && <span class="pill ok">{t('sessions.this-browser')}</span>}
            {kind === 'script' && <span class="pill unknown">{t('clients.script')}</span>}
            <small class="block">
              {lastUsedAt === null
                ? t('clients.never-used')
                : t('clients.used', { when: relative(lastUsedAt, now) })}
            </small>
          </span>
          <ConfirmButton
            label={t('clients.revoke')}
            question={t('clients.revoke.confirm', { name })}
            onConfirm={() => void model.revoke(id)}
          />
        </div>
      ))}
      {model.trouble.value && (
        <p class="error" role="alert">
          {troubleSentence(words, model.trouble.value)}
        </p>
      )}
    </section>
  )
}
