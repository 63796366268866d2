/** Asks once more, in place, before something is taken away. */
import { useState } from 'preact/hooks'
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
  if (!asking)
    return (
      <button type="button" class="btn" onClick={() => setAsking(true)}>
        {label}
      </button>
    )
  return (
    <span class="confirm" role="alertdialog" aria-label={question}>
      <span class="s">{question}</span>
      <button type="button" class="btn danger" onClick={onConfirm}>
        {label}
      </button>
      <button type="button" class="btn" ref={(button) => button?.focus()} onClick={() => setAsking(false)}>
        {t('app.cancel')}
      </button>
    </span>
  )
}
