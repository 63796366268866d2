/** One press, where the browser can start the program; and one field for six digits, which sends itself. */
import { useEffect, useRef } from 'preact/hooks'
import { allowHost, askHost, mayAskHost, wasAllowed } from '../../core/native.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { Command } from '../../ui/State.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/words.ts'
import type { PairingModel } from './model.ts'

export const PairingPanel = ({ model, again }: { model: PairingModel; again: boolean }) => {
  const words = useWords()
  const { t } = words
  const field = useRef<HTMLInputElement>(null)
  const trouble = model.trouble.value
  const busy = model.busy.value
  const press = (isAllowed: () => Promise<boolean>) =>
    model.press(async () => ((await isAllowed()) ? askHost('pair') : null))
  useEffect(() => {
    const goOn = async () => {
      if (await wasAllowed()) await press(mayAskHost)
    }
    void goOn()
  }, [])
  useEffect(() => {
    if (busy || !field.current) return
    if (trouble) field.current.value = ''
    // a question that stands elsewhere on the page stays in view
    field.current.focus({ preventScroll: true })
  }, [trouble, busy])
  return (
    <div class="state">
      <span class="glyph large notice">
        <Icon name="link" size={20} />
      </span>
      <h1>{t(again ? 'pairing.again' : 'trouble.not-paired.title')}</h1>
      <button type="button" class="btn primary wide" disabled={busy} onClick={() => void press(allowHost)}>
        {t('pairing.connect')}
      </button>
      <p class="muted s">{t('pairing.connect.why')}</p>
      {model.failed.value && (
        <p class="error" role="alert">
          {t('pairing.failed')}
        </p>
      )}
      <p class="muted">{t('pairing.text')}</p>
      <input
        ref={field}
        class="code"
        aria-label={t('pairing.code')}
        aria-invalid={trouble !== null}
        aria-describedby="pairing-error"
        inputMode="numeric"
        autocomplete="one-time-code"
        maxLength={7}
        placeholder="000000"
        readOnly={busy}
        onInput={({ currentTarget }) => void model.type(currentTarget.value)}
      />
      <p class="error" id="pairing-error" role="alert">
        {busy ? t('pairing.busy') : trouble ? troubleSentence(words, trouble) : ''}
      </p>
      <div class="how">
        <h2>{t('pairing.how')}</h2>
        <p class="muted s">{t('pairing.start')}</p>
        <Command>npx latchkey start</Command>
        <p class="muted s">{t('pairing.how.code')}</p>
        <Command>npx latchkey pair</Command>
      </div>
    </div>
  )
}
