/** A prepared mail: language and kind, the text, and the ways to send it; then the person's word that it was sent. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { languages } from '#shared/settings.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/words.ts'
import type { MailKind, MailModel } from './mail-model.ts'
import { mailtoOf } from './mailto.ts'

export interface MailCardProps {
  readonly model: MailModel
  readonly kinds: readonly MailKind[]
  readonly onKind: (kind: MailKind) => void
  /** The person says that it was sent to these; false where that could not be kept. */
  readonly onSent: (ids: readonly string[]) => Promise<boolean>
  readonly onClose: () => void
}

export const MailCard = ({ model, kinds, onKind, onSent, onClose }: MailCardProps) => {
  const words = useWords()
  const { t } = words
  const title = useRef<HTMLHeadingElement>(null)
  // it was asked for: the keyboard goes on here, and afterwards in the page
  useLayoutEffect(() => {
    const main = title.current?.closest('main')
    title.current?.focus()
    return () => main?.focus()
  }, [])
  const to = model.to.value ?? []
  const trouble = model.trouble.value
  return (
    <section class="card form letter" aria-labelledby="mail-title">
      <h2 id="mail-title" tabIndex={-1} ref={title}>
        {t('letter.title', { count: to.length })}
      </h2>
      <div class="fields">
        <label>
          {t('letter.kind')}
          <select
            value={model.kind.value}
            onChange={({ currentTarget: { value } }) => {
              const kind = kinds.find((one) => one === value)
              if (kind) onKind(kind)
            }}
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`letter.kind.${kind}`)}
              </option>
            ))}
          </select>
        </label>
        <LanguageField
          value={model.language.value}
          onChoose={(language) => void model.choose({ language })}
        />
      </div>
      {trouble && (
        <div class="line">
          <p class="error" role="alert">
            {troubleSentence(words, trouble)}
          </p>
          <button type="button" class="btn" onClick={() => void model.write()}>
            {t('app.retry')}
          </button>
        </div>
      )}
      <Sending model={model} onSent={onSent} onClose={onClose} />
    </section>
  )
}

export const LanguageField = ({
  value,
  onChoose,
}: {
  value: string
  onChoose: (language: (typeof languages)[number]) => void
}) => {
  const { t, language } = useWords()
  const names = new Intl.DisplayNames([language], { type: 'language' })
  return (
    <label>
      {t('change.field.language')}
      <select
        name="language"
        value={value}
        onChange={({ currentTarget }) => {
          const chosen = languages.find((one) => one === currentTarget.value)
          if (chosen) onChoose(chosen)
        }}
      >
        {languages.map((one) => (
          <option key={one} value={one}>
            {names.of(one)}
          </option>
        ))}
      </select>
    </label>
  )
}

const Sending = ({ model, onSent, onClose }: Pick<MailCardProps, 'model' | 'onSent' | 'onClose'>) => {
  const { t } = useWords()
  const [saying, setSaying] = useState(false)
  const to = model.to.value ?? []
  const text = model.text.value
  const emails = to.map(({ email }) => email)
  const mail = text && mailtoOf(text, emails)
  const sent = async () => {
    setSaying(true)
    const kept = await onSent(to.map(({ id }) => id))
    setSaying(false)
    if (kept) onClose()
  }
  return (
    <>
      <textarea
        rows={12}
        readOnly
        aria-label={t('letter.text')}
        value={text ? `${text.subject}\n\n${text.body}` : t('app.loading')}
      />
      <div class="buttons">
        {mail && text && to.length > 0 && (
          <>
            <a class="btn" href={mail.href}>
              <Icon name="open" size={14} />
              {t('letter.open')}
            </a>
            <CopyButton label={t('letter.copy.text')} text={`${text.subject}\n\n${text.body}`} />
            <CopyButton label={t('letter.copy.addresses', { count: to.length })} text={emails.join(', ')} />
          </>
        )}
        <button type="button" class="btn" onClick={onClose}>
          {t('app.cancel')}
        </button>
      </div>
      {mail?.lacks.text && <p class="note">{t('letter.long')}</p>}
      {mail?.lacks.addresses && <p class="note">{t('letter.many')}</p>}
      {to.length > 0 && (
        <div class="acted-box">
          <span class="grow">{t('alert.word')}</span>
          <button type="button" class="btn" aria-disabled={saying} onClick={() => !saying && void sent()}>
            {t('alert.sent')}
          </button>
        </div>
      )}
    </>
  )
}
