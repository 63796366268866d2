/** Asks once more, in place, before something is taken away. */
import { useRef, useState } from 'preact/hooks'
import { useWords } from './words.ts'

export const ConfirmButton = ({
  label,
  question,
  onConfirm,
}: {
  label: string
  question: string
  onConfirm: () => void
}) => {
  const { t } = useWords()
  const [asking, setAsking] = useState(false)
  const returning = useRef(false)
  const close = () => {
    returning.current = true
    setAsking(false)
  }
  if (!asking)
    return (
      <button
        type="button"
        class="btn"
        ref={(button) => {
          // the question is gone: the keyboard goes on where it began
          if (!button || !returning.current) return
          returning.current = false
          button.focus()
        }}
        onClick={() => setAsking(true)}
      >
        {label}
      </button>
    )
  return (
    <span
      class="confirm"
      role="alertdialog"
      aria-label={question}
      onKeyDown={({ key }) => {
        if (key === 'Escape') close()
      }}
    >
      <span class="s">{question}</span>
      <button
        type="button"
        class="btn danger"
        onClick={() => {
          close()
          onConfirm()
        }}
      >
        {label}
      </button>
      <button type="button" class="btn" ref={(button) => button?.focus()} onClick={close}>
        {t('app.cancel')}
      </button>
    </span>
  )
}
