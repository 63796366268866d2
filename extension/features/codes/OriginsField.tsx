/** Where a code may be filled in: a list of exact addresses. What is still in the field counts as typed when the form is sent. */
import { useSignal, type Signal } from '@preact/signals'
import { useId, useRef } from 'preact/hooks'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/words.ts'
import { hostOf } from './entry-words.ts'
import { originTyped } from './origin-typed.ts'

const MOST = 10

export const OriginsField = ({ origins }: { origins: Signal<readonly string[]> }) => {
  const { t } = useWords()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const isWrong = useSignal(false)
  const add = () => {
    const typed = input.current?.value ?? ''
    if (typed.trim() === '') return
    const origin = originTyped(typed)
    isWrong.value = origin === null
    if (origin === null || !input.current) return
    origins.value = [...new Set([...origins.peek(), origin])].slice(0, MOST)
    input.current.value = ''
  }
  return (
    <fieldset class="origins">
      <legend>{t('codes.origins')}</legend>
      <small>{t('codes.origins.hint')}</small>
      {origins.value.length > 0 && (
        <ul>
          {origins.value.map((origin) => (
            <li key={origin} class="line">
              <bdi class="mono grow">{hostOf(origin)}</bdi>
              <button
                type="button"
                class="icon-btn"
                aria-label={t('codes.origins.remove', { host: hostOf(origin) ?? '' })}
                title={t('codes.origins.remove', { host: hostOf(origin) ?? '' })}
                onClick={() => {
                  origins.value = origins.peek().filter((one) => one !== origin)
                  input.current?.focus()
                }}
              >
                <Icon name="close" size={14} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <label>
        {t('codes.origins.add')}
        <span class="line">
          <input
            ref={input}
            name="origin"
            class="grow"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            inputMode="url"
            placeholder="login.example.com"
            aria-invalid={isWrong.value}
            aria-describedby={id}
            // before a press on the button that sends the form
            onBlur={add}
            onInput={() => (isWrong.value = false)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              add()
            }}
          />
          <button type="button" class="btn" onClick={add}>
            {t('codes.origins.add.action')}
          </button>
        </span>
      </label>
      <small id={id} class={isWrong.value ? 'error' : 'hidden'} role="status">
        {isWrong.value ? t('codes.origins.wrong') : ''}
      </small>
    </fieldset>
  )
}
