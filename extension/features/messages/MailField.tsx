/** The mail as it was received, and whose word on its sender counts. */
import { useRef, useState } from 'preact/hooks'
import { MOST_SENT } from '#shared/messages.ts'
import type { SettingsAnswer } from '#shared/settings.ts'
import { DropField } from '../../ui/DropField.tsx'
import { useWords } from '../../ui/words.ts'
import { hasHeader, textOfFile, textOfPaste, type MailText } from './mail-text.ts'
import type { MessagesModel } from './model.ts'
import { DnsTick, isFixed, ReceiverField, type MessageSettingsProps } from './SettingsCard.tsx'

export interface MailFieldProps extends Pick<MessageSettingsProps, 'onSettings'> {
  readonly model: MessagesModel
  /** `null` until they were read. */
  readonly settings: SettingsAnswer | null
}

export const MailField = ({ model, settings, onSettings }: MailFieldProps) => {
  const { t } = useWords()
  const area = useRef<HTMLTextAreaElement>(null)
  const keep = useRef<HTMLInputElement>(null)
  const known = settings?.messages.receiver ?? null
  const fixed = settings !== null && isFixed(settings, 'receiver')
  // as it stands when the form is sent, which is right after it was changed
  const receiver = useRef(known)
  const [fault, setFault] = useState<'empty' | 'headless' | null>(null)
  const [cut, setCut] = useState(false)
  const check = async (reading: Promise<MailText>) => {
    const mail = await reading
    const found = mail.text.trim() === '' ? 'empty' : hasHeader(mail.text) ? null : 'headless'
    setFault(found)
    setCut(mail.cut)
    if (found !== null) {
      model.forget()
      area.current?.focus()
      return
    }
    if (settings && keep.current?.checked)
      await onSettings({ ...settings.messages, receiver: receiver.current })
    await model.check(mail, receiver.current)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!model.busy.peek()) void check(textOfPaste(area.current?.value ?? ''))
      }}
    >
      <DropField
        title={t('message.field')}
        choose={t('message.open')}
        accept=".eml,.txt,message/rfc822,text/plain"
        busy={model.busy.value}
        fault={fault && t(`message.${fault}`)}
        onFile={(file) => check(textOfFile(file))}
        onText={(text) => void check(textOfPaste(text))}
        buttons={
          <button type="submit" class="btn primary" aria-disabled={model.busy.value}>
            {t(model.busy.value ? 'message.checking' : 'message.check')}
          </button>
        }
      >
        <p>{t('message.lead')}</p>
        <label>
          {t('message.paste')}
          <textarea
            ref={area}
            name="mail"
            rows={7}
            spellcheck={false}
            autocomplete="off"
            aria-describedby="mail-hint"
          />
        </label>
        <small id="mail-hint">{t('message.hint')}</small>
        {cut && <p class="note">{t('message.sent-cut', { mb: MOST_SENT / 1024 / 1024 })}</p>}
        <ReceiverField
          key={known}
          value={known}
          fixed={fixed}
          onChange={(name) => (receiver.current = name)}
        />
        {settings && (
          <>
            {!fixed && (
              <label class="tick">
                <input ref={keep} type="checkbox" name="keep" />
                {t('message.receiver.keep')}
              </label>
            )}
            <DnsTick settings={settings} onSettings={onSettings} />
          </>
        )}
      </DropField>
    </form>
  )
}
