/** A form of one line: a field for a name or an address, its button, and what is to be said of it below. */
import { useLayoutEffect, useRef } from 'preact/hooks'

export interface LineFieldProps {
  /** Unique on its page. */
  readonly name: string
  readonly label: string
  readonly action: string
  /** What to type, what is wrong with it, or how far it is. */
  readonly said: string
  /** `said` is what is wrong. */
  readonly isWrong: boolean
  readonly primary?: boolean
  readonly disabled?: boolean
  /** The keyboard begins here. */
  readonly focused?: boolean
  /** Called with what was typed, or nothing; answers whether it was taken, which leaves the field empty. */
  readonly onSubmit: (text: string) => boolean | Promise<boolean> | void
  readonly onInput?: () => void
}

export const LineField = (props: LineFieldProps) => {
  const { name, label, action, said, isWrong, primary = false, disabled = false, focused = false } = props
  const field = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    if (focused) field.current?.focus()
  }, [])
  const submit = async () => {
    const input = field.current
    const text = input?.value.trim() ?? ''
    if (!input || disabled) return
    const isTaken = await props.onSubmit(text)
    if (isTaken === undefined) return
    // what could not be taken is left to be corrected
    if (isTaken) input.value = ''
    input.focus()
  }
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <label>
        {label}
        <span class="line">
          <input
            ref={field}
            name={name}
            class="grow"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            inputMode="url"
            aria-invalid={isWrong}
            aria-describedby={`${name}-said`}
            onInput={props.onInput}
          />
          <button type="submit" class={primary ? 'btn primary' : 'btn'} aria-disabled={disabled}>
            {action}
          </button>
        </span>
      </label>
      <small id={`${name}-said`} class={isWrong ? 'error' : ''} role="status">
        {said}
      </small>
    </form>
  )
}
