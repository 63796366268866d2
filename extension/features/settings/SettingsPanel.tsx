/** Language, thresholds, notices and the daemon's port; each is kept as soon as it is chosen. */
import { useState } from 'preact/hooks'
import { languages, type Language, type Settings } from '#shared/settings.ts'
import { parseThresholds } from '../../core/thresholds.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { useWords } from '../../ui/words.ts'
import type { SettingsModel } from './model.ts'

/** A language is found by who speaks it: each by its own name. */
const nameByLanguage: Record<Language, string> = {
  en: 'English',
  fr: 'Français',
  de: 'Deutsch',
  it: 'Italiano',
  es: 'Español',
}
const severities = ['critical', 'warning', 'notice'] as const

export const SettingsPanel = ({ model }: { model: SettingsModel }) => {
  const words = useWords()
  const { t } = words
  const settings = model.settings.value
  if (!settings) return null
  const told = model.trouble.value
    ? troubleSentence(words, model.trouble.value)
    : model.saved.value
      ? t('app.saved')
      : ''
  const notices = (changes: Partial<Settings['notices']>) =>
    void model.change({ notices: { ...settings.notices, ...changes } })
  return (
    <>
      <section class="card form" aria-labelledby="language">
        <h2 id="language">{t('settings.language')}</h2>
        <select
          aria-labelledby="language"
          value={settings.language ?? ''}
          onChange={({ currentTarget: { value } }) =>
            void model.change({ language: languages.find((one) => one === value) ?? null })
          }
        >
          <option value="">{t('settings.language.follow')}</option>
          {languages.map((language) => (
            <option key={language} value={language} lang={language}>
              {nameByLanguage[language]}
            </option>
          ))}
        </select>
      </section>
      <Thresholds
        days={settings.domainThresholds}
        onChange={(domainThresholds) => void model.change({ domainThresholds })}
      />
      <PasswordDays
        days={settings.passwordDays}
        onChange={(passwordDays) => void model.change({ passwordDays })}
      />
      <section class="card form" aria-labelledby="notices">
        <h2 id="notices">{t('settings.notices')}</h2>
        {(['browser', 'desktop'] as const).map((channel) => (
          <label key={channel} class="tick">
            <input
              type="checkbox"
              checked={settings.notices[channel]}
              onChange={({ currentTarget }) => notices({ [channel]: currentTarget.checked })}
            />
            {t(`settings.notices.${channel}`)}
          </label>
        ))}
        <label>
          {t('settings.notices.least')}
          <select
            value={settings.notices.least}
            onChange={({ currentTarget: { value } }) =>
              notices({ least: severities.find((one) => one === value) ?? settings.notices.least })
            }
          >
            {severities.map((severity) => (
              <option key={severity} value={severity}>
                {t(`severity.${severity}`)}
              </option>
            ))}
          </select>
        </label>
      </section>
      <p class={told === '' ? 'hidden' : 'saved'} role="status">
        {told}
      </p>
    </>
  )
}

const Thresholds = ({ days, onChange }: { days: readonly number[]; onChange: (days: number[]) => void }) => {
  const { t } = useWords()
  const [wrong, setWrong] = useState(false)
  return (
    <section class="card form" aria-labelledby="thresholds">
      <h2 id="thresholds">{t('settings.domains')}</h2>
      <label>
        {t('settings.thresholds')}
        <input
          inputMode="numeric"
          defaultValue={days.join(', ')}
          aria-invalid={wrong}
          aria-describedby="thresholds-hint"
          onChange={({ currentTarget }) => {
            const parsed = parseThresholds(currentTarget.value)
            setWrong(parsed === null)
            if (parsed) onChange(parsed)
          }}
        />
      </label>
      <small id="thresholds-hint" class={wrong ? 'error' : ''}>
        {t(wrong ? 'settings.thresholds.wrong' : 'settings.thresholds.hint')}
      </small>
    </section>
  )
}

const PasswordDays = ({ days, onChange }: { days: number; onChange: (days: number) => void }) => {
  const { t } = useWords()
  const [wrong, setWrong] = useState(false)
  return (
    <section class="card form" aria-labelledby="password-days">
      <h2 id="password-days">{t('settings.password')}</h2>
      <label>
        {t('settings.password.days')}
        <input
          inputMode="numeric"
          defaultValue={String(days)}
          aria-invalid={wrong}
          aria-describedby="password-days-hint"
          onChange={({ currentTarget }) => {
            const typed = Number(currentTarget.value)
            const isWrong = !Number.isInteger(typed) || typed < 30 || typed > 3650
            setWrong(isWrong)
            if (!isWrong) onChange(typed)
          }}
        />
      </label>
      <small id="password-days-hint" class={wrong ? 'error' : ''} role={wrong ? 'alert' : undefined}>
        {wrong ? t('settings.password.wrong') : ''}
      </small>
    </section>
  )
}
