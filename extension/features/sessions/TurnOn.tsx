/** What a rule will do, all of it, before it is switched on. */
import { useState } from 'preact/hooks'
import { INFOMANIAK_SITE, SANDBOX_SITE } from '#shared/sessions.ts'
import { useWords } from '../../ui/words.ts'
import type { SessionsModel } from './model.ts'
import { Shares } from './Shares.tsx'
import { readable, type NamedSite } from './site-name.ts'

export interface TurnOnProps {
  readonly model: SessionsModel
  readonly named: NamedSite
  /** The button is the first thing to do on this view. */
  readonly primary: boolean
  /** Null where there is nothing to go back to. */
  readonly onCancel: (() => void) | null
  readonly onDone: () => void
}

export const TurnOn = ({ model, named, primary, onCancel, onDone }: TurnOnProps) => {
  const { t } = useWords()
  const [onlyPart, setOnlyPart] = useState(false)
  const site = named.whole === null || onlyPart ? named.site : named.whole
  const name = readable(site)
  const busy = model.busy.value.has(site)
  const turnOn = async () => {
    if (await model.turnOn(site)) onDone()
  }
  return (
    <div class="ask">
      {named.whole !== null && (
        <fieldset>
          <legend>{t('sessions.on.part')}</legend>
          {[
            { only: false, label: t('sessions.on.whole', { site: readable(named.whole) }) },
            { only: true, label: t('sessions.on.only', { site: readable(named.site) }) },
          ].map(({ only, label }) => (
            <label key={label} class="tick">
              <input
                type="radio"
                name="part"
                checked={onlyPart === only}
                onChange={() => setOnlyPart(only)}
              />
              {label}
            </label>
          ))}
        </fieldset>
      )}
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
