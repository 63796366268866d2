/** How messages are checked: whose results are believed, and whether DNS may be asked. Kept as soon as it is chosen. */
import type { SettingsAnswer } from '#shared/settings.ts'
import { useWords } from '../../ui/words.ts'

type MessageSettings = SettingsAnswer['messages']

export interface MessageSettingsProps {
  readonly settings: SettingsAnswer
  readonly onSettings: (messages: MessageSettings) => Promise<void> | void
}

export const isFixed = ({ locked }: SettingsAnswer, key: keyof MessageSettings): boolean =>
  locked.includes(`messages.${key}`)

export const SettingsCard = ({ settings, onSettings }: MessageSettingsProps) => {
  const { t } = useWords()
  const { messages } = settings
  const fixed = isFixed(settings, 'receiver')
  return (
    <section class="card form" aria-labelledby="messages">
      <h2 id="messages">{t('nav.message')}</h2>
      <ReceiverField
        value={messages.receiver}
        fixed={fixed}
        onChange={(receiver) => void onSettings({ ...messages, receiver })}
      />
      <DnsTick settings={settings} onSettings={onSettings} />
      {(fixed || isFixed(settings, 'dns')) && <small>{t('error.managed')}</small>}
    </section>
  )
}

interface ReceiverFieldProps {
  readonly value: string | null
  readonly fixed: boolean
  readonly onChange: (receiver: string | null) => void
}

/** The authserv-id (RFC 8601): whose results are believed. */
export const ReceiverField = ({ value, fixed, onChange }: ReceiverFieldProps) => {
  const { t } = useWords()
  return (
    <>
      <label>
        {t('message.receiver')}
        <input
          name="receiver"
          maxLength={253}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          placeholder="mx.example.com"
          disabled={fixed}
          defaultValue={value ?? ''}
          aria-describedby="receiver-hint"
          onChange={({ currentTarget }) => {
            // a name has no spaces in it
            const name = currentTarget.value.replaceAll(/\s/g, '')
            onChange(name === '' ? null : name)
          }}
        />
      </label>
      <small id="receiver-hint">{t('message.receiver.hint')}</small>
    </>
  )
}

export const DnsTick = ({ settings, onSettings }: MessageSettingsProps) => {
  const { t } = useWords()
  const { messages } = settings
  return (
    <label class="tick">
      <input
        type="checkbox"
        name="dns"
        disabled={isFixed(settings, 'dns')}
        checked={messages.dns}
        onChange={({ currentTarget }) => void onSettings({ ...messages, dns: currentTarget.checked })}
      />
      <span>
        {t('message.dns')}
        <small class="block">{t('message.dns.text')}</small>
      </span>
    </label>
  )
}
