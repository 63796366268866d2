/** Asks once more before a session is ended now: it says all that ends with it. */
import { useEffect, useRef } from 'preact/hooks'
import { useWords } from '../../ui/words.ts'
import type { SessionsModel } from './model.ts'
import { Shares } from './Shares.tsx'

export const SignOutQuestion = ({
  model,
  site,
  onDone,
}: {
  model: SessionsModel
  site: string
  /** The question is gone; what was pressed before it may be focused again. */
  onDone: () => void
}) => {
  const { t } = useWords()
  const cancel = useRef<HTMLButtonElement>(null)
  useEffect(() => cancel.current?.focus(), [])
  const close = () => {
    model.asking.value = null
    onDone()
  }
  return (
    <div
      class="ask"
      role="alertdialog"
      aria-label={t('sessions.sign-out')}
      onKeyDown={({ key }) => {
        if (key === 'Escape') close()
      }}
    >
      <Shares model={model} site={site} />
      <p class="muted s">{t('sessions.open-tabs')}</p>
      <div class="buttons">
        <button
          type="button"
          class="btn danger"
          onClick={() => {
            close()
            void model.end(site)
          }}
        >
          {t('sessions.sign-out')}
        </button>
        <button type="button" class="btn" ref={cancel} onClick={close}>
          {t('app.cancel')}
        </button>
      </div>
    </div>
  )
}
