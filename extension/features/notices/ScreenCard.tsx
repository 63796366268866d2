/** Notices on this computer: in a browser that runs, else on the desktop. */
import { builtInChannels } from '#shared/notice-channels.ts'
import { severities } from '#shared/findings.ts'
import type { SettingsAnswer } from '#shared/settings.ts'
import { useWords } from '../../ui/words.ts'
import { leastRow } from './channel-fields.ts'
import type { ChannelsModel } from './channels-model.ts'
import { Field } from './Field.tsx'
import { TestButton, TestOutcome } from './Trial.tsx'

export interface NoticeChoice {
  readonly settings: SettingsAnswer
  readonly onChange: (changes: Partial<SettingsAnswer['notices']>) => void
}

export const ScreenCard = ({ model, settings, onChange }: NoticeChoice & { model: ChannelsModel }) => {
  const words = useWords()
  const { t } = words
  const { notices, locked } = settings
  return (
    <section class="card form" aria-labelledby="notices-screen">
      <h2 id="notices-screen">{t('notices.page.screen')}</h2>
      {builtInChannels.map((id) => (
        <div key={id} class="line">
          <div class="grow">
            <Field
              name={id}
              label={t(`settings.notices.${id}`)}
              hint={t(`channel.page.promise.${id}`)}
              value={notices[id]}
              disabled={locked.includes(`notices.${id}`)}
              onTick={(on) => onChange({ [id]: on })}
            />
          </div>
          <TestButton model={model} id={id} name={t(`channel.kind.${id}`)} />
          <TestOutcome trial={model.trials.value[id]} />
        </div>
      ))}
      <Field
        {...leastRow(words, notices.least)}
        disabled={locked.includes('notices.least')}
        onText={(value) => onChange({ least: severities.find((one) => one === value) ?? notices.least })}
      />
      {locked.some((key) => key.startsWith('notices.')) && <small>{t('error.managed')}</small>}
    </section>
  )
}
