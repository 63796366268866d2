/** Puts a text into the clipboard, and says that it lies there. */
import { useState } from 'preact/hooks'
import { useWords } from './words.ts'

export const CopyButton = ({ label, text }: { label: string; text: string }) => {
  const { t } = useWords()
  const [copied, setCopied] = useState('')
  return (
    <>
      <button
        type="button"
        class="btn"
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(text))}
      >
        {label}
      </button>
      <span class={copied === text ? 'saved' : 'hidden'} role="status">
        {copied === text ? t('change.copied') : ''}
      </span>
    </>
  )
}
