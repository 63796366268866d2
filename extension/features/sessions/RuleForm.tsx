/** What else ends the session of a site; each choice is kept as soon as it is made. */
import { useId, useState } from 'preact/hooks'
import type { MessageKey } from '#shared/i18n.ts'
import type { SiteRule } from '#shared/sessions.ts'
import { readable } from '../../core/readable-host.ts'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import { useWords } from '../../ui/words.ts'
import type { SessionsModel } from './model.ts'
import { Snooze } from './Snooze.tsx'
import { isSnoozed } from './standing.ts'

const spans = [
  { field: 'afterHours', label: 'sessions.also.hours', unit: 'sessions.unit.hours', most: 720, usual: 8 },
  {
    field: 'afterIdleMinutes',
    label: 'sessions.also.idle',
    unit: 'sessions.unit.minutes',
    most: 1440,
    usual: 30,
  },
] as const
const events = [
  { field: 'whenLocked', key: 'sessions.also.locked' },
  { field: 'whenLastTabCloses', key: 'sessions.also.last-tab' },
] as const

export const RuleForm = ({ model, rule }: { model: SessionsModel; rule: SiteRule }) => {
  const { t } = useWords()
  const isFixed = model.local.value?.managed.includes(rule.site) === true
  const change = (changes: Partial<SiteRule>) => void model.change({ ...rule, ...changes })
  return (
    <fieldset class="form rule" disabled={isFixed}>
      {isFixed && <small>{t('error.managed')}</small>}
      <fieldset>
        <legend>{t('sessions.also')}</legend>
        {spans.map(({ field, ...span }) => (
          <Span key={field} {...span} value={rule[field]} onChange={(value) => change({ [field]: value })} />
        ))}
        {events.map(({ field, key }) => (
          <label key={field} class="tick">
            <input
              type="checkbox"
              checked={rule[field]}
              onChange={({ currentTarget }) => change({ [field]: currentTarget.checked })}
            />
            {t(key)}
          </label>
        ))}
      </fieldset>
      <label class="tick">
        <input
          type="checkbox"
          checked={rule.framesElsewhere === 'shut'}
          onChange={({ currentTarget }) =>
            change({ framesElsewhere: currentTarget.checked ? 'shut' : 'open' })
          }
        />
        {t('sessions.frames')}
      </label>
      <small>{t('sessions.frames.hint')}</small>
      <label>
        {t('sessions.update')}
        <select
          value={rule.onBrowserUpdate}
          onChange={({ currentTarget: { value } }) =>
            change({ onBrowserUpdate: value === 'keep' ? 'keep' : 'end' })
          }
        >
          <option value="end">{t('sessions.update.end')}</option>
          <option value="keep">{t('sessions.update.keep')}</option>
        </select>
      </label>
      {!isSnoozed(rule, model.now.value) && <Snooze model={model} rule={rule} />}
      <div class="line">
        <ConfirmButton
          label={t('sessions.drop')}
          question={t('sessions.drop.ask', { site: readable(rule.site) })}
          onConfirm={() => void model.drop(rule.site)}
        />
        <span class="saved" role="status">
          {model.saved.value === rule.site ? t('app.saved') : ''}
        </span>
      </div>
    </fieldset>
  )
}

const Span = ({
  label,
  unit,
  most,
  usual,
  value,
  onChange,
}: {
  label: MessageKey
  unit: MessageKey
  most: number
  usual: number
  /** Null where this ends nothing. */
  value: number | null
  onChange: (value: number | null) => void
}) => {
  const { t } = useWords()
  const [wrong, setWrong] = useState(false)
  const hint = useId()
  const take = (text: string) => {
    const wanted = Number(text)
    const valid = text.trim() !== '' && Number.isInteger(wanted) && wanted >= 1 && wanted <= most
    setWrong(!valid)
    if (valid) onChange(wanted)
  }
  return (
    <div class="span">
      <label class="tick">
        <input
          type="checkbox"
          checked={value !== null}
          onChange={({ currentTarget }) => {
            setWrong(false)
            onChange(currentTarget.checked ? usual : null)
          }}
        />
        {t(label)}
      </label>
      {value !== null && (
        <label class="number">
          <input
            inputMode="numeric"
            defaultValue={String(value)}
            aria-invalid={wrong}
            aria-describedby={hint}
            onChange={({ currentTarget }) => take(currentTarget.value)}
          />
          {t(unit)}
        </label>
      )}
      <small id={hint} class={wrong ? 'error' : 'hidden'}>
        {t('sessions.wrong-number', { most })}
      </small>
    </div>
  )
}
