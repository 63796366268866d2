/** Language and thresholds, each kept as soon as it is chosen, and the way to the notices. */
import { useState } from 'preact/hooks'
import { languages } from '#shared/settings.ts'
import { nameByLanguage } from '../../core/language-names.ts'
import { hashOf } from '../../core/routes.ts'
import { NOTICES } from '../../core/settings-pages.ts'
import { parseThresholds } from '../../core/thresholds.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { useWords } from '../../ui/words.ts'
import type { SettingsModel } from './model.ts'

interface SettingsPanelProps {
  readonly model: SettingsModel
  /** The organisation has set it for this browser; the daemon says what is settled there. */
  readonly languageFixed: boolean
}

export const SettingsPanel = ({ model, ...policy }: SettingsPanelProps) => {
  const words = useWords()
  const { t } = words
  const settings = model.settings.value
  if (!settings) return null
  const isFixed = (key: string) => settings.locked.includes(key)
  const languageFixed = isFixed('language') || policy.languageFixed
  const told = model.trouble.value
    ? troubleSentence(words, model.trouble.value)
    : model.saved.value
      ? t('app.saved')
      : ''
  return (
    <>
      <section class="card form" aria-labelledby="language">
        <h2 id="language">{t('settings.language')}</h2>
        <select
          aria-labelledby="language"
          disabled={languageFixed}
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
        <Fixed is={languageFixed} />
      </section>
      <Thresholds
        days={settings.domainThresholds}
        fixed={isFixed('domainThresholds')}
        onChange={(domainThresholds) => void model.change({ domainThresholds })}
      />
      <PasswordDays
        days={settings.passwordDays}
        fixed={isFixed('passwordDays')}
        onChange={(passwordDays) => void model.change({ passwordDays })}
      />
      <section class="card form" aria-labelledby="notices">
        <h2 id="notices">{t('settings.notices')}</h2>
        <p class="muted">{t('notices.page.lead')}</p>
        <a class="btn" href={hashOf('settings', NOTICES)}>
          {t('notices.page.settings')}
        </a>
      </section>
      <p class={told === '' ? 'hidden' : 'saved'} role="status">
        {told}
      </p>
    </>
  )
}

/** Why it cannot be changed. */
const Fixed = ({ is }: { is: boolean }) => {
  const { t } = useWords()
  return is ? <small>{t('error.managed')}</small> : null
}

interface ThresholdsProps {
  readonly days: readonly number[]
  readonly fixed: boolean
  readonly onChange: (days: number[]) => void
}

const Thresholds = ({ days, fixed, onChange }: ThresholdsProps) => {
  const { t } = useWords()
  const [wrong, setWrong] = useState(false)
  return (
    <section class="card form" aria-labelledby="thresholds">
      <h2 id="thresholds">{t('nav.domains')}</h2>
      <label>
        {t('settings.thresholds')}
        <input
          inputMode="numeric"
          disabled={fixed}
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
      <Fixed is={fixed} />
    </section>
  )
}

interface PasswordDaysProps {
  readonly days: number
  readonly fixed: boolean
  readonly onChange: (days: number) => void
}

const PasswordDays = ({ days, fixed, onChange }: PasswordDaysProps) => {
  const { t } = useWords()
  const [wrong, setWrong] = useState(false)
  return (
    <section class="card form" aria-labelledby="password-days">
      <h2 id="password-days">{t('settings.password')}</h2>
      <label>
        {t('settings.password.days')}
        <input
          inputMode="numeric"
          disabled={fixed}
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
      <Fixed is={fixed} />
    </section>
  )
}
