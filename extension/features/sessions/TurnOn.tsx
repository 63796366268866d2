/** What a rule will do, all of it, before it is switched on. */
import { INFOMANIAK_SITE, SANDBOX_SITE } from '#shared/sessions.ts'
import { readable } from '../../core/readable-host.ts'
import { useWords } from '../../ui/words.ts'
import type { SessionsModel } from './model.ts'
import { Shares } from './Shares.tsx'

export interface TurnOnProps {
  readonly model: SessionsModel
  readonly site: string
  /** The part of it that the person named, if it was not the whole. */
  readonly part: string | null
  /** The button is the first thing to do on this view. */
  readonly primary: boolean
  /** Null where there is nothing to go back to. */
  readonly onCancel: (() => void) | null
  readonly onDone: () => void
}

export const TurnOn = ({ model, site, part, primary, onCancel, onDone }: TurnOnProps) => {
  const { t } = useWords()
  const name = readable(site)
  const busy = model.busy.value.has(site)
  const turnOn = async () => {
    if (await model.turnOn(site)) onDone()
  }
  return (
    <div class="ask">
      {part !== null && <p>{t('sessions.on.whole', { site: name, part: readable(part) })}</p>}
      <p>{t('sessions.on.text', { site: name })}</p>
      <Shares model={model} site={site} />
      <ul class="plain muted s">
        <li>{t('sessions.open-tabs')}</li>
        {(site === INFOMANIAK_SITE || site === SANDBOX_SITE) && <li>{t('sessions.on.mail')}</li>}
        <li>{t('sessions.on.permission')}</li>
      </ul>
      {model.refused.value === site && (
        <p class="error" role="alert">
          {t('sessions.on.refused', { site: name })}
        </p>
      )}
      <div class="buttons">
        <button
          type="button"
          class={primary ? 'btn primary' : 'btn'}
          aria-label={t('sessions.on.named', { site: name })}
          aria-disabled={busy}
          onClick={() => {
            if (!busy) void turnOn()
          }}
        >
          {t(busy ? 'sessions.on.busy' : 'sessions.on')}
        </button>
        {onCancel && (
          <button type="button" class="btn" onClick={onCancel}>
            {t('app.cancel')}
          </button>
        )}
      </div>
    </div>
  )
}
