/** What came of the last press, and what is to be known of all codes; each is said once, where it happens. */
import { troubleSentence } from '../../core/trouble-words.ts'
import { useWords } from '../../ui/words.ts'
import { COPIED_FOR } from './clipboard.ts'
import type { CodesModel } from './model.ts'
import type { RevealModel } from './reveal-model.ts'

export const FillNote = ({ model }: { model: CodesModel }) => {
  const words = useWords()
  const { t } = words
  const outcome = model.filled.value?.outcome ?? null
  const isDone = outcome === 'filled'
  return (
    <p class={outcome === null ? 'hidden' : isDone ? 'code-note ok' : 'code-note warning'} role="status">
      {outcome === null
        ? ''
        : typeof outcome === 'string'
          ? t(`codes.fill.${outcome}`)
          : troubleSentence(words, outcome)}
    </p>
  )
}

export const CopyNote = ({ model }: { model: CodesModel }) => {
  const { t } = useWords()
  const copied = model.copied.value
  return (
    <p class={copied === null ? 'hidden' : 'code-note notice'} role="status">
      {copied && t(`codes.copied.${copied}`, { seconds: COPIED_FOR })}
    </p>
  )
}

/** A clock that is off makes codes that no site takes. */
export const ClockNote = ({ model }: { model: RevealModel }) => {
  const { t } = useWords()
  const { clockOffMs = null } = model.clockOff.value ?? {}
  if (clockOffMs === null) return null
  return (
    <p class="code-note warning" role="alert">
      {t('codes.clock', {
        seconds: Math.round(Math.abs(clockOffMs) / 1000),
        way: clockOffMs > 0 ? 'ahead' : 'behind',
      })}
    </p>
  )
}
