/** A new passphrase, typed twice, with a word on its length; and, where it is asked for, the one of now. */
import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { exactText } from '../../ui/fields.ts'
import { useWords } from '../../ui/words.ts'
import { hintOf, LEAST } from './passphrase-length.ts'

export interface NewPassphraseProps {
  /** What the new one opens. */
  readonly label: string
  readonly action: string
  readonly busy: boolean
  /** The label of the passphrase of now; left out where there is none. */
  readonly given?: string
  readonly focused?: boolean
  /** Stands before the button: what else is chosen with it. */
  readonly children?: ComponentChildren
  /** Answers whether it was taken, which empties the fields. */
  readonly onSubmit: (passphrase: string, given: string) => Promise<boolean>
}

export const NewPassphrase = (props: NewPassphraseProps) => {
  const { label, action, busy, given, focused = false, children, onSubmit } = props
  const { t } = useWords()
  const id = useId()
  const hint = useSignal(hintOf(''))
  const fault = useSignal<'too-short' | 'differ' | null>(null)
  const submit = async (form: HTMLFormElement) => {
    const typed = exactText(form, 'passphrase')
    const tooShort = Array.from(typed).length < LEAST
    fault.value = tooShort ? 'too-short' : typed === exactText(form, 'again') ? null : 'differ'
    if (fault.value !== null)
      return form.querySelector<HTMLInputElement>(`[name=${tooShort ? 'passphrase' : 'again'}]`)?.focus()
    if (busy || !(await onSubmit(typed, exactText(form, 'given')))) return
    form.reset()
    hint.value = hintOf('')
  }
  const secret = (name: string, text: string, described?: string) => (
    <label>
      {text}
      <input
        name={name}
        type="password"
        autocomplete="off"
        autofocus={focused && name === (given === undefined ? 'passphrase' : 'given')}
        maxLength={1024}
        aria-describedby={described}
        aria-invalid={name !== 'given' && fault.value !== null}
        onInput={({ currentTarget }) => {
          fault.value = null
          if (name === 'passphrase') hint.value = hintOf(currentTarget.value)
        }}
      />
    </label>
  )
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit(event.currentTarget)
      }}
    >
      {given !== undefined && secret('given', given)}
      {secret('passphrase', label, `${id}-hint`)}
      <small id={`${id}-hint`} role="status">
        {t(`vault.length.${hint.value}`, { least: LEAST })}
      </small>
      {secret('again', t('vault.passphrase.again'))}
      <p class={fault.value === null ? 'hidden' : 'error'} role="alert">
        {fault.value && t(`vault.passphrase.${fault.value}`, { least: LEAST })}
      </p>
      {children}
      <button type="submit" class="btn primary" aria-disabled={busy}>
        {action}
      </button>
    </form>
  )
}
