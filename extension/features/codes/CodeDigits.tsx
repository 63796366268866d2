/** A code in groups while it is shown, dots while it is not; and the sentence that a screen reader says once for each. */
import { useMemo } from 'preact/hooks'
import { useWords } from '../../ui/words.ts'
import { grouped, spelled } from './entry-words.ts'
import type { RevealModel } from './reveal-model.ts'

export const CodeDigits = ({ model, id, digits }: { model: RevealModel; id: string; digits: number }) => {
  const { t } = useWords()
  const shown = model.shown.value
  const own = shown?.id === id ? shown : null
  if (own === null)
    return (
      <span class="digits veiled" aria-hidden="true">
        {grouped('•'.repeat(digits))}
      </span>
    )
  return (
    <span class="digits">
      <span aria-hidden="true">{grouped(own.code)}</span>
      <span class="hidden">{spelled(own.code)}</span>
      {own.counter !== null && <small>{t('codes.number', { number: own.counter })}</small>}
      {own.next !== null && (
        <small>
          <span aria-hidden="true">{t('codes.then', { code: grouped(own.next) })}</span>
          <span class="hidden">{t('codes.then', { code: spelled(own.next) })}</span>
        </small>
      )}
    </span>
  )
}

/** Told when a code is shown, when the next one is known, and when it is hidden again; not each second. */
export const CodeSaid = ({ model }: { model: RevealModel }) => {
  const { t } = useWords()
  const shown = model.shown.value
  const said = useMemo(() => {
    if (shown === null) return t('codes.say.hidden')
    const left = secondsLeft(model)
    const code = spelled(shown.code)
    if (left === null) return code
    return shown.next === null
      ? t('codes.say.shown', { code, seconds: left })
      : t('codes.say.next', { code, seconds: left, next: spelled(shown.next) })
  }, [shown?.id, shown?.code, shown?.next])
  const was = useMemo(() => ({ shown: false }), [])
  was.shown ||= shown !== null
  return (
    <p class="hidden" role="status">
      {was.shown ? said : ''}
    </p>
  )
}

/** Of the code that is shown; null for one without an end. */
export function secondsLeft({ shown, now }: RevealModel): number | null {
  const until = shown.value?.until ?? null
  return until === null ? null : Math.max(0, Math.ceil((until - now.value) / 1000))
}
